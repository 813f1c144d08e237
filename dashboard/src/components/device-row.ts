import type { DeviceSummary } from '@louyu/contract/api/devices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import type { Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { freshnessWords, glassWords } from './device-glass.ts';
import './icon.ts';
import './state-mark.ts';

/** One device in a list: what and where it is, its state in a word, what is on its glass; the whole row is the link. */
export class DeviceRow extends LitElement {
  static override properties = { device: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--line);
      }
      a {
        display: grid;
        grid-template-columns: 24px minmax(0, 5fr) 120px minmax(0, 6fr) 184px;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: 64px;
        padding: var(--one);
        margin-inline: calc(-1 * var(--one));
        border-radius: var(--radius);
        text-decoration: none;
      }
      a:hover {
        background: var(--panel);
      }
      b {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .glass {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .fresh {
        text-align: end;
      }
      @media (max-width: 1000px) {
        a {
          grid-template-columns: 24px minmax(0, 1fr) auto;
          padding-block: 12px;
        }
        .glass,
        .fresh {
          grid-column: 2 / -1;
          text-align: start;
        }
        .glass {
          white-space: normal;
        }
      }
    `,
  ];

  declare device: DeviceSummary | undefined;
  declare clock: Clock;

  constructor() {
    super();
    this.device = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  override render() {
    const { device } = this;
    if (device === undefined) return '';
    const quiet = device.state === 'unpaired' || device.state === 'revoked';
    return html`<a
      href="/devices/${device.id}"
      data-testid="device-row"
      data-device=${device.id}
      data-state=${device.state}
    >
      <ly-icon name=${device.kind === 'desk' ? 'device' : device.kind}></ly-icon>
      <span>
        <b>${device.name}</b><br />
        <span class="soft small">${t(`kind.${device.kind}`)} · ${local(device.where)}</span>
      </span>
      <ly-state-mark device=${device.state}></ly-state-mark>
      <span class="glass small">${quiet ? '' : glassWords(device)}</span>
      <span class="fresh soft small number">${freshnessWords(device, this.clock)}</span>
    </a>`;
  }
}

customElements.define('ly-device-row', DeviceRow);

declare global {
  interface HTMLElementTagNameMap {
    'ly-device-row': DeviceRow;
  }
}
