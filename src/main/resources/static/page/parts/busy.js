// A button that works: it cannot be pressed twice, and what fails is shown beside it.
import { problem } from './problem.js';

/** Runs the work of a button; a failure is shown in place. */
export async function busy(button, place, work) {
  button.disabled = true;
  place.replaceChildren();
  try {
    return await work();
  } catch (failure) {
    place.replaceChildren(problem(failure));
    return undefined;
  } finally {
    button.disabled = false;
  }
}
