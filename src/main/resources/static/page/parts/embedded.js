// The vectors that an entity has.
import { h } from '../dom.js';
import { METHODS, since, whole } from '../words.js';
import { embedChoice } from './embed.js';

export function embedded(reference, embeddings) {
  return h('section', { class: 'card stack' },
    h('h2', {}, 'Embeddings'),
    embeddings.length === 0 ? h('p', { class: 'muted' }, 'None yet. Without one it is left out of rankings and of the map.')
      : h('ul', { class: 'parts' }, embeddings.map((embedding) => h('li', {},
        h('span', {}, METHODS[embedding.method] ?? embedding.method),
        h('span', { class: 'chips' }, embedding.weakSignal && h('span', { class: 'chip warn' }, 'weak signal')),
        h('span', { class: 'detail' }, `${embedding.method}, ${whole(embedding.dimensions)} values on ${embedding.space.surrogate}, ${since(embedding.createdAt)}`)))),
    embedChoice(reference, new Set(embeddings.map((embedding) => embedding.method))));
}
