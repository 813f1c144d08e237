import type { DeviceView } from '@louyu/contract/api/devices';
import type { Site } from '@louyu/contract/api/places';
import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './qr-code.ts';

/** A sticker for the back of a screen, 70 × 37 mm: which one it is, how to pair it again, whom to call. */
export class DeviceLabel extends LitElement {
  static override properties = { device: { attribute: false }, site: { attribute: false } };

  // Black on white and in millimetres whatever the look of the page: it is for paper.
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 29mm;
        align-items: center;
        width: 70mm;
        height: 37mm;
        padding: 2mm 1mm 2mm 3mm;
        overflow: hidden;
        background: #ffffff;
        color: #000000;
        font-size: 2.7mm;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .name {
        font-size: 4mm;
        font-weight: 700;
        line-height: 1.2;
      }
      dl {
        margin-top: 1mm;
      }
      dt,
      dd {
        display: inline;
      }
      .caption {
        font-size: 2.2mm;
        text-align: center;
      }
      .code {
        font-family: var(--font-code);
      }
    `,
  ];

  declare device: DeviceView | undefined;
  declare site: Site | undefined;

  constructor() {
    super();
    this.device = undefined;
    this.site = undefined;
    followLanguage(this);
  }

  #line(label: string, value: string, isCode = false) {
    if (value === '') return nothing;
    return html`<div>
      <dt>${label}</dt>
      <dd class=${isCode ? 'code' : ''}>${value}</dd>
    </div>`;
  }

  override render() {
    const { device, site } = this;
    if (device === undefined || site === undefined) return nothing;
    return html`<div>
        <div class="name">${device.name}</div>
        <div>${local(device.where)}</div>
        <dl>
          ${this.#line(t('label.id'), device.id, true)}
          ${this.#line(t('label.open'), `${site.publicUrl.replace(/^http:\/\//, '')}/k`, true)}
          ${this.#line(t('label.hotline'), site.hotline)}
        </dl>
        <div>${local(site.office)}</div>
      </div>
      <div>
        <ly-qr-code .text=${`${site.publicUrl}/devices/${device.id}`} .label=${t('label.qr')}></ly-qr-code>
        <div class="caption">${t('label.qr')}</div>
      </div>`;
  }
}

customElements.define('ly-device-label', DeviceLabel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-device-label': DeviceLabel;
  }
}
