// Nothing here yet, and what to do about it.
import { h } from '../dom.js';

export function empty(title, text, ...actions) {
  return h('div', { class: 'empty' }, h('h2', {}, title), h('p', {}, text), actions.length > 0 && h('div', { class: 'actions' }, actions));
}
