// Drop a file, name it, and read what the service found in it.
import { api } from '../api.js';
import { announce, h } from '../dom.js';
import { busy } from './busy.js';
import { button, field } from './field.js';
import { report } from './report.js';
import { percent } from '../words.js';

const ENDINGS = /\.(jsonl|ndjson|json|csv|tsv|txt|parquet|gz)$/i;

export function uploader() {
  const place = h('div', { class: 'stack' });
  const chosen = (files) => files.length > 0 && place.replaceChildren(form(files[0], place));
  const input = h('input', {
    type: 'file', class: 'unseen', 'aria-label': 'File of labelled examples', on: { change: (event) => chosen(event.target.files) },
  });
  const zone = h('div', {
    class: 'drop', on: {
      dragover: (event) => {
        event.preventDefault();
        zone.classList.add('over');
      },
      dragleave: () => zone.classList.remove('over'),
      drop: (event) => {
        event.preventDefault();
        zone.classList.remove('over');
        chosen(event.dataTransfer.files);
      },
    },
  },
  h('div', { class: 'stack tight' },
    h('h2', {}, 'Drop a file of labelled examples here'),
    h('p', { class: 'muted small' }, 'CSV, TSV, JSONL, Parquet or SQuAD JSON, plain or gzip, with a text and a label.')),
  input, button('Choose a file', () => input.click()));
  return h('section', { class: 'stack', 'aria-label': 'Add a dataset' }, zone, place);
}

function form(file, place) {
  const name = h('input', { type: 'text', required: true, pattern: '[a-z0-9][a-z0-9._\\-]{0,127}', value: nameFor(file.name), autocomplete: 'off' });
  const family = h('input', { type: 'text', autocomplete: 'off' });
  const language = h('input', { type: 'text', autocomplete: 'off' });
  const license = h('input', { type: 'text', autocomplete: 'off' });
  const refused = h('div');
  const bar = h('span');
  const progress = h('span', { class: 'progress', role: 'progressbar', 'aria-label': 'Upload', 'aria-valuemin': '0', 'aria-valuemax': '100', hidden: true }, bar);
  const submit = h('button', { class: 'primary' }, 'Register it');
  const element = h('form', {
    class: 'card form', 'aria-label': 'New dataset', on: {
      submit: async (event) => {
        event.preventDefault();
        progress.hidden = false;
        const dataset = await busy(submit, refused, () => api.uploadDataset(file, {
          name: name.value, ...given({ family, language, license }),
        }, (loaded, total) => {
          bar.style.setProperty('width', percent(loaded / total));
          progress.setAttribute('aria-valuenow', String(Math.round((100 * loaded) / total)));
        }));
        progress.hidden = true;
        if (dataset) {
          place.replaceChildren(report(dataset));
          announce(`${dataset.name} is registered. Its validation report follows.`);
        }
      },
    },
  },
  h('div', { class: 'whole' }, h('h2', {}, file.name)),
  field('Name', name, 'Small letters, digits, dots, dashes'),
  field('Family', family, 'Kind of task, such as sentiment'),
  field('Language', language, 'Such as en'),
  field('Licence', license, 'Such as CC-BY-4.0'),
  h('div', { class: 'whole stack' }, h('div', { class: 'actions' }, submit, button('Cancel', () => place.replaceChildren())), progress, refused));
  requestAnimationFrame(() => name.select());
  return element;
}

function given(fields) {
  return Object.fromEntries(Object.entries(fields)
    .map(([key, input]) => [key, input.value.trim()])
    .filter(([, value]) => value));
}

/** A name that the service takes, made from that of the file. */
function nameFor(fileName) {
  let name = fileName.toLowerCase();
  while (ENDINGS.test(name)) {
    name = name.replace(ENDINGS, '');
  }
  return name.replace(/[^a-z0-9._-]+/g, '-').replace(/^[^a-z0-9]+/, '').slice(0, 128) || 'dataset';
}
