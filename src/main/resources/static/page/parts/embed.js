// Asking for an embedding where one is missing.
import { api } from '../api.js';
import { h } from '../dom.js';
import { go, link } from '../router.js';
import { busy } from './busy.js';
import { button } from './field.js';
import { METHODS, kindOf, nameOf } from '../words.js';

const VECTOR_METHODS = ['taskemb', 'tupate', 'textemb', 'logme', 'esm'];

/** A button that asks for an embedding and goes to its job. */
export function embedButton(reference, method, text) {
  const place = h('div');
  const pressed = button(text, () => busy(pressed, place, async () => {
    const answer = await api.embed({ [kindOf(reference)]: nameOf(reference), method });
    go(answer.kind ? link(`jobs/${answer.id}`) : link('rank', { target: reference, method }));
  }), 'primary');
  return h('div', { class: 'stack tight' }, h('div', { class: 'actions' }, pressed), place);
}

/** After a ranking was refused because its target has no vector: the request that would give it one. */
export function embedOffer(failure, asked) {
  const unembedded = failure.problem?.errors.some((error) => error.detail?.startsWith('not embedded by'));
  if (!unembedded) {
    return [];
  }
  const waiting = /\/jobs\/([0-9a-f-]+)/.exec(failure.problem.detail);
  const method = VECTOR_METHODS.includes(asked.method) ? asked.method : 'taskemb';
  return [waiting
    ? h('a', { class: 'button primary', href: link(`jobs/${waiting[1]}`) }, 'Watch its job')
    : embedButton(reference(asked.target), method, 'Compute its embedding')];
}

/** For each method, whether the entity has a vector by it, and a way to get one. */
export function embedChoice(referenced, embedded) {
  const missing = VECTOR_METHODS.filter((method) => !embedded.has(method));
  if (missing.length === 0) {
    return null;
  }
  const place = h('div');
  const select = h('select', { 'aria-label': 'Method of the embedding' }, missing.map((method) => h('option', { value: method }, METHODS[method])));
  const pressed = button('Embed', () => busy(pressed, place, async () => {
    const answer = await api.embed({ [kindOf(referenced)]: nameOf(referenced), method: select.value });
    go(answer.kind ? link(`jobs/${answer.id}`) : link('rank', { target: referenced, method: select.value }));
  }));
  return h('div', { class: 'stack tight' }, h('div', { class: 'actions choose' }, select, pressed), place);
}

function reference(target) {
  return target.includes('/') ? target : `datasets/${target}`;
}
