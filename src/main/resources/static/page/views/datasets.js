// Every dataset, and a place to drop new ones.
import { api } from '../api.js';
import { h } from '../dom.js';
import { empty } from '../parts/empty.js';
import { head } from '../parts/head.js';
import { paged } from '../parts/more.js';
import { remover } from '../parts/remover.js';
import { table } from '../parts/table.js';
import { uploader } from '../parts/uploader.js';
import { link } from '../router.js';
import { TASK_TYPES, whole } from '../words.js';

export async function view({ signal }) {
  const place = h('div');
  const remove = remover((name) => `Delete ${name}?`, 'Its embeddings go with it. Transfers that were measured on it stay.',
    api.deleteDataset, place);
  return h('div', { class: 'view' },
    head('Datasets', 'Labelled examples of a task. Each becomes one point of the space.'),
    uploader(),
    place,
    await paged(api.datasets, (datasets) => table('Datasets', [
      { name: 'Name', cell: (dataset) => h('a', { href: link(`datasets/${dataset.name}`) }, dataset.name) },
      { name: 'Family', cell: (dataset) => dataset.family && h('span', { class: 'chip' }, dataset.family) },
      { name: 'Task', cell: (dataset) => `${TASK_TYPES[dataset.taskType]}${dataset.format === 'pair' ? ' of pairs' : ''}` },
      { name: 'Rows', number: true, cell: (dataset) => whole(dataset.examples) },
      { name: 'Labels', number: true, cell: (dataset) => (dataset.labels.length ? whole(dataset.labels.length) : '') },
      { name: '', cell: (dataset) => h('div', { class: 'actions' },
        h('a', { class: 'button small', href: link('rank', { target: `datasets/${dataset.name}` }), 'aria-label': `Rank for ${dataset.name}` }, 'Rank'),
        remove(dataset.name)) },
    ], datasets), empty('No dataset yet', 'Drop a file above: CSV, TSV, JSONL, Parquet or SQuAD JSON, plain or gzip. Columns and task '
      + 'are found for you.'), signal));
}
