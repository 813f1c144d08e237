import type { Alert } from '@louyu/contract/api/alerts';
import { caseReaderRoles } from '@louyu/contract/api/cases';
import type { Role, Session } from '@louyu/contract/api/staff';
import { html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import type { Clock } from '../i18n/moment-words.ts';
import type { Route } from '../router.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { IconName } from './icon-paths.ts';
import './account-menu.ts';
import './emergency-band.ts';
import './emergency-button.ts';
import './icon.ts';
import './language-switch.ts';
import { shellStyles } from './shell.css.ts';

interface NavItem {
  readonly href: string;
  readonly icon: IconName;
  readonly words:
    'nav.desk' | 'nav.notices' | 'nav.cases' | 'nav.devices' | 'nav.places' | 'nav.reports' | 'nav.settings';
  readonly pages: readonly Route['page'][];
  /** Without: for everybody. */
  readonly roles?: readonly Role[];
}

const navItems: readonly NavItem[] = [
  { href: '/', icon: 'desk', words: 'nav.desk', pages: ['desk', 'practice'] },
  {
    href: '/notices',
    icon: 'notice',
    words: 'nav.notices',
    pages: ['notices', 'calendar', 'notice', 'notice-edit', 'sign', 'sheet', 'compose', 'template-choice'],
  },
  {
    href: '/cases',
    icon: 'case',
    words: 'nav.cases',
    pages: ['cases', 'case', 'my-cases', 'case-entry'],
    roles: caseReaderRoles,
  },
  { href: '/devices', icon: 'device', words: 'nav.devices', pages: ['devices', 'device', 'label', 'pair'] },
  { href: '/places', icon: 'places', words: 'nav.places', pages: ['places', 'register'] },
  { href: '/reports', icon: 'report', words: 'nav.reports', pages: ['reports'] },
  { href: '/settings', icon: 'settings', words: 'nav.settings', pages: ['settings', 'template'] },
];

const emergencyPages: readonly Route['page'][] = ['alerts', 'alert-raise', 'alert', 'alert-report'];

/** The frame around every page: the menu at the left, at the bottom on a phone; at the top right, always, the red 紧急. */
export class Shell extends LitElement {
  static override properties = {
    page: {},
    session: { attribute: false },
    calls: { type: Number },
    alerts: { attribute: false },
    alertId: {},
    clock: { attribute: false },
  };

  static override styles = [base, controls, shellStyles];

  declare page: Route['page'];
  declare session: Session | undefined;
  /** Alerts that call this person; shown beside 工作台. */
  declare calls: number;
  /** Alerts that wait or are in force. */
  declare alerts: readonly Alert[];
  /** The alert whose page is at hand; empty on all others. */
  declare alertId: string;
  declare clock: Clock;

  constructor() {
    super();
    this.page = 'desk';
    this.session = undefined;
    this.calls = 0;
    this.alerts = [];
    this.alertId = '';
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }

  #badge() {
    if (this.calls === 0) return '';
    return html`<span class="badge number" aria-hidden="true">${this.calls}</span>
      <span class="hidden-words">${t('alerts.badge', { count: this.calls })}</span>`;
  }

  #items(): readonly NavItem[] {
    const mine = this.session?.staff.roles ?? [];
    return navItems.filter(({ roles }) => roles === undefined || roles.some((role) => mine.includes(role)));
  }

  override render() {
    return html`
      <a class="button skip" href="#main" @click=${this.#skip}>${t('shell.skip')}</a>
      <header class="side">
        <div class="bar">
          <p class="site">
            <b>${this.session?.site.name}</b><span class="soft small">${t('app.name')}</span>
          </p>
          <button
            type="button"
            class="button find"
            @click=${() => this.dispatchEvent(new CustomEvent('ly-palette', { bubbles: true, composed: true }))}
          >
            <ly-icon name="search"></ly-icon>${t('palette.find')}<kbd class="soft small">Ctrl K</kbd>
          </button>
          <nav aria-label=${t('nav.label')}>
            ${this.#items().map(
              (item) =>
                html`<a href=${item.href} aria-current=${item.pages.includes(this.page) ? 'page' : nothing}>
                  <ly-icon name=${item.icon}></ly-icon
                  >${t(item.words)}${item.words === 'nav.desk' ? this.#badge() : ''}
                </a>`,
            )}
          </nav>
          <div class="me">
            <ly-language-switch></ly-language-switch>
            <ly-account-menu .name=${this.session?.staff.name ?? ''}></ly-account-menu>
          </div>
        </div>
      </header>
      <div class="top" role="region" aria-label=${t('emergency.title')}>
        <ly-emergency-band
          .alerts=${this.alerts}
          shownId=${this.alertId}
          .clock=${this.clock}
        ></ly-emergency-band>
        <ly-emergency-button
          ?mayRaise=${this.session?.staff.roles.includes('operator') ?? false}
          count=${this.alerts.length}
          ?current=${emergencyPages.includes(this.page)}
        ></ly-emergency-button>
      </div>
      <main
        id="main"
        tabindex="-1"
        class=${this.alerts.every(({ id }) => id === this.alertId) ? '' : 'warned'}
      >
        <slot></slot>
      </main>
    `;
  }
}

customElements.define('ly-shell', Shell);

declare global {
  interface HTMLElementTagNameMap {
    'ly-shell': Shell;
  }
}
