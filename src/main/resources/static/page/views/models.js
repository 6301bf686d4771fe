// Every model, and a form for another.
import { api } from '../api.js';
import { h } from '../dom.js';
import { empty } from '../parts/empty.js';
import { head } from '../parts/head.js';
import { modelForm } from '../parts/modelform.js';
import { paged } from '../parts/more.js';
import { remover } from '../parts/remover.js';
import { table } from '../parts/table.js';
import { link } from '../router.js';

export async function view({ signal }) {
  const place = h('div');
  const remove = remover((name) => `Delete ${name}?`, 'Its embeddings and answers go with it.', api.deleteModel, place);
  const surrogates = await api.surrogates(signal);
  return h('div', { class: 'view' },
    head('Models', 'Whatever answers a text with a label. A model is embedded by imitating its answers on a pool of texts.'),
    modelForm(surrogates.data.map(({ name }) => name)),
    place,
    await paged(api.models, (models) => table('Models', [
      { name: 'Name', cell: (model) => h('a', { href: link(`models/${model.name}`) }, model.name) },
      { name: 'Kind', cell: (model) => h('span', { class: 'chip' }, model.kind) },
      { name: 'Answers with', cell: (model) => (model.prompted ? 'what a prompt asks for' : model.labels.join(', ')) },
      { name: '', cell: (model) => remove(model.name) },
    ], models), empty('No model yet', 'Register a served classifier, a language model, or the built-in zeroShot, which needs no server.'), signal));
}
