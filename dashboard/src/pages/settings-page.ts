import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { settingsTabs, type SettingsTab } from '../settings-tabs.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './phone-check.ts';
import './settings-alerts.ts';
import './settings-audit.ts';
import './settings-cases.ts';
import './settings-channels.ts';
import './settings-duty.ts';
import './settings-emergency.ts';
import './settings-me.ts';
import './settings-site.ts';
import './settings-staff.ts';
import './settings-templates.ts';
import './settings-tokens.ts';

/** 设置: the compound, the staff and the audit log for those who look after them; for everybody the roster and their own. */
export class SettingsPage extends LitElement {
  static override properties = { tab: {} };

  static override styles = [
    base,
    controls,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
        margin-block-end: var(--four);
      }
    `,
  ];

  declare tab: SettingsTab;
  readonly #session = new SessionAccess(this);

  constructor() {
    super();
    this.tab = 'site';
    followLanguage(this);
  }

  #part(tab: SettingsTab) {
    switch (tab) {
      case 'site':
        return html`<ly-phone-check></ly-phone-check><ly-settings-site></ly-settings-site>`;
      case 'staff':
        return html`<ly-settings-staff></ly-settings-staff>`;
      case 'duty':
        return html`<ly-settings-duty></ly-settings-duty>`;
      case 'emergency':
        return html`<ly-settings-emergency></ly-settings-emergency>`;
      case 'templates':
        return html`<ly-settings-templates></ly-settings-templates>`;
      case 'tokens':
        return html`<ly-settings-tokens></ly-settings-tokens>`;
      case 'alerts':
        return html`<ly-settings-alerts></ly-settings-alerts>`;
      case 'cases':
        return html`<ly-settings-cases></ly-settings-cases>`;
      case 'channels':
        return html`<ly-settings-channels></ly-settings-channels>`;
      case 'audit':
        return html`<ly-settings-audit></ly-settings-audit>`;
      case 'me':
        return html`<ly-settings-me></ly-settings-me>`;
    }
  }

  #tabs(shown: SettingsTab, mine: typeof settingsTabs) {
    return html`<nav aria-label=${t('settings.tabs')}>
      ${mine.map(
        ({ tab, href }) =>
          html`<a class="chip" href=${href} aria-current=${shown === tab ? 'page' : nothing}>
            ${t(`settings.${tab}`)}
          </a>`,
      )}
    </nav>`;
  }

  override render() {
    const mine = settingsTabs.filter(({ roles }) => roles === undefined || this.#session.has(...roles));
    const shown = mine.some(({ tab }) => tab === this.tab) ? this.tab : 'me';
    return html`
      <div class="page-head"><h1 tabindex="-1">${t('settings.title')}</h1></div>
      ${this.#tabs(shown, mine)} ${this.#part(shown)}
    `;
  }
}

customElements.define('ly-settings-page', SettingsPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-page': SettingsPage;
  }
}
