// The address after # names the view: #/datasets/sst2, #/rank?target=sst2.
import { h } from './dom.js';
import { problem } from './parts/problem.js';

const VIEWS = {
  '': 'home',
  rank: 'rank',
  map: 'map',
  similarities: 'similarities',
  datasets: 'datasets',
  'datasets/*': 'dataset',
  models: 'models',
  'models/*': 'model',
  prompts: 'prompts',
  'prompts/*': 'prompt',
  jobs: 'jobs',
  'jobs/*': 'job',
  transfers: 'transfers',
};

let shown = new AbortController();

/** The address of a view. */
export function link(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given).toString();
  return `#/${path.split('/').map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

/** Changes the query of the shown view without drawing it anew. */
export function remember(query) {
  const path = location.hash.replace(/^#\/?/, '').split('?')[0];
  history.replaceState(null, '', link(path.split('/').map(decode).join('/'), query));
}

export function go(address) {
  location.hash = address;
}

/** Draws the shown view again, after what it shows has changed. */
export function refresh() {
  return show(false);
}

export function startRouter() {
  window.addEventListener('hashchange', () => show(true));
  show(false);
}

async function show(moved) {
  shown.abort();
  shown = new AbortController();
  const { signal } = shown;
  const [path, search] = location.hash.replace(/^#\/?/, '').split('?');
  const [first = '', ...rest] = path.split('/').filter(Boolean).map(decode);
  const name = VIEWS[rest.length ? `${first}/*` : first];
  markCurrent(first);
  const content = document.getElementById('content');
  content.setAttribute('aria-busy', 'true');
  let view;
  try {
    view = name
      ? await (await import(`./views/${name}.js`)).view({
        ref: rest.join('/'), query: Object.fromEntries(new URLSearchParams(search)), signal,
      })
      : nowhere();
  } catch (failure) {
    view = h('div', { class: 'view' }, h('h1', {}, 'This did not work'), problem(failure));
  }
  if (signal.aborted) {
    return;
  }
  const held = focusWithin(content);
  content.replaceChildren(view);
  content.setAttribute('aria-busy', 'false');
  if (!moved && held) {
    content.querySelector(held)?.focus({ preventScroll: true });
  }
  document.title = `${content.querySelector('h1')?.textContent ?? ''} · Taskspace`;
  if (moved) {
    content.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

/** A selector of what has the focus, to give it back when the view is drawn anew; null when it is elsewhere. */
function focusWithin(content) {
  const { activeElement } = document;
  const [name, value] = ['aria-label', 'href'].map((attribute) => [attribute, activeElement.getAttribute(attribute)])
    .find(([, given]) => given) ?? [];
  return name && content.contains(activeElement) ? `[${name}="${CSS.escape(value)}"]` : null;
}

function markCurrent(first) {
  document.querySelectorAll('#menu li a').forEach((anchor) => {
    if (anchor.getAttribute('href') === `#/${first}`) {
      anchor.setAttribute('aria-current', 'page');
    } else {
      anchor.removeAttribute('aria-current');
    }
  });
}

function nowhere() {
  return h('div', { class: 'view' },
    h('h1', {}, 'There is nothing at this address'),
    h('p', { class: 'lead' }, h('a', { href: '#/' }, 'Start over'), ' or choose a view from the menu.'));
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
