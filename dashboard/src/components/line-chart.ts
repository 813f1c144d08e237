import { css, html, LitElement, type PropertyValues } from 'lit';
import type uPlot from 'uplot';
import { base } from '../theme/base.css.ts';

/** A line of a chart, drawn as the legend beside it says. */
export interface ChartLine {
  readonly dash: readonly number[];
  readonly widthPx: number;
  /** The design token that it is drawn in: `--ink`. */
  readonly color: string;
  /** One for each place on the axis; null leaves a hole that the line bridges. */
  readonly values: readonly (number | null)[];
}

export interface ChartMark {
  readonly at: number;
  readonly words: string;
}

const heightPx = 220;

/**
 * Lines over a logarithmic axis, by uPlot (22 kB gzipped), which is only brought where a chart is shown. It is for the eye
 * alone: whoever shows it says in words and in a table what it shows, and names the lines in a legend of its own. Nothing moves,
 * so that nothing is to be kept still for those who asked for less motion.
 */
export class LineChart extends LitElement {
  static override properties = {
    across: { attribute: false },
    lines: { attribute: false },
    marks: { attribute: false },
    most: { type: Number },
    unit: {},
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
        min-height: ${heightPx}px;
      }
      .u-wrap {
        position: relative;
      }
      .u-over,
      .u-under {
        position: absolute;
      }
      .u-under {
        overflow: hidden;
      }
      .u-axis {
        position: absolute;
      }
      canvas {
        display: block;
        position: relative;
        width: 100%;
        height: 100%;
      }
    `,
  ];

  /** Where the values lie, rising, the first above 0. */
  declare across: readonly number[];
  declare lines: readonly ChartLine[];
  /** What is written below the axis. */
  declare marks: readonly ChartMark[];
  /** The top of the scale; 0: as high as the highest value. */
  declare most: number;
  /** Written after each figure of the scale. */
  declare unit: string;

  #chart: uPlot | undefined;
  #resized: ResizeObserver | undefined;
  #repainted: MutationObserver | undefined;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  readonly #repaint = () => this.#chart?.redraw(false, true);

  constructor() {
    super();
    this.across = [];
    this.lines = [];
    this.marks = [];
    this.most = 0;
    this.unit = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized = new ResizeObserver(() => this.#fit());
    this.#resized.observe(this);
    // Light and dark: the canvas knows no tokens, its colours are read anew.
    this.#repainted = new MutationObserver(this.#repaint);
    this.#repainted.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#scheme.addEventListener('change', this.#repaint);
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
    this.#repainted?.disconnect();
    this.#scheme.removeEventListener('change', this.#repaint);
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    void this.#draw();
  }

  #fit(): void {
    if (this.clientWidth > 0) this.#chart?.setSize({ width: this.clientWidth, height: heightPx });
  }

  #token(name: string): string {
    return getComputedStyle(this).getPropertyValue(name);
  }

  async #draw(): Promise<void> {
    const { default: Chart } = await import('uplot');
    const target = this.renderRoot.querySelector('div');
    if (target === null || !this.isConnected) return;
    this.#chart?.destroy();
    const data = [[...this.across], ...this.lines.map(({ values }) => [...values])];
    this.#chart = new Chart(this.#options(), data as uPlot.AlignedData, target);
    this.toggleAttribute('drawn', true);
  }

  #options(): uPlot.Options {
    const { most, marks, lines, unit } = this;
    const [first = 1, last = first] = [this.across[0], this.across.at(-1)];
    const axis = {
      stroke: () => this.#token('--ink-soft'),
      font: `12px ${this.#token('--font')}`,
      grid: { stroke: () => this.#token('--line'), width: 1 },
      ticks: { show: false },
    };
    const shown = marks.filter(({ at }) => at >= first && at <= last);
    return {
      width: Math.max(1, this.clientWidth),
      height: heightPx,
      legend: { show: false },
      cursor: { show: false },
      padding: [12, 12, 0, 0],
      scales: {
        x: { time: false, distr: 3, range: [first, Math.max(last, first + 1)] },
        y: { range: (_, __, highest) => [0, most === 0 ? Math.max(1, highest * 1.1) : most] },
      },
      axes: [
        {
          ...axis,
          splits: shown.map(({ at }) => at),
          filter: (_, splits) => splits,
          values: () => shown.map(({ words }) => words),
        },
        { ...axis, size: 48, values: (_, splits) => splits.map((split) => `${split}${unit}`) },
      ],
      series: [
        {},
        ...lines.map(({ dash, widthPx, color }) => ({
          stroke: () => this.#token(color),
          width: widthPx,
          dash: [...dash],
          spanGaps: true,
          points: { show: false },
        })),
      ],
    };
  }

  override render() {
    return html`<div aria-hidden="true"></div>`;
  }
}

customElements.define('ly-line-chart', LineChart);

declare global {
  interface HTMLElementTagNameMap {
    'ly-line-chart': LineChart;
  }
}
