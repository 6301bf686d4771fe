// Which text is best read on a cell of the heat-map: contrast as WCAG 2.2 defines it. Colours are given as rgb(…).

/** The one of these colours that stands out most from what a value between -1 and 1 is drawn with. */
export function legible(value, scale, candidates) {
  const cell = luminance(blend(value, scale.map(channels)));
  return candidates.reduce((best, other) => (ratio(other, cell) > ratio(best, cell) ? other : best));
}

/** As ECharts' visualMap does: between the middle colour and the one of the value's sign. */
export function blend(value, [cold, calm, warm]) {
  const end = value < 0 ? cold : warm;
  return calm.map((channel, i) => channel + Math.abs(value) * (end[i] - channel));
}

export function ratio(text, cell) {
  const light = luminance(channels(text));
  return (Math.max(light, cell) + 0.05) / (Math.min(light, cell) + 0.05);
}

function luminance(rgb) {
  const [red, green, blue] = rgb.map((channel) => channel / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour) {
  return colour.match(/[\d.]+/g).slice(0, 3).map(Number);
}
