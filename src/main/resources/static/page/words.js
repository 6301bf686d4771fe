// Numbers, times and codes in words that people read.
const WHOLE = new Intl.NumberFormat('en');
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const SIGNED = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const SINCE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const MINUS = '−';

export const whole = (value) => WHOLE.format(value);
export const short = (value) => SHORT.format(value);
export const percent = (share) => PERCENT.format(share);
export const signedPercent = (share) => SIGNED.format(share).replace('-', MINUS);
export const cosine = (value) => value.toFixed(2).replace('-', MINUS);
export const decimal = (value, digits = 2) => value.toFixed(digits).replace('-', MINUS);

export function plural(count, one, many = `${one}s`) {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

export function seconds(value) {
  if (value < 90) {
    return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
  }
  return value < 5400 ? `${Math.round(value / 60)} min` : `${(value / 3600).toFixed(1)} h`;
}

export function since(time) {
  const away = (new Date(time) - Date.now()) / 1000;
  const [unit, size] = Math.abs(away) < 90 ? ['second', 1]
    : Math.abs(away) < 5400 ? ['minute', 60]
      : Math.abs(away) < 129600 ? ['hour', 3600] : ['day', 86400];
  return SINCE.format(Math.round(away / size), unit);
}

export function clock(time) {
  return new Date(time).toLocaleTimeString('en-GB');
}

export const TASK_TYPES = {
  classification: 'classification', regression: 'scores', spanExtraction: 'answers in a text',
};

export const METHODS = {
  hybrid: 'Best guess: all of it together',
  taskemb: 'Task embedding: what tuning moves',
  taskvec: 'Task vector: where tuning goes',
  tupate: 'Tuned prefix',
  textemb: 'Text only, blind to labels',
  logme: 'Fit of frozen features',
  esm: 'Fit of tuned features',
  metadata: 'Same format and family',
  sourceEffect: 'Sources that usually help',
  dataSize: 'Largest first',
  curveGrad: 'Shape of the loss curve',
  random: 'Chance, to compare with',
};

export const REASONS = {
  self: 'is the target itself',
  duplicate: 'shares more than half of its texts with the target',
  noEmbedding: 'has no embedding to compare',
  notMeasured: 'has no measured answers',
  noExamples: 'has no training examples',
};

export const KINDS = { dataset: 'Dataset', model: 'Model', prompt: 'Prompt' };

/** The kind that a reference such as datasets/sst2 names. */
export const kindOf = (reference) => reference.split('/')[0].replace(/s$/, '');
export const nameOf = (reference) => reference.slice(reference.indexOf('/') + 1);
