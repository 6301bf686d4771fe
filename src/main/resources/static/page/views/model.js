// One model.
import { api } from '../api.js';
import { h } from '../dom.js';
import { embedded } from '../parts/embedded.js';
import { facts } from '../parts/facts.js';
import { head } from '../parts/head.js';
import { remover } from '../parts/remover.js';
import { go, link } from '../router.js';
import { since } from '../words.js';

export async function view({ ref, signal }) {
  const model = await api.model(ref, signal);
  const reference = `models/${model.name}`;
  const embeddings = model.prompted ? null : await api.embeddings(reference, signal);
  const place = h('div');
  const remove = remover((name) => `Delete ${name}?`, 'Its embeddings and answers go with it.', api.deleteModel, place, () => go(link('models')));
  return h('div', { class: 'view' },
    head(model.name, model.description, h('a', { class: 'button primary', href: link('rank', { target: reference }) }, 'Rank for it'), remove(model.name)),
    place,
    h('section', { class: 'card stack' }, facts([
      ['Kind', model.kind], ['Task', model.taskType], ['Labels', model.labels.join(', ')], ['Address', model.baseUrl ?? model.url],
      ['Model', model.model], ['Folder', model.path], ['Pool', model.pool], ['Compared by', model.surrogate], ['Family', model.family],
      ['Language', model.language], ['Registered', since(model.createdAt)],
    ])),
    model.prompted
      ? h('section', { class: 'card stack' }, h('h2', {}, 'Answers to prompts only'),
        h('p', { class: 'muted' }, 'It has no place of its own in the space; each of its prompts has one.'),
        h('div', { class: 'actions' }, h('a', { class: 'button', href: link('prompts') }, 'To the prompts')))
      : embedded(reference, embeddings.data));
}
