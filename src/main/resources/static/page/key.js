// The access key: kept for this tab only, asked for when the service wants one.
import { freshId, h } from './dom.js';

const STORED = 'taskspace.key';

/** Fired on window when the tab has got another key, or none. */
export const KEY_CHANGED = 'keychanged';

let asking = null;
let wanted = false;

export function accessKey() {
  return sessionStorage.getItem(STORED);
}

/** Whether there is a key, or the service has refused to go without one. */
export function keyed() {
  return wanted || accessKey() !== null;
}

export function startKey() {
  document.getElementById('key').addEventListener('click', () => askOnce('Requests of this tab carry it from now on.'));
}

/**
 * Asks for the key that the service wants, once however many requests were refused.
 *
 * @return a promise of whether there is a new one
 */
export function askForKey(reason) {
  wanted = true;
  return askOnce(reason);
}

function askOnce(reason) {
  asking ??= ask(reason).finally(() => {
    asking = null;
  });
  return asking;
}

function ask(reason) {
  const id = freshId();
  const field = h('input', {
    id, type: 'password', autocomplete: 'off', spellcheck: 'false', value: accessKey() ?? '', 'aria-describedby': `${id}-why`,
  });
  const form = h('form', { method: 'dialog', class: 'stack' },
    h('h2', { id: `${id}-title` }, 'Access key'),
    h('p', { id: `${id}-why`, class: 'muted' }, reason),
    h('div', { class: 'field' }, h('label', { for: id }, 'Key'), field,
      h('p', { class: 'hint' }, 'Kept until this tab is closed. Whoever runs this service gives you one.')),
    h('div', { class: 'actions' },
      h('button', { class: 'primary', value: 'use' }, 'Use this key'),
      h('button', { value: 'cancel', formnovalidate: true }, 'Cancel')));
  const dialog = h('dialog', { 'aria-labelledby': `${id}-title` }, form);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const used = dialog.returnValue === 'use';
      if (used && field.value) {
        sessionStorage.setItem(STORED, field.value.trim());
      } else if (used) {
        sessionStorage.removeItem(STORED);
      }
      dialog.remove();
      window.dispatchEvent(new Event(KEY_CHANGED));
      resolve(used);
    });
    document.body.append(dialog);
    dialog.showModal();
    field.focus();
  });
}
