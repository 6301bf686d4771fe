// The explorer is a page of its own, to which a link carries no key. With one, the menu offers the description as a file instead.
import { api } from './api.js';
import { h } from './dom.js';
import { KEY_CHANGED, accessKey } from './key.js';

export function startExplorer() {
  const link = document.getElementById('explorer');
  const show = () => {
    link.textContent = accessKey() ? 'API description' : 'API explorer';
  };
  link.addEventListener('click', async (event) => {
    if (accessKey()) {
      event.preventDefault();
      save(await api.description());
    }
  });
  window.addEventListener(KEY_CHANGED, show);
  show();
}

function save(description) {
  const href = URL.createObjectURL(new Blob([JSON.stringify(description, null, 2)], { type: 'application/json' }));
  h('a', { href, download: 'taskspace-openapi.json' }).click();
  URL.revokeObjectURL(href);
}
