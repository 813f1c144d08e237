import { alertHoldMs, type Alert } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { agoWords, momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './copy-button.ts';
import './hold-button.ts';
import './icon.ts';
import './note.ts';
import './qr-code.ts';

/**
 * What waits for a second person (R13): 核验, before which nothing is on the glass, and 补签, which silences nothing when it is
 * late. Who raised it reads what to do. Events `confirm`, `countersign` and `withdraw`.
 */
export class AlertSecond extends LitElement {
  static override properties = {
    alert: { attribute: false },
    address: {},
    clock: { attribute: false },
    busy: { type: Boolean },
    problem: {},
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      section {
        padding: var(--three);
        border: 2px solid var(--border);
        border-radius: var(--radius-large);
      }
      .glass {
        padding: var(--two);
        border-radius: var(--radius);
        background: var(--panel);
      }
      .glass b {
        display: block;
        font-size: var(--text-title);
        line-height: 1.3;
      }
      .link {
        display: grid;
        grid-template-columns: 144px minmax(0, 1fr);
        gap: var(--three);
        align-items: center;
      }
      .address {
        font-family: var(--font-code);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }
      .late {
        color: var(--warn);
        font-weight: 600;
      }
      @media (max-width: 640px) {
        section {
          padding: var(--two);
        }
        .link {
          grid-template-columns: minmax(0, 1fr);
        }
        ly-qr-code {
          display: none;
        }
      }
    `,
  ];

  declare alert: Alert | undefined;
  /** Where this page is, for the phone of the second person. */
  declare address: string;
  declare clock: Clock;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.alert = undefined;
    this.address = '';
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.busy = false;
    this.problem = '';
    followLanguage(this);
  }

  #say(name: 'confirm' | 'countersign' | 'withdraw'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  #link() {
    if (this.address === '') return '';
    return html`<div class="link">
      <ly-qr-code text=${this.address} label=${t('emergency.second_qr')}></ly-qr-code>
      <div class="stack">
        <p>${t('emergency.second_link')}</p>
        <p class="address">${this.address}</p>
        <div class="row">
          <ly-copy-button value=${this.address} label=${t('emergency.second_copy')}></ly-copy-button>
        </div>
      </div>
    </div>`;
  }

  #words(alert: Alert) {
    const content = alert.content[language()] ?? alert.content['zh-CN'];
    return html`<div class="glass">
      <span class="soft small">${t('emergency.on_glass_later')}</span>
      <b>${content.instruction}</b>
      ${content.actions.map((action) => html`<p>${action}</p>`)}
      <p>${content.where}</p>
    </div>`;
  }

  #waiting(alert: Alert) {
    const seconds = alertHoldMs[alert.mode] / 1000;
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title">${t('emergency.waiting_title')}</h2>
      <p>
        ${t(alert.may.confirm ? 'emergency.waiting_confirm' : 'emergency.waiting_lead', { name: alert.raised.by })}
      </p>
      ${alert.may.confirm ? this.#words(alert) : this.#link()}
      <ly-note text=${this.problem}></ly-note>
      ${
        alert.may.confirm
          ? html`<ly-hold-button
              mode=${alert.mode}
              icon="check"
              .ms=${alertHoldMs[alert.mode]}
              label=${t('emergency.hold_confirm', { seconds })}
              ?busy=${this.busy}
              @held=${() => this.#say('confirm')}
            ></ly-hold-button>`
          : ''
      }
      ${
        alert.may.withdraw
          ? html`<div>
              <button
                type="button"
                class="button"
                ?disabled=${this.busy}
                @click=${() => this.#say('withdraw')}
              >
                <ly-icon name="recall"></ly-icon>${t('emergency.withdraw')}
              </button>
            </div>`
          : ''
      }
    </section>`;
  }

  #countersign(alert: Alert, by: string) {
    const late = Date.parse(by) < this.clock.nowMs;
    const when = late ? agoWords(by, this.clock) : momentWords(by, this.clock);
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title">${t('emergency.countersign_title')}</h2>
      <p class=${late ? 'late' : ''}>
        ${t(late ? 'emergency.countersign_late' : 'emergency.countersign_by', { when })}
      </p>
      ${alert.may.countersign ? html`<p>${t('emergency.countersign_lead', { name: alert.raised.by })}</p>` : this.#link()}
      <ly-note text=${this.problem}></ly-note>
      ${
        alert.may.countersign
          ? html`<div class="row">
              <button
                type="button"
                class="button primary large"
                ?disabled=${this.busy}
                @click=${() => this.#say('countersign')}
              >
                <ly-icon name="sign"></ly-icon>${t('emergency.countersign')}
              </button>
            </div>`
          : ''
      }
    </section>`;
  }

  override render() {
    const { alert } = this;
    if (alert === undefined) return '';
    if (alert.state === 'waiting') return this.#waiting(alert);
    const { countersigned, countersignBy, may } = alert;
    if (countersigned !== null || countersignBy === null)
      return html`<ly-note text=${this.problem}></ly-note>`;
    return may.countersign || alert.state === 'in-force' ? this.#countersign(alert, countersignBy) : '';
  }
}

customElements.define('ly-alert-second', AlertSecond);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-second': AlertSecond;
  }
}
