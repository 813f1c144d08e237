import type { AlertReport } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { shortSpan } from './short-span.ts';

type Device = AlertReport['devices'][number];

/** How long each device took, those that were missed first, and why they were. A card for each on a phone. */
export class AlertReportTable extends LitElement {
  static override properties = { devices: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      td small {
        display: block;
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .missed {
        color: var(--warn);
        font-weight: 600;
      }
      .number {
        white-space: nowrap;
      }
      @media screen and (max-width: 640px) {
        thead {
          display: none;
        }
        table,
        tbody {
          display: block;
        }
        tr {
          display: grid;
          grid-template-columns: 1fr 1fr;
          gap: var(--half) var(--two);
          padding-block: 12px;
          border-top: 1px solid var(--line);
        }
        td {
          padding: 0;
          border: 0;
        }
        td:first-child,
        td:last-child {
          grid-column: 1 / -1;
        }
        td[data-label]::before {
          content: attr(data-label) ' ';
          color: var(--ink-soft);
          font-size: var(--text-small);
        }
      }
    `,
  ];

  declare devices: readonly Device[];

  constructor() {
    super();
    this.devices = [];
    followLanguage(this);
  }

  #span(label: string, ms: number | null) {
    return html`<td class="number" data-label=${label}>${ms === null ? '–' : shortSpan(ms)}</td>`;
  }

  #row({ deviceId, name, where, receivedMs, paintedMs, why }: Device) {
    return html`<tr data-device=${deviceId}>
      <td>${name}<small>${local(where)}</small></td>
      ${this.#span(t('emergency.received'), receivedMs)} ${this.#span(t('emergency.painted'), paintedMs)}
      <td class=${why === null ? '' : 'missed'}>
        ${why === null ? t('emergency.in_time') : t(`emergency.why_${why}`)}
      </td>
    </tr>`;
  }

  override render() {
    const missedFirst = this.devices.toSorted(
      (a, b) =>
        Number(a.why === null) - Number(b.why === null) ||
        a.where['zh-CN'].localeCompare(b.where['zh-CN'], 'zh-CN', { numeric: true }),
    );
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('delivery.screen')}</th>
          <th scope="col">${t('emergency.received')}</th>
          <th scope="col">${t('emergency.painted')}</th>
          <th scope="col">${t('emergency.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        ${missedFirst.map((device) => this.#row(device))}
      </tbody>
    </table>`;
  }
}

customElements.define('ly-alert-report-table', AlertReportTable);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-report-table': AlertReportTable;
  }
}
