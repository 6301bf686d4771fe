// Asks before something cannot be undone.
import { freshId, h } from '../dom.js';

/** @return a promise of whether to go on */
export function confirm(question, consequence, action) {
  const id = freshId();
  const dialog = h('dialog', { 'aria-labelledby': id }, h('form', { method: 'dialog', class: 'stack' },
    h('h2', { id }, question),
    h('p', { class: 'muted' }, consequence),
    h('div', { class: 'actions' },
      h('button', { value: 'yes', class: 'danger' }, action),
      h('button', { value: 'no', autofocus: true }, 'Keep it'))));
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes');
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
