// The validation report of a dataset that was just registered, and what to do next.
import { h } from '../dom.js';
import { link } from '../router.js';
import { plural, whole } from '../words.js';
import { embedButton } from './embed.js';
import { datasetFacts, labels, warnings } from './facts.js';

export function report(dataset) {
  const flawless = dataset.validation.warnings.length === 0;
  return h('article', { class: 'card stack', 'aria-label': 'Validation report' },
    h('div', { class: 'view-head' },
      h('div', {},
        h('h2', {}, h('a', { href: link(`datasets/${dataset.name}`) }, dataset.name), ` holds ${plural(dataset.examples, 'example')}`),
        h('p', { class: 'muted' }, flawless ? 'Every row was read and nothing looks odd.' : `${whole(dataset.validation.warnings.length)} thing(s) to look at.`)),
      h('span', { class: `chip ${flawless ? 'good' : 'warn'}` }, flawless ? 'valid' : 'valid, with warnings')),
    warnings(dataset),
    datasetFacts(dataset),
    labels(dataset),
    embedButton(`datasets/${dataset.name}`, 'taskemb', 'Compute its embedding'));
}
