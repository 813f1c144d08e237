import type { Preview, TemplateView } from '@louyu/contract/api/notices';
import { categories, priorities } from '@louyu/contract/notice-content';
import { html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import type { Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { dateIn, momentOnDay, toLocalInput } from '../i18n/zoned-time.ts';
import { base } from '../theme/base.css.ts';
import { endOf, type DraftForm } from './draft-form.ts';
import './choice-group.ts';
import './next-times.ts';
import './schedule-editor.ts';
import './window-editor.ts';

/** When a notice is shown, how it ranks and, where the author chooses, what it is about; event `form-change` with a part of the form. */
export class NoticeOptions extends LitElement {
  static override properties = {
    template: { attribute: false },
    form: { attribute: false },
    clock: { attribute: false },
    preview: { attribute: false },
    problem: {},
  };

  static override styles = [base];

  declare template: TemplateView | undefined;
  declare form: DraftForm | undefined;
  declare clock: Clock;
  /** What the hub makes of the form: the next times of its schedule. */
  declare preview: Preview | undefined;
  declare problem: string;

  constructor() {
    super();
    this.template = undefined;
    this.form = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.preview = undefined;
    this.problem = '';
    followLanguage(this);
  }

  #change(detail: Partial<DraftForm>): void {
    this.dispatchEvent(new CustomEvent('form-change', { detail }));
  }

  #schedule(form: DraftForm) {
    const { timeZone, nowMs } = this.clock;
    const start = form.from.slice(0, 10) || dateIn(new Date(nowMs).toISOString(), timeZone);
    const take = (event: CustomEvent<Pick<DraftForm, 'schedule'>>) => this.#change(event.detail);
    return html`<ly-schedule-editor
        .schedule=${form.schedule}
        .start=${start}
        @schedule-change=${take}
      ></ly-schedule-editor>
      <ly-next-times
        .schedule=${form.schedule}
        .next=${this.preview?.next ?? []}
        .count=${this.preview?.count ?? 0}
        .start=${start}
        .clock=${this.clock}
        @schedule-change=${take}
      ></ly-next-times>`;
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
    const { timeZone, nowMs } = this.clock;
    return html`<section class="stack" aria-labelledby="window">
      <h2 id="window">${t('compose.window')}</h2>
      <ly-window-editor
        .from=${form.from}
        .to=${endOf(form, template)}
        .suggestedFrom=${toLocalInput(momentOnDay(nowMs, 1, 7, 0, timeZone), timeZone)}
        .problem=${this.problem}
        @window-change=${(event: CustomEvent<{ from?: string; to?: string }>) => this.#change(event.detail)}
      ></ly-window-editor>
      ${this.#schedule(form)} ${this.#priority(form)} ${template.choosesCategory ? this.#category(form) : ''}
    </section>`;
  }
}

customElements.define('ly-notice-options', NoticeOptions);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notice-options': NoticeOptions;
  }
}
