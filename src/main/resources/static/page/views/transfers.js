// Measured transfers.
import { api } from '../api.js';
import { h } from '../dom.js';
import { empty } from '../parts/empty.js';
import { head } from '../parts/head.js';
import { paged } from '../parts/more.js';
import { table } from '../parts/table.js';
import { link } from '../router.js';
import { decimal, nameOf } from '../words.js';

export async function view({ query, signal }) {
  const named = (reference) => h('a', { href: link(reference) }, nameOf(reference));
  return h('div', { class: 'view' },
    head('Measured transfers', [query.source && `from ${nameOf(query.source)}`, query.target && `to ${nameOf(query.target)}`].filter(Boolean).join(' ') || 'All of them'),
    await paged((page) => api.transfers({ ...query, ...page }, signal), (transfers) => table('Measured transfers', [
      { name: 'Source', cell: (transfer) => named(transfer.source) },
      { name: 'Target', cell: (transfer) => named(transfer.target) },
      { name: 'Base model', cell: (transfer) => transfer.baseModel ?? '' },
      { name: 'Score', number: true, cell: (transfer) => decimal(transfer.score) },
      { name: 'Without', number: true, cell: (transfer) => (transfer.baseline === null ? '' : decimal(transfer.baseline)) },
      { name: 'Metric', cell: (transfer) => transfer.metric ?? '' },
    ], transfers), empty('Nothing is measured', 'Record what you measured with POST /transfers.'), signal));
}
