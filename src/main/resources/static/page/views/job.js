// One job as it goes.
import { api } from '../api.js';
import { announce, h } from '../dom.js';
import { follow } from '../events.js';
import { facts } from '../parts/facts.js';
import { head } from '../parts/head.js';
import { control, outcome, title } from '../parts/jobrow.js';
import { problem } from '../parts/problem.js';
import { PHASES, progress, statusChip } from '../parts/progress.js';
import { link, refresh } from '../router.js';
import { clock, nameOf, seconds, since, whole } from '../words.js';

const ENDED = ['succeeded', 'failed', 'cancelled'];

export async function view({ ref, signal }) {
  const job = await api.job(ref, signal);
  const place = h('div');
  const bar = progress(title(job));
  const told = h('ol', { class: 'events' });
  bar.show(job.progress);
  let phase = null;
  follow(job.id, ({ type, data, at }) => {
    if (type === 'progress') {
      bar.show(data);
    }
    if (type !== 'progress' || data.phase !== phase) {
      phase = data.phase ?? phase;
      told.append(event(at, type, data));
    }
    if (ENDED.includes(type) && !job.terminal) {
      announce(`${title(job)}: ${type}`);
      refresh();
    }
  }, signal);
  return h('div', { class: 'view' },
    head(title(job), null, statusChip(job.status), outcome(job), control(job, place, refresh)),
    place,
    job.error && problem({ problem: { errors: [], ...job.error } }),
    h('section', { class: 'card stack' },
      !job.terminal && bar.element,
      facts([
        ['Entity', job.request.entity && h('a', { href: link(job.request.entity) }, nameOf(job.request.entity))],
        ['Attempt', job.attempt || null],
        ['Asked', since(job.createdAt)],
        ['Started', job.startedAt && since(job.startedAt)],
        ['Ends', job.terminal ? null : job.estimatedFinish && since(job.estimatedFinish)],
        ['Ended', job.finishedAt && since(job.finishedAt)],
        ['Processor', job.cost.cpuSeconds ? seconds(job.cost.cpuSeconds) : null],
        ['Calls to models', job.cost.labelerCalls ? whole(job.cost.labelerCalls) : null],
        ['Worker', job.worker],
      ])),
    h('section', { class: 'stack' }, h('h2', {}, 'What happened'), told));
}

function event(at, type, data) {
  return h('li', {}, h('time', { datetime: at, class: 'number muted' }, clock(at)), h('span', {}, type), h('span', { class: 'muted' }, words(data)));
}

function words(data) {
  if (data.phase) {
    return `${PHASES[data.phase] ?? data.phase}${data.total ? `, ${whole(data.total)} ${data.unit}` : ''}`;
  }
  return data.detail ?? (data.worker ? `attempt ${data.attempt} on ${data.worker}` : '');
}
