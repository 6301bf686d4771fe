// The heat-map: cold is opposed, warm is alike.
import { h } from '../dom.js';
import { colour } from '../theme.js';
import { cosine } from '../words.js';
import { legible } from './contrast.js';
import { chart } from './echarts.js';

const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const LABELLED = 30;
const NUMBERED = 16;
/** Only the two of them reach 4.5:1 on every cell, in light and in dark. */
const TEXT = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];

/**
 * Draws {entities, values}; `choose` gets row and column of the cell that was pointed at or walked to.
 *
 * @return the chart, null when the signal fired meanwhile
 */
export async function heatmap(element, { entities, values }, choose, signal) {
  const names = entities.map(({ name }) => name);
  const scale = () => ['cold', 'calm', 'warm'].map(colour);
  const cells = (colours) => values.flatMap((row, i) => row.map((value, j) => (
    { value: [j, i, value], label: { color: legible(value, colours, TEXT) } })));
  let here = null;
  const drawn = await chart(element, () => ({
    animation: false,
    grid: { left: 12, right: 12, top: 12, bottom: 12, containLabel: true },
    xAxis: named(names, element, { rotate: 60, interval: step(names) }),
    yAxis: { ...named(names, element, { interval: step(names) }), inverse: true },
    visualMap: {
      show: false, min: -1, max: 1, dimension: 2, inRange: { color: scale() },
    },
    tooltip: {
      confine: true,
      backgroundColor: colour('surface'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink') },
      formatter: ({ value: [column, row, similarity] }) => h('div', { class: 'tip' },
        h('strong', {}, cosine(similarity)), h('span', {}, names[row]), h('span', {}, names[column])),
    },
    series: [{
      type: 'heatmap',
      data: cells(scale()),
      label: {
        show: names.length <= NUMBERED && element.clientWidth > 520,
        formatter: ({ value: [, , similarity] }) => cosine(similarity),
        fontFamily: 'Inter, sans-serif',
        fontSize: 11,
      },
      itemStyle: { borderColor: colour('surface'), borderWidth: names.length > LABELLED ? 0 : 2, borderRadius: 3 },
      emphasis: { itemStyle: { borderColor: colour('ink'), borderWidth: 2 } },
    }],
  }), signal);
  if (!drawn) {
    return null;
  }
  const go = (row, column) => {
    if (here) {
      drawn.dispatchAction({ type: 'downplay', seriesIndex: 0, dataIndex: here[0] * names.length + here[1] });
    }
    here = [row, column];
    drawn.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: row * names.length + column });
    choose(row, column);
  };
  drawn.on('click', ({ value: [column, row] }) => go(row, column));
  element.addEventListener('keydown', (event) => {
    const by = STEPS[event.key];
    if (by) {
      event.preventDefault();
      const within = (value) => Math.min(names.length - 1, Math.max(0, value));
      go(...(here ? [within(here[0] + by[0]), within(here[1] + by[1])] : [0, 0]));
    }
  });
  return drawn;
}

function step(names) {
  return names.length <= LABELLED * 2 ? 0 : 'auto';
}

function named(names, element, label) {
  return {
    type: 'category',
    data: names,
    axisLine: { show: false },
    axisTick: { show: false },
    splitArea: { show: false },
    axisLabel: {
      ...label,
      color: colour('ink-2'),
      fontFamily: 'Inter, sans-serif',
      fontSize: names.length > LABELLED ? 9 : 11,
      width: element.clientWidth < 520 ? 90 : 150,
      overflow: 'truncate',
    },
  };
}
