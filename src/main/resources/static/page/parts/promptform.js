// Registering a prompt.
import { api } from '../api.js';
import { h } from '../dom.js';
import { refresh } from '../router.js';
import { busy } from './busy.js';
import { field, select } from './field.js';

export function promptForm(models) {
  const name = h('input', { type: 'text', required: true, autocomplete: 'off' });
  const model = select(models.map((one) => [one.name, one.name]), models[0].name, () => {});
  const template = h('textarea', { required: true }, '{{text}} Is this review positive or negative?');
  const words = h('textarea', { required: true }, 'positive: good, great\nnegative: bad, terrible');
  const place = h('div', { class: 'whole' });
  const submit = h('button', { class: 'primary' }, 'Register it');
  return h('details', { class: 'card' }, h('summary', {}, 'Write a prompt'), h('form', {
    class: 'form', on: {
      submit: async (event) => {
        event.preventDefault();
        const registered = await busy(submit, place, () => api.registerPrompt({
          name: name.value, model: model.value, template: template.value, verbalizers: verbalizers(words.value),
        }));
        if (registered) {
          await refresh();
        }
      },
    },
  }, field('Name', name), field('Model', model),
  h('div', { class: 'whole form' },
    field('Question', template, '{{text}} is the input, {{textPair}} the second one of a pair'),
    field('Words for each label', words, 'One label a line: label: word, word')),
  h('div', { class: 'whole actions' }, submit), place));
}

function verbalizers(text) {
  return Object.fromEntries(text.split('\n').filter((line) => line.includes(':')).map((line) => {
    const [label, ...rest] = line.split(':');
    return [label.trim(), rest.join(':').split(',').map((word) => word.trim()).filter(Boolean)];
  }));
}
