import type { Delivery } from '@louyu/contract/api/delivery';
import type { Instant } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, spanWords, type Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { countByState, inOrder } from './delivery-summary.ts';
import './icon.ts';
import './state-mark.ts';

/** What became of a notice on each device, by the device's own word. A card for each on a phone. */
export class DeliveryTable extends LitElement {
  static override properties = {
    delivery: { attribute: false },
    clock: { attribute: false },
    liveRevision: {},
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      td.number::first-letter {
        text-transform: uppercase;
      }
      td a {
        display: inline-block;
        margin-block: -10px;
        padding-block: 10px;
      }
      .where {
        display: block;
      }
      .offline {
        display: inline-flex;
        align-items: center;
        gap: var(--half);
      }
      .none {
        color: var(--ink-soft);
      }
      .counts {
        gap: var(--one) var(--three);
        margin-block-end: var(--two);
      }
      .count {
        display: inline-flex;
        align-items: center;
        gap: var(--one);
        font-variant-numeric: tabular-nums;
      }
      td.number {
        white-space: nowrap;
      }
      @media (max-width: 800px) {
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
        td:nth-child(-n + 2) {
          grid-column: 1 / -1;
        }
        td[data-label]::before {
          content: attr(data-label) ' ';
          color: var(--ink-soft);
          font-size: var(--text-small);
        }
        td.empty {
          display: none;
        }
      }
    `,
  ];

  declare delivery: Delivery | undefined;
  declare clock: Clock;
  /** The revision that should be on the glass; another one on a screen is named. */
  declare liveRevision: number;

  constructor() {
    super();
    this.delivery = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.liveRevision = 0;
    followLanguage(this);
  }

  #moment(label: string, at: Instant | null) {
    return html`<td class="number ${at === null ? 'empty' : ''}" data-label=${label}>
      ${at === null ? html`<span class="none">–</span>` : momentWords(at, this.clock)}
    </td>`;
  }

  #shownSpan({ firstShownAt: first, lastShownAt: last }: Delivery['devices'][number]) {
    if (first === null) return html`<span class="none">–</span>`;
    const from = momentWords(first, this.clock);
    const to = last === null ? from : momentWords(last, this.clock);
    return from === to ? from : html`${from}<br />– ${to}`;
  }

  #row(device: Delivery['devices'][number], known: number) {
    const otherRevision = device.revision !== null && device.revision !== this.liveRevision;
    return html`<tr data-testid="delivery-row" data-device=${device.deviceId} data-state=${device.state}>
      <td>
        <a href="/devices/${device.deviceId}">${device.name}</a>
        <span class="where soft small">${local(device.where)}</span>
      </td>
      <td>
        <span class="row tight">
          <ly-state-mark delivery=${device.state}></ly-state-mark>
          ${
            otherRevision && device.revision !== null
              ? html`<span class="small">${t('delivery.revision', { revision: device.revision })}</span>`
              : ''
          }
          ${
            device.online
              ? ''
              : html`<span class="offline soft small"
                  ><ly-icon name="offline"></ly-icon>${t('delivery.offline')}</span
                >`
          }
        </span>
      </td>
      <td class="number ${device.secondsShown === 0 ? 'empty' : ''}" data-label=${t('delivery.seconds')}>
        ${device.secondsShown === 0 ? html`<span class="none">–</span>` : spanWords(device.secondsShown)}
      </td>
      <td class="number ${device.firstShownAt === null ? 'empty' : ''}" data-label=${t('delivery.span')}>
        ${this.#shownSpan(device)}
      </td>
      ${this.#moment(t('delivery.removed_at'), device.removedAt)}
      <td class="number ${known === 0 ? 'empty' : ''}" data-label=${t('delivery.known')}>
        ${known === 0 ? html`<span class="none">–</span>` : known}
      </td>
    </tr>`;
  }

  override render() {
    const { delivery } = this;
    if (delivery === undefined) return '';
    if (delivery.devices.length === 0) return html`<p class="soft">${t('delivery.none')}</p>`;
    const known = new Map(delivery.acknowledgments.byScreen.map(({ deviceId, count }) => [deviceId, count]));
    return html`<p class="row tight counts" data-testid="delivery-counts">
        ${countByState(delivery.devices).map(
          ([state, count]) =>
            html`<span class="count"><ly-state-mark delivery=${state}></ly-state-mark><b>${count}</b></span>`,
        )}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('delivery.screen')}</th>
            <th scope="col">${t('delivery.state')}</th>
            <th scope="col">${t('delivery.seconds')}</th>
            <th scope="col">${t('delivery.span')}</th>
            <th scope="col">${t('delivery.removed_at')}</th>
            <th scope="col">${t('delivery.known')}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            inOrder(delivery.devices),
            (device) => device.deviceId,
            (device) => this.#row(device, known.get(device.deviceId) ?? 0),
          )}
        </tbody>
      </table>`;
  }
}

customElements.define('ly-delivery-table', DeliveryTable);

declare global {
  interface HTMLElementTagNameMap {
    'ly-delivery-table': DeliveryTable;
  }
}
