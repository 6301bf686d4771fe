// Every similarity in one picture.
import { api } from '../api.js';
import { announce, h } from '../dom.js';
import { heatmap } from '../charts/heatmap.js';
import { empty } from '../parts/empty.js';
import { entities, entitySelect } from '../parts/entities.js';
import { choices, field, select } from '../parts/field.js';
import { head } from '../parts/head.js';
import { go, link, remember } from '../router.js';
import { METHODS, cosine, nameOf, plural } from '../words.js';

const COMPARED = ['taskemb', 'taskvec', 'tupate', 'textemb', 'curveGrad'];
const ROWS = 60;

export async function view({ query, signal }) {
  const asked = { method: query.method ?? 'taskemb', around: query.around ?? '', show: query.show ?? 'map' };
  const [known, found] = await Promise.all([
    entities(signal), api.similarities({ method: asked.method, around: asked.around, limit: ROWS }, signal)]);
  const again = (changed) => go(link('similarities', { ...asked, ...changed }));
  remember(asked);
  return h('div', { class: 'view wide' },
    head('Similarities', lead(found, asked)),
    h('div', { class: 'tools' },
      field('Compared by', select(COMPARED.map((method) => [method, METHODS[method]]), asked.method, (method) => again({ method }))),
      field('Around', entitySelect(known, asked.around, (around) => again({ around }), 'Everything')),
      choices('Show as', [['map', 'Picture'], ['table', 'Table']], asked.show, (show) => again({ show }))),
    found.entities.length < 2
      ? empty('There is nothing to compare yet', 'At least two entities must be embedded by this method. The page of a dataset offers it.',
        h('a', { class: 'button primary', href: link('datasets') }, 'To the datasets'))
      : asked.show === 'table' ? listed(found) : drawn(found, signal));
}

function lead(found, asked) {
  const shown = found.entities.length;
  if (asked.around) {
    return `${nameOf(asked.around)} and the ${plural(shown - 1, 'entity', 'entities')} most similar to it, of ${found.total}.`;
  }
  return shown < found.total ? `The first ${shown} of ${found.total} entities; choose one to see what is around it.`
    : 'The cosine that rankings order by, of every pair. Alike stand side by side.';
}

function drawn(found, signal) {
  const pair = h('div', { class: 'stack tight' }, h('p', { class: 'small muted' }, 'Choose a cell to see its pair.'));
  const canvas = h('div', {
    class: 'canvas square', tabindex: '0', role: 'application', 'aria-roledescription': 'heat-map', 'aria-describedby': 'heat-keys',
    'aria-label': `Similarities of ${plural(found.entities.length, 'entity', 'entities')}`,
  });
  const choose = (row, column) => {
    const [a, b] = [found.entities[row], found.entities[column]];
    const value = cosine(found.values[row][column]);
    pair.replaceChildren(
      h('p', { class: 'figure' }, value),
      h('p', {}, h('a', { href: link(a.entity) }, a.name), ' and ', h('a', { href: link(b.entity) }, b.name)),
      h('div', { class: 'actions' }, h('a', { class: 'button small', href: link('rank', { target: a.entity }) }, `Rank for ${a.name}`)));
    announce(`${a.name} and ${b.name}: ${value}`);
  };
  requestAnimationFrame(async () => {
    if (await heatmap(canvas, found, choose, signal)) {
      canvas.dataset.drawn = 'true';
    }
  });
  return h('div', { class: 'plot' },
    h('div', { class: 'card' }, canvas),
    h('aside', { class: 'stack', 'aria-label': 'About the picture' },
      pair,
      h('div', {}, h('div', { class: 'scale' }), h('div', { class: 'scale-ends' }, h('span', {}, '−1 opposed'), h('span', {}, '0'), h('span', {}, '1 alike'))),
      h('p', { class: 'small muted', id: 'heat-keys' }, 'By keyboard: arrows go from cell to cell.')));
}

function listed(found) {
  return h('div', { class: 'table-wrap', tabindex: '0', role: 'region', 'aria-label': 'Table of similarities' }, h('table', {},
    h('caption', { class: 'unseen' }, 'Similarity of every pair'),
    h('thead', {}, h('tr', {}, h('td', {}), found.entities.map(({ name }) => h('th', { scope: 'col', class: 'number' }, name)))),
    h('tbody', {}, found.entities.map((entity, row) => h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: link(entity.entity) }, entity.name)),
      found.values[row].map((value) => h('td', { class: 'number' }, cosine(value))))))));
}
