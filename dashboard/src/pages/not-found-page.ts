import { html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

export class NotFoundPage extends LitElement {
  static override styles = [base, controls];

  constructor() {
    super();
    followLanguage(this);
  }

  override render() {
    return html`<div class="stack">
      <h1 tabindex="-1">${t('shell.not_found_title')}</h1>
      <p>${t('shell.not_found')}</p>
      <p><a class="button primary" href="/">${t('shell.to_desk')}</a></p>
    </div>`;
  }
}

customElements.define('ly-not-found-page', NotFoundPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-not-found-page': NotFoundPage;
  }
}
