import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchStaff } from '../api/staff.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/alert-permissions.ts';
import '../components/icon.ts';

/** 紧急广播 in the settings: who may raise, confirm, countersign and end; the names for those who look after the staff. */
export class SettingsEmergency extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        max-width: 52rem;
      }
    `,
  ];

  readonly #session = new SessionAccess(this);
  readonly #staff = new Live(this, {
    key: () => (this.#session.has('admin') ? ('staff' as const) : undefined),
    load: (_, signal) => fetchStaff(signal),
    touchedBy: (change) => change.resource === 'staff',
  });

  constructor() {
    super();
    followLanguage(this);
  }

  override render() {
    return html`<div class="stack">
      <h2>${t('emergency.who_title')}</h2>
      <p class="soft">${t('emergency.who_lead')}</p>
      <ly-alert-permissions .staff=${this.#staff.value}></ly-alert-permissions>
      <div>
        <a class="button" href="/alerts"><ly-icon name="emergency"></ly-icon>${t('emergency.to_list')}</a>
      </div>
    </div>`;
  }
}

customElements.define('ly-settings-emergency', SettingsEmergency);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-emergency': SettingsEmergency;
  }
}
