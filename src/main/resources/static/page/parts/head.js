// The head of a view: its name, one sentence, and what can be done.
import { h } from '../dom.js';

export function head(title, lead, ...actions) {
  return h('div', { class: 'view-head' },
    h('div', {}, h('h1', {}, title), lead && h('p', { class: 'lead' }, lead)),
    actions.length > 0 && h('div', { class: 'actions' }, actions));
}
