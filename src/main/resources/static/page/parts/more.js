// A list that goes on page by page.
import { h } from '../dom.js';
import { button } from './field.js';
import { problem } from './problem.js';

/**
 * @param listing asks for a page
 * @param draw makes the list out of all items so far
 * @param nothing what to show when there is none
 */
export async function paged(listing, draw, nothing, signal) {
  const items = [];
  const place = h('div', { class: 'stack' });
  const load = async (after) => {
    const page = await listing({ limit: 50, after }, signal);
    items.push(...page.data);
    const more = page.hasMore && button('Show more', async () => {
      try {
        await load(page.next);
      } catch (failure) {
        place.append(problem(failure));
      }
    });
    place.replaceChildren(...[items.length ? draw(items) : nothing, more].filter(Boolean));
  };
  await load();
  return place;
}
