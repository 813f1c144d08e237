import { curveMinutes, type ReachCurve, type ReachCurves } from '@louyu/contract/api/reach-curves';
import { css, html, LitElement } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { ChartMark } from './line-chart.ts';
import {
  alignedPoints,
  comparisonOf,
  curvesOf,
  reachMeasures,
  type ReachMeasure,
} from './reach-comparison.ts';
import { roundSpan } from './round-span.ts';
import './line-chart.ts';

/** How a line looks: this notice is solid and strong, the ones before have a dash each. Told apart without colour. */
const looks = [
  { widthPx: 3, dash: [], color: '--ink', style: 'solid' },
  { widthPx: 2, dash: [8, 4], color: '--water', style: 'dashed' },
  { widthPx: 2, dash: [2, 4], color: '--power', style: 'dotted' },
  { widthPx: 1, dash: [12, 3, 2, 3], color: '--fee', style: 'double' },
] as const;

/** What is written below the axis, where a phone has room. */
const markedMinutes: readonly number[] = [1, 5, 30, 240, 1440, 10_080];

/**
 * 到屏 and 知晓 of a notice over the time since it went out, beside the last ones of its category: first in words, then as two
 * charts, then as a table.
 */
export class ReachCurvesView extends LitElement {
  static override properties = { curves: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
        gap: var(--three);
      }
      h3 {
        font-size: var(--text-body);
      }
      .legend {
        display: grid;
        gap: var(--half);
      }
      .legend li {
        display: grid;
        grid-template-columns: 32px minmax(0, 1fr);
        gap: 12px;
        align-items: center;
      }
      .legend i {
        border-top: 2px solid;
      }
      summary {
        min-height: var(--target);
        align-content: center;
        cursor: pointer;
      }
      .scroll {
        overflow-x: auto;
      }
    `,
  ];

  declare curves: ReachCurves | undefined;
  declare clock: Clock;

  constructor() {
    super();
    this.curves = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #name({ number, title, outAt }: ReachCurve, index: number): string {
    if (index === 0) return t('curves.this');
    const when = momentWords(outAt, this.clock);
    return t('curves.before', { number: String(number).padStart(4, '0'), title, when });
  }

  #comparison(curves: ReachCurves) {
    const comparison = comparisonOf(curves);
    if (comparison === undefined)
      return html`<p class="soft">${t(curves.before.length === 0 ? 'curves.first' : 'curves.early')}</p>`;
    const { minutes, here, there, before } = comparison;
    return html`<p>
      ${t('curves.compared', {
        after: roundSpan(minutes * 60),
        known: here.known,
        reached: here.reached,
        title: before.title,
        knownThen: there.known,
        reachedThen: there.reached,
      })}
    </p>`;
  }

  #legend(curves: readonly ReachCurve[]) {
    return html`<ul class="legend small">
      ${curves.map((curve, index) => {
        const look = looks[index] ?? looks[0];
        const line = {
          'border-top-color': `var(${look.color})`,
          'border-top-style': look.style,
          'border-top-width': `${look.style === 'double' ? 3 : look.widthPx}px`,
        };
        return html`<li>
          <i style=${styleMap(line)}></i>
          <span>${this.#name(curve, index)}</span>
        </li>`;
      })}
    </ul>`;
  }

  #chart(curves: readonly ReachCurve[], measure: ReachMeasure) {
    const { minutes, values } = alignedPoints(curves, measure);
    const lines = values.map((line, index) => ({ ...(looks[index] ?? looks[0]), values: line }));
    const marks: readonly ChartMark[] = markedMinutes.map((at) => ({ at, words: roundSpan(at * 60) }));
    return html`<figure>
      <h3>${t(`curves.${measure}`)}</h3>
      <ly-line-chart
        .across=${minutes}
        .lines=${lines}
        .marks=${marks}
        .most=${measure === 'reached' ? 100 : 0}
        unit=${measure === 'reached' ? '%' : ''}
      ></ly-line-chart>
    </figure>`;
  }

  #table(curves: readonly ReachCurve[]) {
    const rows = curveMinutes.filter((minutes) =>
      curves.some(({ points }) => points.some((point) => point.minutes === minutes)),
    );
    const at = (curve: ReachCurve, minutes: number) =>
      curve.points.find((point) => point.minutes === minutes);
    return html`<details>
      <summary>${t('curves.table')}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('curves.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('curves.after')}</th>
              ${curves.map(
                (curve, index) => html`<th scope="col">${index === 0 ? t('curves.this') : curve.title}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (minutes) =>
                html`<tr>
                  <th scope="row">${roundSpan(minutes * 60)}</th>
                  ${curves.map((curve) => {
                    const point = at(curve, minutes);
                    return html`<td>
                      ${point === undefined ? t('curves.not_yet') : t('curves.cell', point)}
                    </td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  override render() {
    const { curves } = this;
    if (curves === undefined || curves.notice === null) return '';
    const all = curvesOf(curves);
    return html`<section class="stack" aria-labelledby="curves">
      <h2 id="curves">${t('curves.title')}</h2>
      ${this.#comparison(curves)}
      ${
        all.every(({ points }) => points.length < 2)
          ? ''
          : html`<div class="charts">${reachMeasures.map((measure) => this.#chart(all, measure))}</div>
              ${this.#legend(all)} ${this.#table(all)}`
      }
    </section>`;
  }
}

customElements.define('ly-reach-curves', ReachCurvesView);

declare global {
  interface HTMLElementTagNameMap {
    'ly-reach-curves': ReachCurvesView;
  }
}
