import type { DeviceKind, Profile } from '@louyu/contract/devices';
import { languages, type Language } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import { presetOf, presetsFor, profilePresets } from '@louyu/contract/glass/presets';

/** The profile of a screen, by preset, and its language; event `profile-change` with `detail: {profile?, language?}`. */
export class ProfileFields extends LitElement {
  static override properties = { kind: {}, profile: { attribute: false }, language: {} };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
    `,
  ];

  declare kind: DeviceKind;
  declare profile: Profile | undefined;
  declare language: Language;

  constructor() {
    super();
    this.kind = 'lcd';
    this.profile = undefined;
    this.language = 'zh-CN';
    followLanguage(this);
  }

  #change(detail: { profile?: Profile; language?: Language }): void {
    this.dispatchEvent(new CustomEvent('profile-change', { detail }));
  }

  #choosePreset(event: Event): void {
    const chosen = presetsFor(this.kind).find((name) => name === fieldValue(event));
    if (chosen === undefined) return;
    const { redInk } = this.profile ?? {};
    this.#change({ profile: { ...profilePresets[chosen].profile, ...(redInk === true ? { redInk } : {}) } });
  }

  #chooseLanguage(event: Event): void {
    const chosen = languages.find((known) => known === fieldValue(event));
    if (chosen !== undefined) this.#change({ language: chosen });
  }

  #chooseInk(event: Event): void {
    if (this.profile === undefined || !(event.target instanceof HTMLInputElement)) return;
    this.#change({ profile: { ...this.profile, redInk: event.target.checked } });
  }

  override render() {
    const { profile } = this;
    if (profile === undefined) return '';
    const current = presetOf(this.kind, profile);
    // Of what shows no notices nobody needs to say how large it is.
    const isSized = presetsFor(this.kind).length > 0;
    return html`<div class="field" ?hidden=${!isSized}>
        <label for="profile">${t('device.profile')}</label>
        <select id="profile" @change=${this.#choosePreset}>
          ${
            current === undefined
              ? html`<option value="" selected>
                  ${t('device.custom_profile', {
                    width: String(profile.widthPx),
                    height: String(profile.heightPx),
                    inches: profile.diagonalInches,
                    metres: profile.viewingDistanceMetres,
                  })}
                </option>`
              : ''
          }
          ${presetsFor(this.kind).map(
            (name) =>
              html`<option value=${name} .selected=${name === current}>${t(`profile.${name}`)}</option>`,
          )}
        </select>
      </div>
      ${
        this.kind === 'epaper'
          ? html`<label class="check">
              <input type="checkbox" .checked=${profile.redInk ?? false} @change=${this.#chooseInk} />
              ${t('device.red_ink')}
            </label>`
          : ''
      }
      <div class="field">
        <label for="language">${t('device.language')}</label>
        <select id="language" @change=${this.#chooseLanguage}>
          ${languages.map(
            (known) =>
              html`<option value=${known} .selected=${known === this.language}>
                ${t(`language.${known}`)}
              </option>`,
          )}
        </select>
      </div>`;
  }
}

customElements.define('ly-profile-fields', ProfileFields);

declare global {
  interface HTMLElementTagNameMap {
    'ly-profile-fields': ProfileFields;
  }
}
