// How far a job is.
import { h } from '../dom.js';
import { percent, plural, whole } from '../words.js';

export const PHASES = {
  tokenize: 'Reading', label: 'Asking the model', tune: 'Tuning', extract: 'Measuring the change', store: 'Storing',
};
const STATUS_CHIP = { succeeded: 'good', failed: 'bad', cancelled: '', cancelling: 'warn', running: 'info', queued: '' };

export function statusChip(status) {
  return h('span', { class: `chip ${STATUS_CHIP[status]}` }, status);
}

/** A bar and its words, which `show` changes. */
export function progress(name) {
  const fill = h('span');
  const bar = h('span', { class: 'progress', role: 'progressbar', 'aria-label': `Progress of ${name}`, 'aria-valuemin': '0', 'aria-valuemax': '100' }, fill);
  const words = h('span', { class: 'small muted number' });
  const show = (now) => {
    const share = now && now.total ? now.done / now.total : 0;
    fill.style.setProperty('width', percent(share));
    bar.setAttribute('aria-valuenow', String(Math.round(100 * share)));
    words.textContent = now ? `${PHASES[now.phase] ?? now.phase}, ${whole(now.done)} of ${plural(now.total, now.unit.replace(/s$/, ''))}` : '';
  };
  return { element: h('div', { class: 'stack tight' }, bar, words), show };
}
