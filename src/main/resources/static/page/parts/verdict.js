// The answer in one sentence, and in plain words how far to trust it.
import { h } from '../dom.js';
import { link } from '../router.js';
import { nameOf, percent, signedPercent } from '../words.js';

export function verdict(found) {
  const first = found.results[0];
  if (!first) {
    return null;
  }
  return found.calibrated && found.recommendation ? measured(found, first) : unmeasured(found, first);
}

function measured(found, first) {
  const { transfer, reason } = found.recommendation;
  return h('div', { class: `card verdict ${transfer ? 'sure' : 'plain'}` },
    h('p', { class: 'answer' }, transfer
      ? ['Start from ', source(first.source), `: ${signedPercent(first.expectedGain.mean)} expected`]
      : 'Better train on your own data alone'),
    h('p', { class: 'muted' }, reason, ` ${transfer ? 'In' : 'The best source, '}`,
      transfer ? ` 95 of 100 cases the gain lies between ${signedPercent(first.expectedGain.low)} and `
        + `${signedPercent(first.expectedGain.high)}; the chance that it harms is ${percent(first.harmProbability)}.`
        : [source(first.source), `, would harm with a chance of ${percent(first.harmProbability)}.`]));
}

function unmeasured(found, first) {
  const why = found.unavailable.expectedGain;
  return h('div', { class: 'card verdict plain' },
    h('p', { class: 'answer' }, source(first.source), ' comes first, but nobody has measured a gain'),
    h('p', { class: 'muted' }, why, ' It is a good guess where to look, not a promise: on published transfers the first pick by '
      + 'text similarity harms in three of ten cases.'),
    h('p', { class: 'small' }, 'Record what you measure with ', h('code', {}, 'POST /transfers'),
      ', or let the service measure with ', h('code', {}, 'POST /transfers/measurements'), '; the ranking learns from it.'));
}

function source(reference) {
  return h('a', { href: link(reference) }, nameOf(reference));
}
