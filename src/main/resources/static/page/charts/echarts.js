// ECharts, loaded by the views that draw, in the colours of the page. It sets styles through the CSSOM only, as long as
// tooltips are given as elements and not as markup.
import { THEME_CHANGED, colour } from '../theme.js';

/**
 * A chart in an element. `option` makes its description anew whenever colours change; the chart goes when the signal fires.
 */
export async function chart(element, option, signal) {
  const echarts = await import('../../vendor/echarts-6.1.0/echarts.esm.min.js');
  await document.fonts.ready;
  if (signal.aborted) {
    return null;
  }
  const drawn = echarts.init(element, null, { renderer: 'canvas' });
  const draw = () => drawn.setOption(option(colour), { notMerge: true });
  let size = '';
  const fit = () => {
    const now = `${element.clientWidth} ${element.clientHeight}`;
    if (now !== size) {
      size = now;
      drawn.resize();
      draw();
    }
  };
  const resize = new ResizeObserver(fit);
  resize.observe(element);
  window.addEventListener(THEME_CHANGED, draw, { signal });
  signal.addEventListener('abort', () => {
    resize.disconnect();
    drawn.dispose();
  }, { once: true });
  fit();
  return drawn;
}
