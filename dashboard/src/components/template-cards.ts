import { templateGroups, type TemplateView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './category-mark.ts';

/** The templates as cards under their headings, the most used first; each leads to `to`, with its id in the query. */
export class TemplateCards extends LitElement {
  static override properties = { templates: { attribute: false }, to: {} };

  static override styles = [
    base,
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

  declare templates: readonly TemplateView[];
  declare to: string;

  constructor() {
    super();
    this.templates = [];
    this.to = '';
    followLanguage(this);
  }

  /** What one has to know to write it: in the order of the form. */
  #needs({ fields }: TemplateView): string {
    const needed = fields.filter((field) => field.required);
    return needed.map((field) => local(field.label)).join(t('templates.and'));
  }

  #group(group: TemplateView['group']) {
    const templates = this.templates.filter((template) => template.group === group);
    if (templates.length === 0) return '';
    return html`<section aria-labelledby=${group}>
      <h2 id=${group}>${t(`templates.${group}`)}</h2>
      <ul>
        ${templates.map(
          (template) =>
            html`<li>
              <a href="${this.to}?template=${template.id}">
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
    return templateGroups.map((group) => this.#group(group));
  }
}

customElements.define('ly-template-cards', TemplateCards);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-cards': TemplateCards;
  }
}
