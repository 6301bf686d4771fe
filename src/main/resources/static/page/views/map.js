// The space on two axes.
import { api } from '../api.js';
import { announce, h } from '../dom.js';
import { scatter } from '../charts/scatter.js';
import { walk } from '../charts/walk.js';
import { empty } from '../parts/empty.js';
import { button, choices, field, select } from '../parts/field.js';
import { head } from '../parts/head.js';
import { legend } from '../parts/legend.js';
import { table } from '../parts/table.js';
import { go, link, remember } from '../router.js';
import { KINDS, METHODS, decimal, percent, plural } from '../words.js';

const MAPPED = ['taskemb', 'taskvec', 'tupate', 'textemb', 'curveGrad'];
const COLOURS = [['family', 'Family'], ['kind', 'Kind'], ['taskType', 'Task']];
const HUES = 10;
const NONE = 'not stated';

export async function view({ query, signal }) {
  const asked = { method: query.method ?? 'taskemb', colour: query.colour ?? 'family', show: query.show ?? 'map' };
  const map = await api.map({ method: asked.method }, signal);
  const again = (changed) => go(link('map', { ...asked, ...changed }));
  const page = h('div', { class: 'view wide' },
    head('Map', map.points.length
      ? `${plural(map.points.length, 'entity', 'entities')}. What rankings find similar lies close together; the two axes carry `
        + `${percent(map.variance.x + map.variance.y)} of the differences, the rest cannot be seen here.`
      : 'What rankings find similar lies close together.'),
    h('div', { class: 'tools' },
      field('Space of', select(MAPPED.map((method) => [method, METHODS[method]]), asked.method, (method) => again({ method }))),
      choices('Colour by', COLOURS, asked.colour, (colour) => again({ colour })),
      choices('Show as', [['map', 'Map'], ['table', 'Table']], asked.show, (show) => again({ show }))),
    map.points.length === 0
      ? empty('Nothing is embedded by this method yet', 'As soon as some datasets are embedded they appear here. Their page '
        + 'offers it; the jobs show how far it is.', h('a', { class: 'button primary', href: link('datasets') }, 'To the datasets'))
      : asked.show === 'table' ? listed(map, asked) : drawn(map, asked, signal));
  remember(asked);
  return page;
}

function drawn(map, asked, signal) {
  const points = map.points.map((point) => ({ ...point, group: point[asked.colour] ?? NONE }));
  const groups = grouped(points);
  const chosen = h('div', { class: 'stack tight' }, h('p', { class: 'small muted' }, 'Choose a point to see what it is.'));
  const canvas = h('div', {
    class: 'canvas', tabindex: '0', role: 'application', 'aria-roledescription': 'map', 'aria-describedby': 'map-keys',
    'aria-label': `Map of ${plural(points.length, 'entity', 'entities')}`,
  });
  let plot = null;
  const choose = (point) => {
    plot?.mark(point);
    chosen.replaceChildren(about(point, asked));
    announce(`${point.name}, ${KINDS[point.kind]}, ${point.group}`);
  };
  const search = h('input', {
    type: 'search', placeholder: 'Part of a name', on: {
      input: (event) => {
        const wanted = event.target.value.trim().toLowerCase();
        const found = wanted && points.find((point) => point.name.toLowerCase().includes(wanted));
        if (found) {
          choose(found);
        } else if (wanted) {
          announce('No name contains this');
        }
      },
    },
  });
  const keys = legend(groups, (hidden) => plot?.show(hidden));
  // Drawn when it has its place and so its size.
  requestAnimationFrame(async () => {
    plot = await scatter(canvas, points, groups, choose, signal);
    if (plot) {
      walk(canvas, points, plot, choose, (point) => go(link('rank', { target: point.entity })));
      canvas.dataset.drawn = 'true';
    }
  });
  return h('div', { class: 'plot' },
    h('div', { class: 'card' }, canvas),
    h('aside', { class: 'stack', 'aria-label': 'About the map' },
      field('Find', search),
      chosen,
      h('h2', {}, COLOURS.find(([key]) => key === asked.colour)[1]),
      keys,
      h('div', { class: 'actions' },
        button('Closer', () => plot?.zoom(true), 'small'), button('Further', () => plot?.zoom(false), 'small'), button('All', () => plot?.reset(), 'small')),
      h('p', { class: 'small muted', id: 'map-keys' }, 'Scroll or pinch to zoom, drag to move. By keyboard: arrows go to the next point in that '
        + 'direction, Enter ranks for it, + and − zoom, 0 shows all.')));
}

function about(point, asked) {
  return h('div', { class: 'stack tight' },
    h('h2', {}, h('a', { href: link(point.entity) }, point.name)),
    h('p', { class: 'small muted' }, [KINDS[point.kind], point.family, point.taskType].filter(Boolean).join(', ')),
    point.weakSignal && h('p', { class: 'small' }, 'Weak signal: the surrogate learned nothing from it, so its place says little.'),
    h('div', { class: 'actions' },
      h('a', { class: 'button small', href: link('rank', { target: point.entity }) }, 'Rank for it'),
      h('a', { class: 'button small', href: link('similarities', { method: asked.method, around: point.entity }) }, 'Its similarities')));
}

/** Groups by size, each with a hue; those beyond the hues share the last. */
function grouped(points) {
  return [...Map.groupBy(points, (point) => point.group)]
    .sort(([nameA, a], [nameB, b]) => (nameA === NONE) - (nameB === NONE) || b.length - a.length || nameA.localeCompare(nameB))
    .map(([name, members], i) => [name, name === NONE ? HUES : Math.min(i + 1, HUES), members.length]);
}

function listed(map, asked) {
  return table('Entities and their places on the map', [
    { name: 'Name', cell: (point) => h('a', { href: link(point.entity) }, point.name) },
    { name: 'Kind', cell: (point) => KINDS[point.kind] },
    { name: 'Family', cell: (point) => point.family ?? '' },
    { name: 'x', number: true, cell: (point) => decimal(point.x) },
    { name: 'y', number: true, cell: (point) => decimal(point.y) },
    { name: 'Nearest', cell: (point) => nearest(point, map.points, asked) },
  ], map.points);
}

function nearest(point, points) {
  const others = points.filter((other) => other !== point);
  const best = others.reduce((known, other) => (!known || away(other, point) < away(known, point) ? other : known), null);
  return best ? h('a', { href: link(best.entity) }, best.name) : '';
}

function away(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
