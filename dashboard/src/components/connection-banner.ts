import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './icon.ts';

/** Says that the hub is away. It lies over the bottom edge, so that nothing moves when it comes and goes. */
export class ConnectionBanner extends LitElement {
  static override properties = { away: { type: Boolean } };

  static override styles = [
    base,
    css`
      .banner {
        position: fixed;
        inset: auto 0 0;
        z-index: 3;
        display: flex;
        gap: 12px;
        justify-content: center;
        align-items: center;
        padding: 12px var(--two);
        border-top: 2px solid var(--warn);
        background: var(--warn-tint);
        color: var(--ink);
      }
      ly-icon {
        color: var(--warn);
      }
    `,
  ];

  declare away: boolean;

  constructor() {
    super();
    this.away = false;
    followLanguage(this);
  }

  override render() {
    return html`<div role="status">
      ${this.away ? html`<p class="banner"><ly-icon name="offline"></ly-icon>${t('shell.offline')}</p>` : ''}
    </div>`;
  }
}

customElements.define('ly-connection-banner', ConnectionBanner);

declare global {
  interface HTMLElementTagNameMap {
    'ly-connection-banner': ConnectionBanner;
  }
}
