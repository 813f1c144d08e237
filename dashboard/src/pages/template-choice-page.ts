import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchTemplates } from '../api/notices.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { zhCn, type MessageKey } from '../i18n/zh-cn/index.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/category-mark.ts';
import '../components/note.ts';

/** 发通知, first step: the template as large cards. */
export class TemplateChoicePage extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(280px, 1fr));
        gap: var(--two);
        margin-top: var(--two);
      }
      a {
        display: flex;
        align-items: center;
        gap: var(--three);
        height: 100%;
        min-height: 128px;
        padding: var(--three);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        text-decoration: none;
      }
      a:hover {
        border-color: var(--border);
        background: var(--panel);
      }
      b {
        font-size: var(--text-title);
        font-weight: 600;
      }
    `,
  ];

  readonly #templates = new Live(this, {
    key: () => 'templates',
    load: (_, signal) => fetchTemplates(signal),
    touchedBy: () => false,
  });

  constructor() {
    super();
    followLanguage(this);
  }

  #words(id: string) {
    const key = `template.${id}`;
    return isMessageKey(key) ? html`<br /><span class="soft small">${t(key)}</span>` : '';
  }

  override render() {
    const { value, error } = this.#templates;
    return html`
      <div class="page-head"><h1 tabindex="-1">${t('templates.title')}</h1></div>
      <p class="soft">${t('templates.lead')}</p>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      <ul>
        ${value?.map(
          (template) =>
            html`<li>
              <a href="/notices/new?template=${template.id}">
                <ly-category-mark large category=${template.category}></ly-category-mark>
                <span><b>${local(template.name)}</b>${this.#words(template.id)}</span>
              </a>
            </li>`,
        )}
      </ul>
    `;
  }
}

type TemplateWords = Extract<MessageKey, `template.${string}`>;

function isMessageKey(key: string): key is TemplateWords {
  return Object.hasOwn(zhCn, key);
}

customElements.define('ly-template-choice-page', TemplateChoicePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-choice-page': TemplateChoicePage;
  }
}
