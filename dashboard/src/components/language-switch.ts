import { css, html, LitElement } from 'lit';
import { followLanguage, otherLanguage, setLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/** One button that names the other language in that language. */
export class LanguageSwitch extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
  }

  override render() {
    const other = otherLanguage();
    return html`<button
      type="button"
      class="button quiet"
      lang=${other}
      @click=${() => setLanguage(other, 'hand')}
    >
      <ly-icon name="globe"></ly-icon>${t(`language.${other}`)}
    </button>`;
  }
}

customElements.define('ly-language-switch', LanguageSwitch);

declare global {
  interface HTMLElementTagNameMap {
    'ly-language-switch': LanguageSwitch;
  }
}
