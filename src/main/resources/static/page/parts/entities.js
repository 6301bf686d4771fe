// What can be ranked, to choose from.
import { all, api } from '../api.js';
import { h } from '../dom.js';

const MOST = 2000;

/** References of everything registered, grouped by kind. */
export async function entities(signal) {
  const [datasets, models, prompts] = await Promise.all(
    [api.datasets, api.models, api.prompts].map((listing) => all(listing, MOST, signal)),
  );
  const named = (collection, items) => items
    .map((item) => ({ reference: `${collection}/${item.name}`, name: item.name, family: item.family }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return {
    datasets: named('datasets', datasets), models: named('models', models), prompts: named('prompts', prompts),
  };
}

/** A menu of entities; datasets stand under their family. */
export function entitySelect({ datasets, models, prompts }, chosen, onChange, none) {
  const option = ({ reference, name }) => h('option', { value: reference, selected: reference === chosen }, name);
  const group = (label, items) => items.length > 0 && h('optgroup', { label }, items.map(option));
  const families = Map.groupBy(datasets, ({ family }) => family ?? '');
  return h('select', { on: { change: (event) => onChange(event.target.value) } },
    none && h('option', { value: '', selected: !chosen }, none),
    [...families.keys()].sort().map((family) => group(family ? `Datasets: ${family}` : 'Datasets', families.get(family))),
    group('Models', models),
    group('Prompts', prompts));
}
