import type { Report, ReportSent } from '@louyu/contract/api/reports';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { secondsWords } from './report-words.ts';

/** What was sent by category, and what became of it; below, all of it. */
export class ReportTable extends LitElement {
  static override properties = { report: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        width: 100%;
      }
      th,
      td {
        border-top: 1px solid var(--line);
        white-space: nowrap;
      }
      td,
      thead th:not(:first-child) {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      tfoot th,
      tfoot td {
        font-weight: 600;
      }
    `,
  ];

  declare report: Report | undefined;

  constructor() {
    super();
    this.report = undefined;
    followLanguage(this);
  }

  #cells({ notices, painted, p50Seconds, p95Seconds, phones, known }: ReportSent) {
    const { households, proved, claimed, noted } = known;
    return [
      notices,
      painted,
      secondsWords(p50Seconds),
      secondsWords(p95Seconds),
      phones,
      households,
      proved,
      claimed,
      noted,
    ].map((cell) => html`<td>${typeof cell === 'number' ? cell.toLocaleString('en-US') : cell}</td>`);
  }

  override render() {
    const { report } = this;
    if (report === undefined) return '';
    const columns = [
      'reports.notices',
      'reports.painted',
      'reports.half',
      'reports.most',
      'reports.phones',
      'reports.known',
      'reports.proved',
      'reports.claimed',
      'reports.noted',
    ] as const;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('reports.by_category')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('notice.category')}</th>
            ${columns.map((column) => html`<th scope="col">${t(column)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${report.byCategory.map(
            ({ category, ...sent }) =>
              html`<tr>
                <th scope="row">${t(`category.${category}`)}</th>
                ${this.#cells(sent)}
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${t('reports.all')}</th>
            ${this.#cells(report.all)}
          </tr>
        </tfoot>
      </table>
    </div>`;
  }
}

customElements.define('ly-report-table', ReportTable);

declare global {
  interface HTMLElementTagNameMap {
    'ly-report-table': ReportTable;
  }
}
