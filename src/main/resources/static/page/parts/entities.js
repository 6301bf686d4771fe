// What can be ranked, to choose from.
import { all, api } from '../api.js';
import { h } from '../dom.js';

const FIRST = 200;
const MOST = 5000;

/**
 * References of what is registered, by kind: at once those of the first page and, where there are more, `rest` as a promise
 * of the same with all of them.
 */
export async function entities(signal) {
  const pages = await Promise.all([api.datasets, api.models, api.prompts].map((listing) => listing({ limit: FIRST }, signal)));
  const first = named(pages.map((page) => page.data));
  if (pages.some((page) => page.hasMore)) {
    first.rest = Promise.all([api.datasets, api.models, api.prompts].map((listing) => all(listing, MOST, signal))).then(named);
    first.rest.catch(() => {}); // the first page is enough to go on with
  }
  return first;
}

function named(lists) {
  const [datasets, models, prompts] = ['datasets', 'models', 'prompts'].map((collection, i) => lists[i]
    .map((item) => ({ reference: `${collection}/${item.name}`, name: item.name, family: item.family }))
    .sort((a, b) => a.name.localeCompare(b.name)));
  return { datasets, models, prompts };
}

/** A menu of entities; datasets stand under their family. */
export function entitySelect(known, chosen, onChange, none) {
  const select = h('select', { on: { change: (event) => onChange(event.target.value) } });
  const fill = (entities, value) => select.replaceChildren(...options(entities, value, none));
  fill(known, chosen);
  known.rest?.then((entities) => fill(entities, select.value), () => {});
  return select;
}

function options({ datasets, models, prompts }, chosen, none) {
  const option = ({ reference, name }) => h('option', { value: reference, selected: reference === chosen }, name);
  const group = (label, items) => items.length > 0 && h('optgroup', { label }, items.map(option));
  const families = Map.groupBy(datasets, ({ family }) => family ?? '');
  const listed = [...datasets, ...models, ...prompts].some(({ reference }) => reference === chosen);
  return [
    h('option', { value: '', selected: !chosen }, none),
    chosen && !listed && h('option', { value: chosen, selected: true }, chosen),
    ...[...families.keys()].sort().map((family) => group(family ? `Datasets: ${family}` : 'Datasets', families.get(family))),
    group('Models', models),
    group('Prompts', prompts),
  ].filter(Boolean);
}
