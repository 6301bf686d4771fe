// One dataset.
import { api } from '../api.js';
import { h } from '../dom.js';
import { embedded } from '../parts/embedded.js';
import { datasetFacts, labels, warnings } from '../parts/facts.js';
import { head } from '../parts/head.js';
import { remover } from '../parts/remover.js';
import { go, link } from '../router.js';
import { since } from '../words.js';

const SHOWN = 5;

export async function view({ ref, signal }) {
  const [dataset, examples, embeddings] = await Promise.all([
    api.dataset(ref, signal), api.datasetExamples(ref, SHOWN, signal), api.embeddings(`datasets/${ref}`, signal)]);
  const reference = `datasets/${dataset.name}`;
  const place = h('div');
  const remove = remover((name) => `Delete ${name}?`, 'Its embeddings go with it. Transfers that were measured on it stay.',
    api.deleteDataset, place, () => go(link('datasets')));
  return h('div', { class: 'view' },
    head(dataset.name, dataset.description ?? `Registered ${since(dataset.createdAt)}.`,
      h('a', { class: 'button primary', href: link('rank', { target: reference }) }, 'Rank for it'),
      h('a', { class: 'button', href: link('similarities', { around: reference }) }, 'Similarities'),
      remove(dataset.name)),
    place,
    warnings(dataset),
    h('section', { class: 'card stack' }, h('h2', {}, 'What it holds'), datasetFacts(dataset), labels(dataset)),
    h('section', { class: 'card stack' }, h('h2', {}, 'Some examples'), h('ul', { class: 'parts' }, examples.data.map((example) => h('li', {},
      h('span', { class: 'text' }, example.text, example.textPair && h('span', { class: 'muted' }, `\n${example.textPair}`)),
      h('span', { class: 'chip' }, example.label ?? ''))))),
    embedded(reference, embeddings.data));
}
