// Elements without markup strings: whatever a name or a text holds, it stays text.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element. `on` maps event names to listeners, `style` goes through the CSSOM, true and false set and leave out
 * attributes, null and undefined are left out; children are nodes, strings, numbers, arrays of these, or nothing.
 */
export function h(tag, attributes = {}, ...children) {
  return build(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (name === 'style') {
      Object.entries(value).forEach(([property, text]) => element.style.setProperty(property, text));
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Says something to screen readers without showing it. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

let lastId = 0;

/** An id that no other element has. */
export function freshId() {
  lastId += 1;
  return `e${lastId}`;
}
