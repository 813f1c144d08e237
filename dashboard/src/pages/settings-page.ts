import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import type { Route } from '../router.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './settings-audit.ts';
import './settings-site.ts';
import './settings-staff.ts';
import '../components/note.ts';

type Tab = Extract<Route, { page: 'settings' }>['tab'];

const tabs: readonly { readonly tab: Tab; readonly href: string }[] = [
  { tab: 'site', href: '/settings' },
  { tab: 'staff', href: '/settings/staff' },
  { tab: 'audit', href: '/settings/audit' },
];

/** 设置, for admins: the compound, the staff, the audit log. */
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

  declare tab: Tab;
  readonly #session = new SessionAccess(this);

  constructor() {
    super();
    this.tab = 'site';
    followLanguage(this);
  }

  #part() {
    switch (this.tab) {
      case 'site':
        return html`<ly-settings-site></ly-settings-site>`;
      case 'staff':
        return html`<ly-settings-staff></ly-settings-staff>`;
      case 'audit':
        return html`<ly-settings-audit></ly-settings-audit>`;
    }
  }

  override render() {
    const isAdmin = this.#session.has('admin');
    return html`
      <div class="page-head"><h1 tabindex="-1">${t('settings.title')}</h1></div>
      ${
        isAdmin
          ? html`<nav aria-label=${t('settings.tabs')}>
                ${tabs.map(
                  ({ tab, href }) =>
                    html`<a class="chip" href=${href} aria-current=${this.tab === tab ? 'page' : nothing}>
                      ${t(`settings.${tab}`)}
                    </a>`,
                )}
              </nav>
              ${this.#part()}`
          : html`<ly-note kind="plain" text=${t('settings.admin_only')}></ly-note>`
      }
    `;
  }
}

customElements.define('ly-settings-page', SettingsPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-page': SettingsPage;
  }
}
