import type { Preview, TemplateView } from '@louyu/contract/api/notices';
import type { Place, Site } from '@louyu/contract/api/places';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { Submission } from '../api/submission.ts';
import type { FieldChange } from '../components/draft-fields.ts';
import { draftOf, type DraftForm } from '../components/draft-form.ts';
import { blocksOf, faultAt, notesAt } from '../components/draft-problems.ts';
import type { Misfit } from '../components/screen-preview.ts';
import { followLanguage } from '../i18n/language.ts';
import type { Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { composePageStyles } from '../pages/compose-page.css.ts';
import { DraftPreview } from '../pages/draft-preview.ts';
import { focusField, inTheWay } from '../pages/in-the-way.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { practiceBoardNotice } from './practice-notice.ts';
import type { Submitted } from './rehearsal.ts';
import '../components/audience-picker.ts';
import '../components/draft-fields.ts';
import '../components/draft-notes.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/notice-options.ts';
import '../components/screen-preview.ts';

/**
 * Writing, as on the real page: the same fields, the same checks by the hub, the same screens. What would leave something on
 * the hub is not here: pictures, saved audiences, drafts; nor is the text for chat groups, which somebody might paste into a real one. Events `form-change` with a part of the form, and `submitted` with a
 * {@link Submitted}.
 */
export class PracticeWrite extends LitElement {
  static override properties = {
    template: { attribute: false },
    form: { attribute: false },
    places: { attribute: false },
    site: { attribute: false },
    clock: { attribute: false },
    _asked: { state: true },
    _misfits: { state: true },
  };

  static override styles = [
    base,
    controls,
    composePageStyles,
    css`
      .bar {
        gap: var(--one);
        padding-block: var(--two);
        border-top: 1px solid var(--line);
      }
      /* Below the band. */
      aside {
        top: 88px;
        max-height: calc(100vh - 88px);
      }
    `,
  ];

  declare template: TemplateView | undefined;
  declare form: DraftForm | undefined;
  declare places: readonly Place[];
  declare site: Site | undefined;
  declare clock: Clock;
  /** Whether the learner has tried to submit: from then on every problem stands at its field. */
  declare private _asked: boolean;
  declare private _misfits: readonly Misfit[];

  readonly #asking = new Submission(this);
  readonly #touched = new Set<string>();
  readonly #preview = new DraftPreview(this, () => this.#draft());

  constructor() {
    super();
    this.template = undefined;
    this.form = undefined;
    this.places = [];
    this.site = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this._asked = false;
    this._misfits = [];
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('form')) this.#preview.soon();
  }

  #draft() {
    return this.form && this.template && draftOf(this.form, this.template, this.clock.timeZone);
  }

  #change(part: Partial<DraftForm>, field?: string): void {
    if (field !== undefined) this.#touched.add(field);
    this._misfits = [];
    this.dispatchEvent(new CustomEvent('form-change', { detail: part }));
  }

  /** What is said of other notices is left out: they are real, and practice neither replaces nor explains them. */
  #problems(preview = this.#preview.value): Preview['problems'] {
    return (preview?.problems ?? []).filter(({ noticeId }) => noticeId === undefined);
  }

  #problemAt(field: string): string {
    return this._asked || this.#touched.has(field) ? faultAt(blocksOf(this.#problems()), field) : '';
  }

  async #submit(): Promise<void> {
    this._asked = true;
    await this.#asking.run(async () => {
      const preview = await this.#preview.now();
      const draft = this.#draft();
      if (preview === undefined || draft === undefined || blocksOf(this.#problems()).length > 0) return;
      this._misfits = (await this.renderRoot.querySelector('ly-screen-preview')?.misfits()) ?? [];
      if (this._misfits.length > 0) return;
      const at = new Date(this.clock.nowMs).toISOString();
      const detail: Submitted = { draft, preview: { ...preview, problems: this.#problems() }, at };
      this.dispatchEvent(new CustomEvent('submitted', { detail }));
    });
    const [first] = blocksOf(this.#problems());
    if (first === undefined && this._misfits.length === 0) return;
    await this.updateComplete;
    focusField(this.renderRoot, first?.field ?? 'glass');
  }

  #notes(field: string) {
    return html`<ly-draft-notes .problems=${notesAt(this.#problems(), field)}></ly-draft-notes>`;
  }

  #fields(template: TemplateView, form: DraftForm) {
    const reach = this.#preview.value?.reach;
    return html`<ly-draft-fields
        .template=${template}
        .form=${form}
        .problemAt=${(field: string) => this.#problemAt(field)}
        .problems=${this.#problems()}
        @field-change=${({ detail: { key, value } }: CustomEvent<FieldChange>) =>
          this.#change({ fields: { ...form.fields, [key]: value } }, key)}
        @form-change=${(event: CustomEvent<Partial<DraftForm>>) => this.#change(event.detail)}
      ></ly-draft-fields>
      <section class="stack" aria-labelledby="audience" data-field="audience" tabindex="-1">
        <div class="row">
          <h2 id="audience">${t('compose.audience')}</h2>
          <strong class="number">${reach === undefined ? '' : t('compose.reach', reach)}</strong>
        </div>
        ${this.#problemAt('audience') === '' ? '' : html`<p class="problem">${this.#problemAt('audience')}</p>`}
        ${this.#notes('audience')}
        <ly-audience-picker
          .places=${this.places}
          .audience=${form.audience}
          @audience-change=${({ detail }: CustomEvent<Pick<DraftForm, 'audience'>>) =>
            this.#change(detail, 'audience')}
        ></ly-audience-picker>
      </section>
      <ly-notice-options
        data-field="window"
        tabindex="-1"
        .template=${template}
        .form=${form}
        .clock=${this.clock}
        .preview=${this.#preview.value}
        .problem=${this.#problemAt('window')}
        @form-change=${(event: CustomEvent<Partial<DraftForm>>) => this.#change(event.detail, 'window')}
      ></ly-notice-options>`;
  }

  #bar() {
    const problem = this._asked ? inTheWay(blocksOf(this.#problems()), this._misfits) : '';
    return html`<div class="bar">
      <ly-note text=${this.#asking.problem || problem}></ly-note>
      <div class="row">
        <button
          type="button"
          class="button primary large"
          ?disabled=${this.#asking.busy}
          @click=${() => void this.#submit()}
        >
          <ly-icon name="practice"></ly-icon>${t('practice.submit')}
        </button>
        <span class="soft small">${t('practice.not_here')}</span>
      </div>
    </div>`;
  }

  #aside(form: DraftForm) {
    const preview = this.#preview.value;
    const notice = preview?.notice ?? undefined;
    return html`<aside>
      <ly-screen-preview
        label=${t('compose.preview')}
        empty=${t('compose.preview_wait')}
        .site=${this.site}
        .places=${this.places}
        .audience=${form.audience}
        .notice=${notice === undefined ? undefined : practiceBoardNotice(notice)}
        .screens=${preview?.screens ?? []}
        data-field="glass"
        tabindex="-1"
        wide
      ></ly-screen-preview>
    </aside>`;
  }

  override render() {
    const { template, form } = this;
    if (template === undefined || form === undefined) return '';
    return html`<div class="columns">
      <div class="stack wide">${this.#fields(template, form)} ${this.#bar()}</div>
      ${this.#aside(form)}
    </div>`;
  }
}

customElements.define('ly-practice-write', PracticeWrite);

declare global {
  interface HTMLElementTagNameMap {
    'ly-practice-write': PracticeWrite;
  }
}
