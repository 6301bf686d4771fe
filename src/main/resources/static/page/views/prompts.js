// Every prompt, and a form for another.
import { all, api } from '../api.js';
import { h } from '../dom.js';
import { empty } from '../parts/empty.js';
import { head } from '../parts/head.js';
import { paged } from '../parts/more.js';
import { promptForm } from '../parts/promptform.js';
import { remover } from '../parts/remover.js';
import { table } from '../parts/table.js';
import { link } from '../router.js';

const MODELS = 1000;

export async function view({ signal }) {
  const place = h('div');
  const remove = remover((name) => `Delete ${name}?`, 'Its embeddings and answers go with it.', api.deletePrompt, place);
  const models = (await all(api.models, MODELS, signal)).filter((model) => model.prompted);
  return h('div', { class: 'view' },
    head('Prompts', 'A question with a place for the text, and the words that stand for each label.'),
    models.length > 0 && promptForm(models),
    place,
    await paged(api.prompts, (prompts) => table('Prompts', [
      { name: 'Name', cell: (prompt) => h('a', { href: link(`prompts/${prompt.name}`) }, prompt.name) },
      { name: 'Asks', cell: (prompt) => h('span', { class: 'text muted' }, prompt.template) },
      { name: 'Model', cell: (prompt) => h('a', { href: link(`models/${prompt.model}`) }, prompt.model) },
      { name: 'Labels', cell: (prompt) => prompt.labels.join(', ') },
      { name: '', cell: (prompt) => remove(prompt.name) },
    ], prompts), empty('No prompt yet', models.length > 0 ? 'Write one above.' : 'A prompt asks a model: register one of a prompted kind first, '
      + 'such as zeroShot.', models.length === 0 && h('a', { class: 'button primary', href: link('models') }, 'Register a model')), signal));
}
