// What is known of a dataset.
import { h } from '../dom.js';
import { TASK_TYPES, decimal, whole } from '../words.js';
import { bars } from './bars.js';

const LABELS_SHOWN = 12;

export function facts(pairs) {
  return h('dl', { class: 'facts' }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

export function datasetFacts(dataset) {
  const { validation } = dataset;
  return facts([
    ['Task', `${TASK_TYPES[dataset.taskType]}${dataset.format === 'pair' ? ' of pairs' : ''}`],
    ['Rows', Object.entries(dataset.splits).map(([split, rows]) => `${whole(rows)} ${split}`).join(', ')],
    ['Columns', Object.entries(dataset.columns).filter(([, column]) => column).map(([role, column]) => (role === column ? role : `${role}: ${column}`)).join(', ')],
    ['Duplicates', whole(validation.duplicates)],
    ['Empty rows', whole(validation.emptyRows)],
    ['Also in test', validation.leaked ? whole(validation.leaked) : null],
    ['Label entropy', validation.labelEntropy === null || validation.labelEntropy === undefined ? null : `${decimal(validation.labelEntropy)} bits`],
    ['Family', dataset.family],
    ['Language', dataset.language],
    ['Licence', dataset.license],
  ]);
}

export function labels(dataset) {
  if (dataset.labels.length === 0) {
    return null;
  }
  const rest = dataset.labels.length - LABELS_SHOWN;
  return h('section', { class: 'stack tight' }, h('h3', {}, 'Labels'),
    bars('Examples by label', dataset.labels.slice(0, LABELS_SHOWN).map(({ label, count }) => [label, count])),
    rest > 0 && h('p', { class: 'small muted' }, `and ${whole(rest)} more`));
}

export function warnings(dataset) {
  return dataset.validation.warnings.length > 0 && h('div', { class: 'notice warn' }, h('h3', {}, 'To look at'),
    h('ul', {}, dataset.validation.warnings.map((warning) => h('li', {}, warning))));
}
