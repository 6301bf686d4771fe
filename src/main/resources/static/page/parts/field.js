// Labelled inputs.
import { freshId, h } from '../dom.js';

export function field(label, input, hint) {
  const id = freshId();
  input.id = id;
  if (hint) {
    input.setAttribute('aria-describedby', `${id}-hint`);
  }
  return h('div', { class: 'field' }, h('label', { for: id }, label), input,
    hint && h('p', { class: 'hint', id: `${id}-hint` }, hint));
}

/** @param options [value, text] pairs, or {label, options} groups of them */
export function select(options, value, onChange) {
  const option = ([key, text]) => h('option', { value: key, selected: key === value }, text);
  return h('select', { on: { change: (event) => onChange(event.target.value) } }, options.map((entry) => (
    Array.isArray(entry) ? option(entry) : h('optgroup', { label: entry.label }, entry.options.map(option)))));
}

/** One of a few, all of them in sight. */
export function choices(label, options, value, onChange) {
  const name = freshId();
  return h('div', { class: 'field', role: 'radiogroup', 'aria-labelledby': `${name}-label` }, h('span', { class: 'label', id: `${name}-label` }, label), h('div', { class: 'choices' },
    options.map(([key, text]) => h('label', {},
      h('input', { type: 'radio', name, value: key, checked: key === value, on: { change: () => onChange(key) } }), text))));
}

export function button(text, onClick, classes = '') {
  return h('button', { type: 'button', class: classes, on: { click: onClick } }, text);
}
