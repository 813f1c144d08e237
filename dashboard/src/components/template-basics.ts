import { templateGroups } from '@louyu/contract/api/notices';
import type { TemplateDocument } from '@louyu/contract/api/templates';
import { categories, priorities } from '@louyu/contract/notice-content';
import type { Localized } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { ProblemAt } from './template-form.ts';
import './localized-lines.ts';
import './name-fields.ts';
import type { NameInput } from './name-fields.ts';
import './select-field.ts';

/** What a template is called, where it is offered, and what is ticked before its notices are signed; event `document-change`. */
export class TemplateBasics extends LitElement {
  static override properties = { document: { attribute: false }, problemAt: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
        gap: var(--two);
        align-items: start;
      }
    `,
  ];

  declare document: TemplateDocument | undefined;
  declare problemAt: ProblemAt;

  constructor() {
    super();
    this.document = undefined;
    this.problemAt = () => '';
    followLanguage(this);
  }

  #change(detail: Partial<TemplateDocument>): void {
    this.dispatchEvent(new CustomEvent('document-change', { detail }));
  }

  #names({ name, kind }: TemplateDocument) {
    return html`<ly-name-fields
        label=${t('template.name')}
        labelEn=${t('template.in_english', { label: t('template.name') })}
        .problem=${this.problemAt('name')}
        .value=${{ zh: name['zh-CN'], en: name.en ?? '' }}
        @name-change=${(event: CustomEvent<NameInput>) => this.#change({ name: localizedOf(event.detail) })}
      ></ly-name-fields>
      <ly-name-fields
        label=${t('template.kind')}
        labelEn=${t('template.in_english', { label: t('template.kind') })}
        hint=${t('template.kind_hint')}
        .problem=${this.problemAt('kind')}
        .value=${{ zh: kind?.['zh-CN'] ?? '', en: kind?.en ?? '' }}
        @name-change=${({ detail }: CustomEvent<NameInput>) =>
          this.#change({ kind: detail.zh === '' && detail.en === '' ? undefined : localizedOf(detail) })}
      ></ly-name-fields>`;
  }

  #choices({ group, category, priority = 'normal', choosesCategory }: TemplateDocument) {
    return html`<div class="pair">
      <ly-select-field
        label=${t('template.group')}
        .value=${group}
        .options=${templateGroups.map((value) => ({ value, label: t(`templates.${value}`) }))}
        @choose=${(event: CustomEvent<{ value: string }>) => {
          const chosen = templateGroups.find((known) => known === event.detail.value);
          if (chosen !== undefined) this.#change({ group: chosen });
        }}
      ></ly-select-field>
      <ly-select-field
        label=${t('template.category')}
        hint=${t('template.category_hint')}
        .value=${choosesCategory ? '' : category}
        .options=${[
          ...categories.map((value) => ({ value, label: t(`category.${value}`) })),
          { value: '', label: t('template.category_author') },
        ]}
        @choose=${(event: CustomEvent<{ value: string }>) => {
          const chosen = categories.find((known) => known === event.detail.value);
          this.#change({ category: chosen ?? 'general', choosesCategory: chosen === undefined });
        }}
      ></ly-select-field>
      <ly-select-field
        label=${t('compose.priority')}
        .value=${priority}
        .options=${priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        @choose=${(event: CustomEvent<{ value: string }>) => {
          const chosen = priorities.find((known) => known === event.detail.value);
          if (chosen !== undefined) this.#change({ priority: chosen });
        }}
      ></ly-select-field>
    </div>`;
  }

  override render() {
    const { document } = this;
    if (document === undefined) return '';
    return html`<div class="stack">
      ${this.#names(document)} ${this.#choices(document)}
      <ly-localized-lines
        label=${t('template.checklist')}
        hint=${t('template.checklist_hint')}
        .problem=${this.problemAt('checklist')}
        .lines=${document.checklist}
        @lines-change=${(event: CustomEvent<Localized[]>) => this.#change({ checklist: event.detail })}
      ></ly-localized-lines>
    </div>`;
  }
}

function localizedOf({ zh, en }: NameInput): Localized {
  return en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en };
}

customElements.define('ly-template-basics', TemplateBasics);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-basics': TemplateBasics;
  }
}
