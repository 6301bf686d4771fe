// The names on a map: each beside its own point, where it covers no other name and no point, or not at all.
import { colour } from '../theme.js';

const FONT = '11px Inter, sans-serif';
const MARKED_FONT = `600 ${FONT}`;
const HEIGHT = 14;
/** From the middle of a point to its name; the ring of a marked one takes more; another's name stays clearly further off. */
const AWAY = 9;
const RING = 4;
const CLEAR = 4;

/** The sides of a point in the order in which they are tried: above, below, right, left, then the corners. */
const SIDES = [[0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [1, 1], [-1, -1], [-1, 1]];

/**
 * A series that names points {entity, x, y, name}, the marked one before all others. ECharts' own labels know of no point that they
 * cover, and shifted ones move for labels that are far aside.
 */
export function names(others, marked) {
  const points = marked ? [marked, ...others.filter((point) => point !== marked)] : others;
  const labels = points.map((point) => label(point.name, point === marked));
  return {
    type: 'custom',
    z: 4,
    data: points.map(({ entity, x, y }) => ({ value: [x, y], entity })),
    renderItem: ({ context, coordSys, dataIndex }, { coord }) => {
      context.places ??= places(points.map(({ x, y }) => coord([x, y])), labels, coordSys);
      const place = context.places[dataIndex];
      return place && { type: 'text', x: place.x, y: place.y, style: labels[dataIndex].style };
    },
  };
}

/** How a name looks, how wide it is then, and how far from its point. The outline keeps it apart from points of a dense map. */
function label(text, marked) {
  const font = marked ? MARKED_FONT : FONT;
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = font;
  return {
    style: {
      text, font, align: 'center', verticalAlign: 'middle', fill: colour(marked ? 'ink' : 'ink-2'), stroke: colour('surface'), lineWidth: 3,
    },
    wide: pen.measureText(text).width,
    away: marked ? AWAY + RING : AWAY,
    marked,
  };
}

/** The middle of each name, null where there is no room. The marked one is named all the same: it was asked for. */
function places(middles, labels, area) {
  const room = box(area.x + area.width / 2, area.y + area.height / 2, area.width, area.height);
  const points = middles.map(([x, y], i) => box(x, y, 2 * (labels[i].away + CLEAR), 2 * (labels[i].away + CLEAR)));
  const named = [];
  return middles.map(([x, y], i) => {
    const { wide, away, marked } = labels[i];
    const others = [...points.filter((point, j) => j !== i), ...named];
    const possible = !within(box(x, y, 0, 0), room) ? [] : SIDES
      .map(([right, down]) => box(x + right * (away + wide / 2), y + down * (away + HEIGHT / 2), wide, HEIGHT))
      .filter((side) => within(side, room));
    const place = possible.find((side) => !others.some((other) => overlap(side, other))) ?? (marked && possible[0]);
    if (!place) {
      return null;
    }
    named.push(place);
    return place;
  });
}

function box(x, y, wide, high) {
  return { x, y, left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 };
}

function within(inner, outer) {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
