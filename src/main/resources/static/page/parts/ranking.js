// A ranking as people read it: the answer in one sentence, then every source with what speaks for it.
import { freshId, h } from '../dom.js';
import { link } from '../router.js';
import { REASONS, cosine, decimal, nameOf, kindOf, percent, plural, signedPercent } from '../words.js';
import { empty } from './empty.js';
import { explanation } from './explanation.js';
import { axis, barTrack, intervalTrack } from './track.js';
import { verdict } from './verdict.js';

/** All parts of the answer of GET /rank. */
export function ranking(found, asked) {
  return [
    verdict(found),
    found.results.length ? results(found, asked) : empty('No source is left', 'Every source was set aside; below it says why. '
      + 'Register more, or embed those that have no embedding.'),
    found.excluded.length > 0 && excluded(found.excluded),
    h('p', { class: 'small muted' }, basis(found)),
  ].filter(Boolean);
}

function basis(found) {
  const space = found.space
    ? `Vectors of ${found.space.method} on ${found.space.surrogate}${found.space.pool ? `, models and prompts on the pool ${found.space.pool}` : ''}. `
    : 'No vectors were compared. ';
  return space + (found.evidence.transfers
    ? `Learned from ${plural(found.evidence.transfers, 'measured transfer')} to ${plural(found.evidence.targets, 'target')}.`
    : 'No measured transfer was used.');
}

function results(found, asked) {
  const calibrated = found.calibrated && found.results.every((result) => result.expectedGain);
  const numbers = found.results.flatMap((result) => (calibrated
    ? [result.expectedGain.low, result.expectedGain.high] : [result.score]));
  const at = axis(numbers);
  const methods = [...new Set(found.results.flatMap((result) => Object.keys(result.similarity)))];
  const columns = 4 + (calibrated ? 1 : 0) + methods.length;
  return h('div', { class: 'table-wrap' }, h('table', { class: 'cards ranking' },
    h('caption', { class: 'unseen' }, `Sources for ${found.target}, best first`),
    h('thead', {}, h('tr', {},
      h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'Rank')),
      h('th', { scope: 'col' }, 'Source'),
      h('th', { scope: 'col' }, calibrated ? 'Expected gain, 95% interval' : scoreName(found)),
      calibrated && h('th', { scope: 'col', class: 'number' }, 'Harm'),
      methods.map((method) => h('th', { scope: 'col', class: 'number', title: `Similarity by ${method}` }, method)),
      h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'Explanation')))),
    h('tbody', {}, found.results.map((result) => rows(result, { found, calibrated, at, methods, columns, asked })))));
}

function scoreName(found) {
  if (found.method === 'hybrid' && !found.evidence.transfers) {
    return 'Similarity, in deviations';
  }
  return ['taskemb', 'taskvec', 'tupate', 'textemb'].includes(found.method) ? 'Similarity' : 'Score';
}

function rows(result, { found, calibrated, at, methods, columns, asked }) {
  const id = freshId();
  const more = h('tr', { class: 'more', id, hidden: true });
  const why = h('button', {
    type: 'button', class: 'small', 'aria-expanded': 'false', 'aria-controls': id, 'aria-label': `Why ${nameOf(result.source)}`,
    on: {
      click: () => {
        more.hidden = !more.hidden;
        why.setAttribute('aria-expanded', String(!more.hidden));
        if (!more.hasChildNodes()) {
          more.append(h('td', { colspan: columns }, explanation(found, result)));
        }
      },
    },
  }, 'Why');
  return [h('tr', {},
    h('td', { class: 'rank', 'data-column': 'Rank' }, result.rank),
    h('th', { scope: 'row' }, h('div', { class: 'source' },
      h('a', { href: link('rank', { target: result.source, method: asked.method, sources: asked.sources }), title: 'Rank sources for this one' }, nameOf(result.source)),
      h('div', { class: 'chips' },
        kindOf(result.source) !== 'dataset' && h('span', { class: 'chip' }, kindOf(result.source)),
        result.observed.length > 0 && h('span', { class: 'chip good' }, 'measured'),
        result.weakSignal && h('span', { class: 'chip warn', title: 'The surrogate learned nothing from it, so its vector says little' }, 'weak signal')))),
    h('td', { class: 'track-cell' }, calibrated ? gain(at, result.expectedGain) : score(at, result.score)),
    calibrated && h('td', { class: 'number', 'data-column': 'Harm' }, harm(result.harmProbability)),
    methods.map((method) => h('td', { class: 'number muted', 'data-column': method }, method in result.similarity ? cosine(result.similarity[method]) : '–')),
    h('td', {}, why)), more];
}

function gain(at, interval) {
  return [intervalTrack(at, interval), h('span', { class: 'small number' }, h('strong', {}, signedPercent(interval.mean)),
    h('span', { class: 'muted' }, ` from ${signedPercent(interval.low)} to ${signedPercent(interval.high)}`))];
}

function score(at, value) {
  return [barTrack(at, value), h('span', { class: 'small number' }, decimal(value))];
}

function harm(probability) {
  const kind = probability < 0.15 ? 'good' : probability < 0.34 ? 'warn' : 'bad';
  return h('span', { class: `chip ${kind}` }, percent(probability));
}

function excluded(left) {
  const byReason = Map.groupBy(left, (one) => one.reason);
  return h('details', { class: 'card' },
    h('summary', {}, `${plural(left.length, 'source')} left out`),
    h('ul', { class: 'stack tight' }, [...byReason].map(([reason, ones]) => h('li', {},
      ones.map((one, i) => [i > 0 && ', ', h('a', { href: link(one.entity) }, nameOf(one.entity))]),
      h('span', { class: 'muted' }, ` ${ones.length > 1 ? `${(REASONS[reason] ?? reason).replace(/^(is|shares|has)/, (verb) => ({ is: 'are', shares: 'share', has: 'have' })[verb])}` : REASONS[reason] ?? reason}`)))));
}
