// Counts as bars.
import { h } from '../dom.js';
import { whole } from '../words.js';

export function bars(label, counts) {
  const most = Math.max(...counts.map(([, count]) => count), 1);
  return h('ul', { class: 'bars', 'aria-label': label }, counts.map(([name, count]) => h('li', {},
    h('span', { class: 'name' }, name),
    h('span', { class: 'bar' }, h('span', { style: { width: `${(100 * count) / most}%` } })),
    h('span', { class: 'number small muted' }, whole(count)))));
}
