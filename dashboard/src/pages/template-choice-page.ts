import { templateGroups, type TemplateView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchTemplates } from '../api/notices.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/category-mark.ts';
import '../components/note.ts';

/** 发通知, first step: the templates as cards under their headings, the most used first. */
export class TemplateChoicePage extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      section {
        margin-top: var(--three);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
        gap: var(--two);
        margin-top: var(--two);
      }
      a {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--two);
        align-items: start;
        height: 100%;
        padding: var(--two);
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        text-decoration: none;
      }
      a:hover {
        border-color: var(--border);
        background: var(--panel);
      }
      a > span {
        display: grid;
        gap: 4px;
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
    touchedBy: ({ resource }) => resource === 'template',
  });

  constructor() {
    super();
    followLanguage(this);
  }

  /** What one has to know to write it: in the order of the form. */
  #needs({ fields }: TemplateView): string {
    const needed = fields.filter((field) => field.required);
    return needed.map((field) => local(field.label)).join(t('templates.and'));
  }

  #group(group: TemplateView['group'], all: readonly TemplateView[]) {
    const templates = all.filter((template) => template.group === group);
    if (templates.length === 0) return '';
    return html`<section aria-labelledby=${group}>
      <h2 id=${group}>${t(`templates.${group}`)}</h2>
      <ul>
        ${templates.map(
          (template) =>
            html`<li>
              <a href="/notices/new?template=${template.id}">
                <ly-category-mark category=${template.category}></ly-category-mark>
                <span
                  ><b>${local(template.name)}</b
                  ><span class="soft small">${this.#needs(template)}</span></span
                >
              </a>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  override render() {
    const { value, error } = this.#templates;
    return html`
      <div class="page-head"><h1 tabindex="-1">${t('templates.title')}</h1></div>
      <p class="soft">${t('templates.lead')}</p>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : templateGroups.map((group) => this.#group(group, value))}
    `;
  }
}

customElements.define('ly-template-choice-page', TemplateChoicePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-choice-page': TemplateChoicePage;
  }
}
