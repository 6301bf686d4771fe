// What went wrong and what would work, in the service's own words.
import { h } from '../dom.js';
import { plural } from '../words.js';

const SHOWN = 8;

export function problem(failure) {
  const told = failure.problem ?? { title: 'Something went wrong on this page', detail: failure.message, errors: [] };
  const places = told.errors.filter((error) => error.detail !== told.detail);
  return h('div', { class: 'notice bad', role: 'alert' },
    h('h2', {}, told.title),
    h('p', {}, told.detail),
    places.length > 0 && h('ul', { class: 'small' }, places.slice(0, SHOWN).map((error) => h('li', {},
      h('strong', {}, error.line ? `Line ${error.line}` : error.pointer), ' ', error.detail))),
    places.length > SHOWN && h('p', { class: 'small' }, `and ${plural(places.length - SHOWN, 'more place')}`),
    told.requestId && h('p', { class: 'small muted' }, 'Request ', h('code', {}, told.requestId)));
}
