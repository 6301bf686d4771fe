// The first sight: what this is for, and the one question to ask.
import { api } from '../api.js';
import { h } from '../dom.js';
import { empty } from '../parts/empty.js';
import { entities, entitySelect } from '../parts/entities.js';
import { field } from '../parts/field.js';
import { go, link } from '../router.js';
import { plural, whole } from '../words.js';

export async function view({ signal }) {
  const [known, jobs] = await Promise.all([entities(signal), api.jobs({ limit: 200 }, signal)]);
  const waiting = jobs.data.filter((job) => !job.terminal).length;
  return h('div', { class: 'view' },
    h('section', { class: 'hero' },
      h('h1', {}, 'Which of your datasets helps with the new task?'),
      h('p', { class: 'lead' }, 'Taskspace gives every dataset, model and prompt a place in one space, by what a small '
        + 'transformer learns from it. What lies close tends to transfer well.'),
      known.datasets.length > 0 ? ask(known) : empty('Nothing is registered yet',
        'Bring a file of labelled examples; the columns and the kind of task are found for you.',
        h('a', { class: 'button primary', href: link('datasets') }, 'Add a dataset'))),
    h('section', { class: 'stack' },
      h('h2', {}, 'In this installation'),
      h('div', { class: 'counts' },
        counts(known), count('jobs', waiting, 'unfinished job'))),
    h('section', { 'aria-labelledby': 'how' },
      h('h2', { class: 'unseen', id: 'how' }, 'How it works'),
      h('ol', { class: 'steps' },
        step('Bring a dataset', 'CSV, JSONL, Parquet: drop it, read the validation report.', 'datasets', 'Datasets'),
        step('Let it be embedded', 'A frozen transformer is tuned on it. What the tuning changed is the vector.', 'jobs', 'Jobs'),
        step('Ask for a ranking', 'The sources that promise most come first, with what is known and what is not.', 'rank', 'Rank'),
        step('Look around', 'The space on a map, and every similarity in one picture.', 'map', 'Map'))));
}

function ask(known) {
  const select = entitySelect(known, null, () => {}, 'Choose your task');
  return h('form', {
    class: 'ask',
    on: {
      submit: (event) => {
        event.preventDefault();
        go(link('rank', { target: select.value }));
      },
    },
  }, field('Your new task', select), h('button', { class: 'primary' }, 'Rank what helps'));
}

/** Of each kind; the numbers grow when there are more than one page of them. */
function counts(known) {
  const places = ['dataset', 'model', 'prompt'].map((noun) => [`${noun}s`, noun, count(`${noun}s`, known[`${noun}s`].length, noun)]);
  known.rest?.then((all) => places.forEach(([path, noun, place]) => place.replaceWith(count(path, all[path].length, noun))), () => {});
  return places.map(([, , place]) => place);
}

function count(path, number, noun) {
  return h('a', { href: link(path) }, h('strong', {}, whole(number)), plural(number, noun).replace(/^\S+ /, ''));
}

function step(title, text, path, label) {
  return h('li', {}, h('h3', {}, title), h('p', { class: 'muted' }, text), h('a', { href: link(path) }, label));
}
