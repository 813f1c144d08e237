import type { StaffAlertKind, StaffAlertPreference } from '@louyu/contract/api/staff-alerts';
import { css, html, LitElement } from 'lit';
import { chime } from '../chime.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './kind-checks.ts';

const volumes = [
  { percent: 30, words: 'alerts.volume_soft' },
  { percent: 60, words: 'alerts.volume_normal' },
  { percent: 100, words: 'alerts.volume_loud' },
] as const;

/** What one person wants to hear; each change is an event `save` with the whole preference. */
export class AlertPreference extends LitElement {
  static override properties = { preference: { attribute: false }, busy: { type: Boolean } };

  static override styles = [
    base,
    controls,
    css`
      .volume {
        align-items: end;
      }
    `,
  ];

  declare preference: StaffAlertPreference | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.preference = undefined;
    this.busy = false;
    followLanguage(this);
  }

  #save(change: Partial<StaffAlertPreference>): void {
    const detail = { ...this.preference, ...change };
    this.dispatchEvent(new CustomEvent('save', { detail }));
  }

  override render() {
    const { preference } = this;
    if (preference === undefined) return '';
    const { sound, volumePercent, kinds } = preference;
    return html`<div class="stack">
      <label class="check">
        <input
          type="checkbox"
          .checked=${sound}
          ?disabled=${this.busy}
          @change=${() => this.#save({ sound: !sound })}
        />${t('alerts.sound')}
      </label>
      <div class="row volume">
        <div class="field">
          <label for="volume">${t('alerts.volume')}</label>
          <select
            id="volume"
            ?disabled=${!sound}
            @change=${(event: Event) => this.#save({ volumePercent: Number(fieldValue(event)) })}
          >
            ${volumes.map(
              ({ percent, words }) =>
                html`<option value=${percent} .selected=${percent === volumePercent}>${t(words)}</option>`,
            )}
          </select>
        </div>
        <button type="button" class="button" ?disabled=${!sound} @click=${() => void chime(volumePercent)}>
          <ly-icon name="speaker"></ly-icon>${t('alerts.try_sound')}
        </button>
      </div>
      ${
        sound
          ? html`<ly-kind-checks
              label=${t('alerts.kinds')}
              .kinds=${kinds}
              @choose=${(event: CustomEvent<{ kinds: StaffAlertKind[] }>) => this.#save({ kinds: event.detail.kinds })}
            ></ly-kind-checks>`
          : ''
      }
    </div>`;
  }
}

customElements.define('ly-alert-preference', AlertPreference);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-preference': AlertPreference;
  }
}
