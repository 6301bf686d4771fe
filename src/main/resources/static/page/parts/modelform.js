// Registering a model: its kind decides what is asked.
import { api } from '../api.js';
import { h } from '../dom.js';
import { refresh } from '../router.js';
import { busy } from './busy.js';
import { field, select } from './field.js';

const text = (required = true) => h('input', { type: 'text', required, autocomplete: 'off' });
const list = (input) => input.value.split(',').map((item) => item.trim()).filter(Boolean);

/** Field to label, input and how it is read. */
const FIELDS = {
  surrogate: (surrogates) => ['Compared by', select(surrogates.map((name) => [name, name]), surrogates[0], () => {})],
  baseUrl: () => ['Address', text(), 'What /chat/completions is appended to'],
  model: () => ['Name of the model there', text()],
  url: () => ['Address', text(), 'Where a text is sent to'],
  protocol: () => ['Protocol', select([['tei', 'Text Embeddings Inference'], ['huggingface', 'Hugging Face'], ['openInference', 'Open Inference']], 'tei', () => {})],
  path: () => ['Folder', text(), 'Below the model directory of the service'],
  labels: () => ['Labels', text(), 'In the order of its outputs, with commas between'],
  apiKeyRef: () => ['Name of its key', text(false), 'A key that the operator configured; may stay empty'],
};

const KINDS = {
  zeroShot: ['Built in, by similarity', ['surrogate']],
  openai: ['Language model behind an OpenAI-compatible address', ['baseUrl', 'model', 'apiKeyRef']],
  classifier: ['Served classifier', ['url', 'protocol', 'labels', 'apiKeyRef']],
  huggingface: ['Checkpoint in a folder of the service', ['path']],
  onnx: ['ONNX classifier in a folder of the service', ['path', 'labels']],
};

export function modelForm(surrogates) {
  const fields = h('div', { class: 'whole form' });
  const place = h('div', { class: 'whole' });
  const name = text();
  let kind = 'zeroShot';
  let inputs = {};
  const choose = (chosen) => {
    kind = chosen;
    inputs = {};
    fields.replaceChildren(...KINDS[kind][1].map((key) => {
      const [label, input, hint] = FIELDS[key](surrogates);
      inputs[key] = input;
      return field(label, input, hint);
    }));
  };
  choose(kind);
  const submit = h('button', { class: 'primary' }, 'Register it');
  return h('details', { class: 'card' }, h('summary', {}, 'Register a model'), h('form', {
    class: 'form', on: {
      submit: async (event) => {
        event.preventDefault();
        const entered = Object.fromEntries(Object.entries(inputs)
          .map(([key, input]) => [key, key === 'labels' ? list(input) : input.value.trim()])
          .filter(([, value]) => value.length > 0));
        if (await busy(submit, place, () => api.registerModel({ name: name.value, kind, ...entered }))) {
          await refresh();
        }
      },
    },
  }, field('Name', name), field('Kind', select(Object.entries(KINDS).map(([key, [label]]) => [key, label]), kind, choose)),
  fields, h('div', { class: 'whole actions' }, submit), place));
}
