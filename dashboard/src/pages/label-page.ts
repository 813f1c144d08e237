import { css, html, LitElement } from 'lit';
import { fetchDevice } from '../api/devices.ts';
import { Live } from '../api/live.ts';
import { fetchSite } from '../api/places.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { PaperStyle } from './paper-style.ts';
import '../components/device-label.ts';
import '../components/icon.ts';
import '../components/note.ts';

/** The paper: one sticker. Only a style sheet of the document itself may say so. */
const paper = '@page { size: 70mm 37mm; margin: 0; }';

/** 打印标签: the sticker of a device, as it comes out of the printer. */
export class LabelPage extends LitElement {
  static override properties = { deviceId: {} };

  static override styles = [
    base,
    controls,
    css`
      ly-device-label {
        margin: var(--three) 0;
        border: 1px solid var(--border);
      }
      @media print {
        .screen {
          display: none;
        }
        ly-device-label {
          margin: 0;
          border: 0;
        }
      }
    `,
  ];

  declare deviceId: string;

  readonly #label = new Live(this, {
    key: () => this.deviceId,
    load: async (id, signal) => {
      const [device, site] = await Promise.all([fetchDevice(id, signal), fetchSite(signal)]);
      return { device, site };
    },
    touchedBy: (change, id) =>
      change.resource === 'site' ||
      (change.resource === 'device' && (change.id === null || change.id === id)),
  });

  constructor() {
    super();
    this.deviceId = '';
    new PaperStyle(this, paper);
    followLanguage(this);
  }

  override render() {
    const { value, error } = this.#label;
    return html`
      <div class="screen">
        <a class="button quiet back" href="/devices/${this.deviceId}"
          ><ly-icon name="back"></ly-icon>${value?.device.name ?? t('devices.title')}</a
        >
        <div class="page-head"><h1 tabindex="-1">${t('label.title')}</h1></div>
        <p class="soft">${t('label.lead')}</p>
        ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      </div>
      ${
        value === undefined
          ? ''
          : html`<ly-device-label .device=${value.device} .site=${value.site}></ly-device-label>
              <div class="screen">
                <button class="button primary large" @click=${() => window.print()}>
                  ${t('label.print')}
                </button>
              </div>`
      }
    `;
  }
}

customElements.define('ly-label-page', LabelPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-label-page': LabelPage;
  }
}
