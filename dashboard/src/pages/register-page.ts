import { registerRoles } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import type { Route } from '../router.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import '../components/register-tabs.ts';
import './register-codes.ts';
import './register-households.ts';
import './register-import.ts';
import './register-quality.ts';
import './register-rooms.ts';
import './register-stickers.ts';

type Tab = Extract<Route, { page: 'register' }>['tab'];

/** 房产住户, beside the place tree: who lives where, and how they come in. */
export class RegisterPage extends LitElement {
  static override properties = { tab: {} };
  static override styles = [
    base,
    css`
      @media print {
        .page-head,
        ly-register-tabs {
          display: none;
        }
      }
    `,
  ];

  declare tab: Tab;
  readonly #session = new SessionAccess(this);

  constructor() {
    super();
    this.tab = 'households';
    followLanguage(this);
  }

  #part(tab: Tab, isInsider: boolean) {
    switch (tab) {
      case 'households':
        return html`<ly-register-households ?insider=${isInsider}></ly-register-households>`;
      case 'import':
        return html`<ly-register-import></ly-register-import>`;
      case 'rooms':
        return html`<ly-register-rooms></ly-register-rooms>`;
      case 'quality':
        return html`<ly-register-quality></ly-register-quality>`;
      case 'codes':
        return html`<ly-register-codes></ly-register-codes>`;
      case 'stickers':
        return html`<ly-register-stickers></ly-register-stickers>`;
    }
  }

  override render() {
    const isInsider = this.#session.has(...registerRoles);
    const tab = isInsider || this.tab === 'stickers' ? this.tab : 'households';
    return html`
      <div class="page-head"><h1 tabindex="-1">${t('places.title')}</h1></div>
      <ly-register-tabs tab=${tab} ?insider=${isInsider}></ly-register-tabs>
      ${this.#part(tab, isInsider)}
    `;
  }
}

customElements.define('ly-register-page', RegisterPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-page': RegisterPage;
  }
}
