// One prompt.
import { api } from '../api.js';
import { h } from '../dom.js';
import { embedded } from '../parts/embedded.js';
import { facts } from '../parts/facts.js';
import { head } from '../parts/head.js';
import { remover } from '../parts/remover.js';
import { go, link } from '../router.js';
import { since } from '../words.js';

export async function view({ ref, signal }) {
  const [prompt, embeddings] = await Promise.all([api.prompt(ref, signal), api.embeddings(`prompts/${ref}`, signal)]);
  const reference = `prompts/${prompt.name}`;
  const place = h('div');
  const remove = remover((name) => `Delete ${name}?`, 'Its embeddings and answers go with it.', api.deletePrompt, place, () => go(link('prompts')));
  return h('div', { class: 'view' },
    head(prompt.name, prompt.description, h('a', { class: 'button primary', href: link('rank', { target: reference }) }, 'Rank for it'), remove(prompt.name)),
    place,
    prompt.warnings.length > 0 && h('div', { class: 'notice warn' }, h('ul', {}, prompt.warnings.map((warning) => h('li', {}, warning)))),
    h('section', { class: 'card stack' },
      h('p', { class: 'text' }, prompt.template),
      facts([
        ['Model', h('a', { href: link(`models/${prompt.model}`) }, prompt.model)],
        ...Object.entries(prompt.verbalizers).map(([label, words]) => [label, words.join(', ')]),
        ['Strategy', prompt.strategy], ['Family', prompt.family], ['Language', prompt.language], ['Registered', since(prompt.createdAt)],
      ])),
    embedded(reference, embeddings.data));
}
