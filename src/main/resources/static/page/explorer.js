// The explorer is a page of its own, to which a link carries no key. Where there is one, or one is wanted, the menu offers the
// description as a file instead.
import { api } from './api.js';
import { h } from './dom.js';
import { KEY_CHANGED, keyed } from './key.js';
import { busy } from './parts/busy.js';

export function startExplorer() {
  const link = document.getElementById('explorer');
  const place = h('div');
  const file = h('button', {
    class: 'quiet', type: 'button', id: 'description',
    on: { click: () => busy(file, place, async () => save(await api.description())) },
  }, 'API description');
  const show = () => {
    link.hidden = keyed();
    file.hidden = !keyed();
    place.replaceChildren();
  };
  link.after(file, place);
  window.addEventListener(KEY_CHANGED, show);
  show();
}

function save(description) {
  const href = URL.createObjectURL(new Blob([JSON.stringify(description, null, 2)], { type: 'application/json' }));
  h('a', { href, download: 'taskspace-openapi.json' }).click();
  URL.revokeObjectURL(href);
}
