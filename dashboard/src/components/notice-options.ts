import type { TemplateView } from '@louyu/contract/api/notices';
import { categories, priorities } from '@louyu/contract/notice-content';
import { html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { endOf, type DraftForm } from './draft-form.ts';
import './choice-group.ts';
import './window-editor.ts';

/** When a notice is shown, how it ranks and, where the author chooses, what it is about; event `form-change` with a part of the form. */
export class NoticeOptions extends LitElement {
  static override properties = {
    template: { attribute: false },
    form: { attribute: false },
    suggestedFrom: {},
    problem: {},
  };

  static override styles = [base];

  declare template: TemplateView | undefined;
  declare form: DraftForm | undefined;
  declare suggestedFrom: string;
  declare problem: string;

  constructor() {
    super();
    this.template = undefined;
    this.form = undefined;
    this.suggestedFrom = '';
    this.problem = '';
    followLanguage(this);
  }

  #change(detail: Partial<DraftForm>): void {
    this.dispatchEvent(new CustomEvent('form-change', { detail }));
  }

  #priority(form: DraftForm) {
    return html`<ly-choice-group
      label=${t('compose.priority')}
      .value=${form.priority}
      .choices=${priorities.map((value) => ({
        value,
        label: t(`priority.${value}`),
        hint: t(`compose.priority_${value}`),
      }))}
      @choose=${(event: CustomEvent<{ value: string }>) => {
        const priority = priorities.find((known) => known === event.detail.value);
        if (priority !== undefined) this.#change({ priority });
      }}
    ></ly-choice-group>`;
  }

  #category(form: DraftForm) {
    return html`<ly-choice-group
      label=${t('compose.category')}
      .value=${form.category}
      .choices=${categories.map((value) => ({ value, label: t(`category.${value}`) }))}
      @choose=${(event: CustomEvent<{ value: string }>) => {
        const category = categories.find((known) => known === event.detail.value);
        if (category !== undefined) this.#change({ category });
      }}
    ></ly-choice-group>`;
  }

  override render() {
    const { template, form } = this;
    if (template === undefined || form === undefined) return '';
    return html`<section class="stack" aria-labelledby="window">
      <h2 id="window">${t('compose.window')}</h2>
      <ly-window-editor
        .from=${form.from}
        .to=${endOf(form, template)}
        .suggestedFrom=${this.suggestedFrom}
        .problem=${this.problem}
        @window-change=${(event: CustomEvent<{ from?: string; to?: string }>) => this.#change(event.detail)}
      ></ly-window-editor>
      ${this.#priority(form)} ${template.choosesCategory ? this.#category(form) : ''}
    </section>`;
  }
}

customElements.define('ly-notice-options', NoticeOptions);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notice-options': NoticeOptions;
  }
}
