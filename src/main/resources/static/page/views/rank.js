// The question: which source suits this target. What is asked stands in the address.
import { api } from '../api.js';
import { h } from '../dom.js';
import { empty } from '../parts/empty.js';
import { entities, entitySelect } from '../parts/entities.js';
import { choices, field, select } from '../parts/field.js';
import { head } from '../parts/head.js';
import { problem } from '../parts/problem.js';
import { ranking } from '../parts/ranking.js';
import { embedOffer } from '../parts/embed.js';
import { link, remember } from '../router.js';
import { METHODS } from '../words.js';

const OF_EVIDENCE = ['hybrid', 'sourceEffect'];
const OF_VECTORS = ['taskemb', 'taskvec', 'tupate', 'textemb', 'logme', 'esm'];
const TO_COMPARE = ['metadata', 'dataSize', 'curveGrad', 'random'];
const OF_PROMPTS = {
  mi: 'Mutual information', localE: 'Local entropy', globalE: 'Global entropy', zpsLog: 'Agreement by log', zpsProb: 'Agreement by share', zpsVote: 'Agreement by vote',
};
const SOURCES = [['datasets', 'Datasets'], ['models', 'Models'], ['prompts', 'Prompts'], ['all', 'All']];

export async function view({ query, signal }) {
  const known = await entities(signal);
  const asked = { target: query.target, method: query.method ?? 'hybrid', sources: query.sources ?? 'datasets', limit: query.limit ?? '20' };
  const place = h('section', { class: 'stack', 'aria-label': 'Ranking', 'aria-live': 'polite' });
  const ask = (changed) => {
    Object.assign(asked, changed);
    remember(asked);
    return answer(asked, place, signal);
  };
  const page = h('div', { class: 'view' },
    head('Rank', 'Which source helps most with a target, what that rests on, and how sure it is.'),
    known.datasets.length + known.models.length + known.prompts.length === 0 ? nothing() : [
      h('form', { class: 'form', on: { submit: (event) => event.preventDefault() } },
        field('Target', entitySelect(known, asked.target, (target) => ask({ target }), 'Choose a target')),
        field('Order by', select(methods(), asked.method, (method) => ask({ method }))),
        choices('Sources', SOURCES, asked.sources, (sources) => ask({ sources }))),
      place,
    ]);
  answer(asked, place, signal);
  return page;
}

function methods() {
  const named = (names) => names.map((name) => [name, METHODS[name]]);
  return [
    { label: 'By evidence', options: named(OF_EVIDENCE) },
    { label: 'By similarity', options: named(OF_VECTORS) },
    { label: 'To compare with', options: named(TO_COMPARE) },
    { label: 'For prompts, by their answers', options: Object.entries(OF_PROMPTS) },
  ];
}

/** Counts the questions, so that a late answer to an earlier one is not shown. */
let turn = 0;

async function answer(asked, place, signal) {
  turn += 1;
  const mine = turn;
  if (!asked.target) {
    place.replaceChildren(empty('Choose a target', 'The target is the task that you want to do well: the dataset that is to be '
      + 'learned next, or a model or prompt whose like you look for.'));
    return;
  }
  place.setAttribute('aria-busy', 'true');
  try {
    const found = await api.rank({ ...asked, explain: true }, signal);
    if (mine === turn) {
      place.replaceChildren(...ranking(found, asked));
    }
  } catch (failure) {
    if (!signal.aborted && mine === turn) {
      place.replaceChildren(problem(failure), ...embedOffer(failure, asked));
    }
  }
  place.setAttribute('aria-busy', 'false');
}

function nothing() {
  return empty('There is nothing to rank yet', 'Register some datasets first; the more there are, the more a ranking says.',
    h('a', { class: 'button primary', href: link('datasets') }, 'Add a dataset'));
}
