import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ComposeOption } from 'echarts/core';
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

// Only what is drawn is in the bundle.
use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>;

export interface Drawn {
  draw(option: ChartOption): void;
  fit(): void;
  dispose(): void;
}

/** A colour of the design where it is used: light or dark. */
export function colour(of: Element, name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  of.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

export function chartIn(place: HTMLElement): Drawn {
  const chart = init(place);
  return {
    draw: (option) => {
      const [text, line, card] = [colour(place, 'quiet'), colour(place, 'line'), colour(place, 'raised')];
      const axis = { axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: text }, splitLine: { lineStyle: { color: line } } };
      const withAxis = (own: { axisLabel?: object }): object => ({ ...axis, ...own, axisLabel: { ...axis.axisLabel, ...own.axisLabel } });
      chart.setOption(
        {
          animation: false,
          color: Array.from({ length: 8 }, (_, i) => colour(place, `kind-${i + 1}`)),
          textStyle: { fontFamily: getComputedStyle(place).fontFamily, color: text },
          ...option,
          ...(option.xAxis ? { xAxis: withAxis(option.xAxis as object) } : {}),
          ...(option.yAxis ? { yAxis: withAxis(option.yAxis as object) } : {}),
          ...(option.legend ? { legend: { textStyle: { color: text }, ...(option.legend as object) } } : {}),
          ...(option.tooltip ? { tooltip: { backgroundColor: card, borderColor: line, textStyle: { color: colour(place, 'text') }, ...(option.tooltip as object) } } : {}),
        } as ChartOption,
        { notMerge: true },
      );
    },
    fit: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}
