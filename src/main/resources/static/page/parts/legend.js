// What the colours mean; each entry hides and shows its group.
import { h } from '../dom.js';
import { whole } from '../words.js';

/** @param groups [name, number of its hue, how many] */
export function legend(groups, onHidden) {
  const hidden = new Set();
  return h('div', { class: 'legend', role: 'group', 'aria-label': 'Groups to show' }, groups.map(([name, hue, members]) => {
    const entry = h('button', {
      type: 'button', class: 'quiet', 'aria-pressed': 'true', on: {
        click: () => {
          if (!hidden.delete(name)) {
            hidden.add(name);
          }
          entry.setAttribute('aria-pressed', String(!hidden.has(name)));
          onHidden(hidden);
        },
      },
    }, h('span', { class: 'dot', style: { 'background-color': `var(--hue-${hue})` } }), name, h('span', { class: 'count' }, whole(members)));
    return entry;
  }));
}
