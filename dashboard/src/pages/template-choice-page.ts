import { html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchTemplates } from '../api/preview.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/template-cards.ts';

/** 发通知, first step: the templates; whoever is new may try it without consequences first. */
export class TemplateChoicePage extends LitElement {
  static override styles = [base, controls];

  readonly #templates = new Live(this, {
    key: () => 'templates',
    load: (_, signal) => fetchTemplates(signal),
    touchedBy: ({ resource }) => resource === 'template',
  });

  constructor() {
    super();
    followLanguage(this);
  }

  override render() {
    const { value, error } = this.#templates;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${t('templates.title')}</h1>
        <a class="button quiet" href="/practice"
          ><ly-icon name="practice"></ly-icon>${t('practice.try_first')}</a
        >
      </div>
      <p class="soft">${t('templates.lead')}</p>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      <ly-template-cards to="/notices/new" .templates=${value ?? []}></ly-template-cards>
    `;
  }
}

customElements.define('ly-template-choice-page', TemplateChoicePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-choice-page': TemplateChoicePage;
  }
}
