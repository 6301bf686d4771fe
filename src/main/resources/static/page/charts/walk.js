// Going through a map by keyboard.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** How much worse it is to lie aside of the direction than to lie far along it. */
const ASIDE = 3;

/** Listens on the element; `choose` gets the next point, `open` the one that Enter was pressed on. */
export function walk(element, points, plot, choose, open) {
  let here = null;
  const actions = {
    '+': () => plot.zoom(true),
    '=': () => plot.zoom(true),
    '-': () => plot.zoom(false),
    0: () => plot.reset(),
    Enter: () => here && open(here),
  };
  element.addEventListener('keydown', (event) => {
    const direction = DIRECTIONS[event.key];
    if (direction) {
      here = here ? next(here, points, direction) : middle(points);
      choose(here);
    } else if (actions[event.key]) {
      actions[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });
}

/** The point that lies most in this direction and near; the same when there is none. */
function next(here, points, [dx, dy]) {
  let best = here;
  let least = Infinity;
  for (const point of points) {
    const x = point.x - here.x;
    const y = point.y - here.y;
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 0 && along + ASIDE * aside < least) {
      least = along + ASIDE * aside;
      best = point;
    }
  }
  return best;
}

function middle(points) {
  return points.reduce((known, point) => (Math.hypot(point.x, point.y) < Math.hypot(known.x, known.y) ? point : known));
}
