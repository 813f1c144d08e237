import type { Alert } from '@louyu/contract/api/alerts';
import type { Session } from '@louyu/contract/api/staff';
import { css, html, LitElement, nothing } from 'lit';
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

interface NavItem {
  readonly href: string;
  readonly icon: IconName;
  readonly words: 'nav.desk' | 'nav.notices' | 'nav.devices' | 'nav.places' | 'nav.settings';
  readonly pages: readonly Route['page'][];
}

const navItems: readonly NavItem[] = [
  { href: '/', icon: 'desk', words: 'nav.desk', pages: ['desk', 'practice'] },
  {
    href: '/notices',
    icon: 'notice',
    words: 'nav.notices',
    pages: ['notices', 'calendar', 'notice', 'notice-edit', 'sign', 'sheet', 'compose', 'template-choice'],
  },
  { href: '/devices', icon: 'device', words: 'nav.devices', pages: ['devices', 'device', 'label', 'pair'] },
  { href: '/places', icon: 'places', words: 'nav.places', pages: ['places', 'register'] },
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

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: 232px minmax(0, 1fr);
        grid-template-rows: auto 1fr;
        min-height: 100vh;
      }
      .side {
        grid-row: 1 / -1;
        background: var(--panel);
      }
      .bar {
        position: sticky;
        top: 0;
        display: flex;
        flex-direction: column;
        gap: var(--three);
        height: 100vh;
        padding: var(--three) var(--two);
      }
      .site {
        padding-inline: 12px;
        overflow-wrap: anywhere;
      }
      .site b {
        display: block;
        font-size: var(--text-title);
        line-height: 1.3;
        font-weight: 600;
      }
      nav {
        display: grid;
        gap: var(--half);
      }
      nav a {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--six);
        padding-inline: 12px;
        border-radius: var(--radius);
        text-decoration: none;
      }
      nav a:hover {
        background: var(--panel-strong);
      }
      nav a[aria-current] {
        background: var(--panel-strong);
        font-weight: 600;
      }
      .find {
        justify-content: flex-start;
        font-weight: 400;
      }
      .find kbd {
        margin-inline-start: auto;
        font-family: inherit;
      }
      .badge {
        min-width: 24px;
        padding-inline: 6px;
        border-radius: 12px;
        background: var(--warn);
        color: var(--ground);
        font-size: var(--text-small);
        font-weight: 600;
        line-height: 24px;
        text-align: center;
      }
      .me {
        display: grid;
        justify-items: start;
        gap: var(--half);
        margin-top: auto;
      }
      .top {
        position: sticky;
        top: 0;
        z-index: 2;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--two);
        max-width: 1184px;
        padding: var(--one) var(--six);
        background: var(--ground);
      }
      main {
        width: 100%;
        max-width: 1184px;
        padding: var(--one) var(--six) 80px;
      }
      .skip {
        position: absolute;
        left: var(--two);
        top: -100px;
        z-index: 2;
      }
      .skip:focus {
        top: var(--one);
      }
      @media print {
        :host {
          display: block;
        }
        .side,
        .top,
        .skip {
          display: none;
        }
        main {
          padding: 0;
        }
      }
      @media (max-width: 800px) {
        :host {
          display: block;
        }
        .bar {
          position: static;
          flex-direction: row;
          align-items: center;
          gap: 0;
          height: auto;
          padding: var(--half) var(--one) var(--half) var(--half);
        }
        .find,
        .site span,
        ly-language-switch {
          display: none;
        }
        .site {
          min-width: 0;
        }
        .site b {
          overflow: hidden;
          text-overflow: ellipsis;
          white-space: nowrap;
        }
        .bar {
          min-height: 56px;
        }
        .me {
          flex: none;
        }
        .site b {
          font-size: var(--text-lead);
        }
        .me {
          display: flex;
          align-items: center;
          gap: 0;
          margin: 0 0 0 auto;
        }
        nav {
          position: fixed;
          inset: auto 0 0;
          z-index: 1;
          grid-auto-flow: column;
          grid-auto-columns: 1fr;
          gap: 0;
          padding: var(--half) var(--half) max(var(--half), env(safe-area-inset-bottom));
          border-top: 1px solid var(--line);
          background: var(--ground);
        }
        .badge {
          position: absolute;
          top: 2px;
          right: calc(50% - 32px);
        }
        nav a {
          position: relative;
          flex-direction: column;
          justify-content: center;
          gap: 2px;
          min-height: 56px;
          padding: 0;
          font-size: 0.75rem;
          line-height: 1.2;
          text-align: center;
        }
        .side {
          position: sticky;
          top: 0;
          z-index: 2;
          border-bottom: 1px solid var(--line);
        }
        /* Room for the button in the language of the page. */
        .bar {
          padding-inline-end: 116px;
        }
        .bar:lang(en) {
          padding-inline-end: 180px;
        }
        .top {
          display: contents;
        }
        ly-emergency-button {
          position: fixed;
          top: 6px;
          right: var(--one);
          z-index: 3;
        }
        /* Above the menu, over the end of the page: nothing moves when it comes. */
        ly-emergency-band {
          position: fixed;
          inset: auto 0 calc(65px + env(safe-area-inset-bottom));
          z-index: 1;
        }
        /* How much of the end of the window lies under the menu, and under the band. */
        main {
          --over-end: calc(65px + env(safe-area-inset-bottom));
          padding: var(--two) var(--two) 104px;
        }
        main.warned {
          --over-end: calc(115px + env(safe-area-inset-bottom));
          padding-block-end: 152px;
        }
      }
    `,
  ];

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
            ${navItems.map(
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
