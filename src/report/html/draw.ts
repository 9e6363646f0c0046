/**
 * The library that draws, in a module of its own: it is large, and is loaded only when a chart is drawn.
 * It is used without a browser: options in, SVG out. Its own build of the common charts is a third of what a bundle makes
 * of its modules, which keeps dist/ within its size.
 */
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import echarts from 'echarts/dist/echarts.common.min.js';

export type Drawing = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The drawing as the library writes it; it is not fit for a page before `tidySvg` has gone over it. */
export function draw(drawing: Drawing, size: Size): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({ animation: false, useUTC: true, ...drawing });
    return chart.renderToSVGString();
  } finally {
    // What is not disposed of keeps a timer, and the process with it.
    chart.dispose();
  }
}
