// The map itself: points by colour, to zoom, point at and walk through.
import { h } from '../dom.js';
import { KINDS } from '../words.js';
import { colour } from '../theme.js';
import { chart } from './echarts.js';
import { names } from './names.js';

/** With more points than this each group is drawn in one go. */
const MANY = 1000;
const SYMBOLS = { dataset: 'circle', model: 'diamond', prompt: 'triangle' };

/** With no more points than this each bears its name, where there is room for it; with more only the marked one does. */
const NAMED = 40;
const CLOSER = 0.7;
const BORDER = 8;
const ROOM_FOR_NAMES = 60;

/**
 * Draws points {entity, x, y, name, kind, family, group}.
 *
 * @param groups [name, number of its hue] in their order
 * @param onChosen called with the point that was clicked
 * @return what the view can do with the drawing, null when the signal fired meanwhile
 */
export async function scatter(element, points, groups, onChosen, signal) {
  let hidden = new Set();
  let marked = null;
  const series = () => [
    ...groups.map(([name, hue]) => group(points.filter((point) => point.group === name && !hidden.has(name)), hue, points.length)),
    ...above(),
  ];
  /** The ring and the names, which lie above all groups. */
  const above = () => [
    mark(marked),
    names(points.length > NAMED ? [] : points.filter(({ group: its }) => !hidden.has(its)), marked),
  ];
  const drawn = await chart(element, () => ({
    animation: false,
    grid: { left: BORDER, right: BORDER, top: BORDER, bottom: BORDER },
    ...axes(points, element),
    dataZoom: [
      { type: 'inside', xAxisIndex: 0, filterMode: 'none' },
      { type: 'inside', yAxisIndex: 0, filterMode: 'none' },
    ],
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: colour('surface'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink') },
      formatter: (item) => tip(at(item)),
    },
    series: series(),
  }), signal);
  if (!drawn) {
    return null;
  }
  /** The point of what was pointed at: one of a group, the ring, or a name. */
  const at = ({ seriesIndex, dataIndex, data }) => {
    if (seriesIndex < groups.length) {
      return points.filter((point) => point.group === groups[seriesIndex][0])[dataIndex];
    }
    return seriesIndex === groups.length ? marked : points.find((point) => point.entity === data.entity);
  };
  const zoom = (dataZoomIndex, start, end) => drawn.dispatchAction({ type: 'dataZoom', dataZoomIndex, start, end });
  drawn.on('click', (item) => onChosen(at(item)));
  return {
    show(wanted) {
      hidden = wanted;
      drawn.setOption({ series: series() });
    },
    mark(point) {
      marked = point;
      drawn.setOption({ series: [...groups.map(() => ({})), ...above()] });
    },
    zoom(closer) {
      drawn.getOption().dataZoom.forEach(({ start, end }, index) => {
        const half = ((end - start) / 2) * (closer ? CLOSER : 1 / CLOSER);
        const middle = (start + end) / 2;
        zoom(index, Math.max(0, middle - half), Math.min(100, middle + half));
      });
    },
    reset() {
      zoom(0, 0, 100);
      zoom(1, 0, 100);
    },
  };
}

/** Axes of one scale, so that distances are true, and without numbers, which mean nothing here. */
function axes(points, { clientWidth, clientHeight }) {
  const [x, y] = [extent(points.map((point) => point.x)), extent(points.map((point) => point.y))];
  const [width, height] = [clientWidth - 2 * BORDER, clientHeight - 2 * BORDER];
  const perPixel = Math.max(x.size / (width - 2 * ROOM_FOR_NAMES), y.size / (height - 2 * ROOM_FOR_NAMES / 2)) || 1;
  return { xAxis: bare(x.middle, width * perPixel), yAxis: bare(y.middle, height * perPixel) };
}

function extent(values) {
  const low = values.reduce((known, value) => Math.min(known, value), Infinity);
  const high = values.reduce((known, value) => Math.max(known, value), -Infinity);
  return { middle: (low + high) / 2, size: high - low };
}

function bare(middle, size) {
  return {
    type: 'value',
    min: middle - size / 2,
    max: middle + size / 2,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: false },
    splitLine: { show: false },
  };
}

function group(points, hue, total) {
  const many = total > MANY;
  return {
    type: 'scatter',
    data: many ? points.map(({ x, y }) => [x, y])
      : points.map(({ x, y, kind }) => ({ value: [x, y], symbol: SYMBOLS[kind] })),
    symbolSize: many ? 4 : total > 200 ? 7 : 12,
    large: many,
    largeThreshold: 0,
    itemStyle: { color: colour(`hue-${hue}`), opacity: many ? 0.7 : 0.9 },
  };
}

/** A ring around the point that was found or walked to. */
function mark(point) {
  return {
    type: 'scatter',
    data: point ? [[point.x, point.y]] : [],
    symbol: 'circle',
    symbolSize: 22,
    z: 5,
    itemStyle: { color: 'transparent', borderColor: colour('ink'), borderWidth: 2 },
  };
}

function tip(point) {
  return h('div', { class: 'tip' },
    h('strong', {}, point.name),
    h('span', {}, [KINDS[point.kind], point.family, point.taskType].filter(Boolean).join(', ')),
    point.weakSignal && h('span', {}, 'Weak signal: its place says little'));
}
