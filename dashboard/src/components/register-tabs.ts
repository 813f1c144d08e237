import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

const tabs = ['places', 'households', 'import', 'rooms', 'quality', 'codes', 'stickers'] as const;

export type RegisterTab = (typeof tabs)[number];

/** Those that everybody sees. */
const open: readonly RegisterTab[] = ['places', 'households', 'stickers'];

/** The parts of 房产住户; `insider` shows those that change the register. */
export class RegisterTabs extends LitElement {
  static override properties = { tab: {}, insider: { type: Boolean } };

  static override styles = [
    base,
    controls,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
        margin-block-end: var(--three);
      }
    `,
  ];

  declare tab: RegisterTab;
  declare insider: boolean;

  constructor() {
    super();
    this.tab = 'places';
    this.insider = false;
    followLanguage(this);
  }

  override render() {
    const shown = tabs.filter((tab) => this.insider || open.includes(tab));
    return html`<nav aria-label=${t('nav.places')}>
      ${shown.map(
        (tab) =>
          html`<a
            class="chip"
            href=${tab === 'places' ? '/places' : `/places/${tab}`}
            aria-current=${this.tab === tab ? 'page' : nothing}
            >${t(`register.tab_${tab}`)}</a
          >`,
      )}
    </nav>`;
  }
}

customElements.define('ly-register-tabs', RegisterTabs);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-tabs': RegisterTabs;
  }
}
