// A number on a line that all rows of a ranking share.
import { svg } from '../dom.js';

const WIDTH = 1000;
const HEIGHT = 28;
const MIDDLE = HEIGHT / 2;

/** The line: from low to high, with 0 on it. */
export function axis(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const width = high - low || 1;
  const margin = width * 0.04;
  return (value) => (WIDTH * (value - low + margin)) / (width + 2 * margin);
}

/** A mean in its interval. */
export function intervalTrack(at, { mean, low, high }) {
  return track(at,
    svg('line', { class: 'range', x1: at(low), x2: at(high), y1: MIDDLE, y2: MIDDLE, 'vector-effect': 'non-scaling-stroke' }),
    // A line without length, so that its round end stays a circle however wide the track is drawn.
    svg('line', { class: 'mean-dot', x1: at(mean), x2: at(mean), y1: MIDDLE, y2: MIDDLE, 'vector-effect': 'non-scaling-stroke' }));
}

/** A bar from 0. */
export function barTrack(at, value) {
  return track(at, svg('rect', {
    class: value < 0 ? 'bar below' : 'bar', x: Math.min(at(0), at(value)), width: Math.max(2, Math.abs(at(value) - at(0))), y: MIDDLE - 5, height: 10,
  }));
}

function track(at, ...marks) {
  return svg('svg', { class: 'track', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('line', { class: 'zero', x1: at(0), x2: at(0), y1: 0, y2: HEIGHT, 'vector-effect': 'non-scaling-stroke' }), marks);
}
