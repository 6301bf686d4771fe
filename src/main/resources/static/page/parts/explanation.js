// Why a source stands where it stands.
import { h } from '../dom.js';
import { link } from '../router.js';
import { decimal, nameOf, plural } from '../words.js';

const EXAMPLES = 'nearestExamples';

export function explanation(found, result) {
  const parts = (result.explanation ?? []).filter((one) => one.part !== EXAMPLES);
  const texts = (result.explanation ?? []).filter((one) => one.part === EXAMPLES);
  return h('div', { class: 'explain' },
    h('section', { class: 'stack' },
      h('h3', {}, 'What the score is made of'),
      h('ul', { class: 'parts' }, parts.map(part)),
      result.sourceEffect !== null && h('p', { class: 'small muted' },
        `For other targets this source is ${decimal(result.sourceEffect)} spreads ${result.sourceEffect < 0 ? 'below' : 'above'} the usual one.`)),
    texts.length > 0 && h('section', { class: 'stack' }, h('h3', {}, 'Examples that lie close'), h('ul', { class: 'parts' }, texts.map(part))),
    result.observed.length > 0 && h('section', { class: 'stack' }, h('h3', {}, 'Measured on this pair'), observed(result.observed)),
    h('div', { class: 'actions' }, h('a', { href: link(result.source) }, `About ${nameOf(result.source)}`)));
}

function part({ part: name, value, detail, link: evidence }) {
  return h('li', {},
    h('span', {}, words(name)),
    h('span', { class: 'number' }, decimal(value)),
    h('span', { class: 'detail' }, detail, evidence && [' ', h('a', { href: `#${evidence}` }, 'the transfers')]));
}

function words(name) {
  return name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());
}

function observed(measured) {
  return h('ul', { class: 'parts' }, measured.map((one) => h('li', {},
    h('span', {}, one.baseModel ?? 'any base model'),
    h('span', { class: 'number' }, decimal(one.score)),
    h('span', { class: 'detail' }, [
      one.metric, one.baseline === null ? 'no baseline recorded' : `${decimal(one.baseline)} without transfer`,
      plural(one.n, 'run'), one.higherIsBetter ? null : 'lower is better',
    ].filter(Boolean).join(', ')))));
}
