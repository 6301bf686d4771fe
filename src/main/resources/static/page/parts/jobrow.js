// What a job is about, and what can be done with it.
import { api } from '../api.js';
import { h } from '../dom.js';
import { link } from '../router.js';
import { nameOf } from '../words.js';
import { busy } from './busy.js';
import { button } from './field.js';

const NAMES = { embedding: 'Embedding', transfer: 'Measured transfers', import: 'Import', trial: 'Prompt answers' };

/** The job in words, such as "Embedding of sst2 by taskemb". */
export function title(job) {
  const { entity, target, method } = job.request;
  const of = entity ?? target;
  return [NAMES[job.kind], of && `of ${nameOf(of)}`, method && `by ${method}`].filter(Boolean).join(' ');
}

/** Cancel or retry, whichever the job can. */
export function control(job, place, after) {
  const act = (text, request) => {
    const pressed = button(text, () => busy(pressed, place, async () => after(await request(job.id))), 'small');
    pressed.setAttribute('aria-label', `${text}: ${title(job)}`);
    return pressed;
  };
  if (job.status === 'queued' || job.status === 'running') {
    return act('Cancel', api.cancelJob);
  }
  return job.status === 'failed' || job.status === 'cancelled' ? act('Retry', api.retryJob) : null;
}

/** Where the result of an ended job can be looked at. */
export function outcome(job) {
  const { entity, target, method } = job.request;
  const of = entity ?? target;
  return job.status === 'succeeded' && of
    ? h('a', { href: link('rank', { target: of, method: entity ? method : 'hybrid' }) }, 'See the ranking') : null;
}
