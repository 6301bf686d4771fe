// A table that turns into cards on a phone.
import { h } from '../dom.js';

/**
 * @param caption what the table lists, for those who cannot see it
 * @param columns name, cell(row) and whether it holds numbers; the first is the header of its row
 * @param empty columns without a name are for buttons
 */
export function table(caption, columns, rows) {
  return h('div', { class: 'table-wrap' }, h('table', { class: 'cards' },
    h('caption', { class: 'unseen' }, caption),
    h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col', class: column.number && 'number' },
      column.name || h('span', { class: 'unseen' }, 'Actions'))))),
    h('tbody', {}, rows.map((row) => h('tr', {}, columns.map((column, i) => h(i === 0 ? 'th' : 'td', {
      scope: i === 0 ? 'row' : null,
      class: column.number && 'number',
      'data-column': i === 0 ? null : column.name,
    }, column.cell(row))))))));
}
