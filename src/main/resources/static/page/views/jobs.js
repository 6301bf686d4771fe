// All jobs; those that run move.
import { api } from '../api.js';
import { h } from '../dom.js';
import { follow } from '../events.js';
import { empty } from '../parts/empty.js';
import { select, field } from '../parts/field.js';
import { head } from '../parts/head.js';
import { control, outcome, title } from '../parts/jobrow.js';
import { paged } from '../parts/more.js';
import { progress, statusChip } from '../parts/progress.js';
import { table } from '../parts/table.js';
import { go, link, refresh } from '../router.js';
import { seconds, since } from '../words.js';

const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'];

/** A browser holds few connections to one server open, and the page needs some itself. */
const FOLLOWED = 3;
const LOOK_AGAIN_MS = 5000;

export async function view({ query, signal }) {
  const status = query.status ?? '';
  const place = h('div');
  const list = await paged((page) => api.jobs({ ...page, status }, signal), (jobs) => listed(jobs, place, signal),
    empty(status ? `No job is ${status}` : 'No job yet', 'Embedding a dataset makes one. Its page offers it.',
      h('a', { class: 'button', href: link('datasets') }, 'To the datasets')), signal);
  return h('div', { class: 'view' },
    head('Jobs', 'Long work: tuning, measuring, asking models. Each ends exactly once.'),
    h('div', { class: 'tools' }, field('Show', select([['', 'All jobs'], ...STATUSES.map((one) => [one, one])], status,
      (chosen) => go(link('jobs', { status: chosen }))))),
    place, list);
}

function listed(jobs, place, signal) {
  const running = jobs.filter((job) => job.status === 'running' || job.status === 'cancelling').slice(0, FOLLOWED);
  const bars = new Map(running.map((job) => [job.id, progress(title(job))]));
  running.forEach((job) => {
    bars.get(job.id).show(job.progress);
    follow(job.id, ({ type, data }) => {
      if (type === 'progress') {
        bars.get(job.id).show(data);
      }
    }, signal).then(() => signal.aborted || refresh());
  });
  if (running.length === 0 && jobs.some((job) => !job.terminal)) {
    const again = setTimeout(refresh, LOOK_AGAIN_MS);
    signal.addEventListener('abort', () => clearTimeout(again), { once: true });
  }
  return table('Jobs, newest first', [
    { name: 'Job', cell: (job) => h('a', { href: link(`jobs/${job.id}`) }, title(job)) },
    { name: 'Status', cell: (job) => statusChip(job.status) },
    { name: 'Progress', cell: (job) => bars.get(job.id)?.element ?? job.error?.detail ?? outcome(job) },
    { name: 'Asked', cell: (job) => h('span', { class: 'nowrap muted' }, since(job.createdAt)) },
    { name: 'Processor', number: true, cell: (job) => (job.cost.cpuSeconds ? seconds(job.cost.cpuSeconds) : '') },
    { name: '', cell: (job) => control(job, place, refresh) },
  ], jobs);
}
