import type { NoticeView, TemplateView } from '@louyu/contract/api/notices';
import { html, LitElement, type PropertyValues } from 'lit';
import { Live } from '../api/live.ts';
import { submitNotice } from '../api/notices.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { guardLeaving, navigate } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { draftOf, formOf, type DraftForm } from '../components/draft-form.ts';
import { fetchAround, formToBegin, templatesFor, type Copies } from './compose-around.ts';
import { composeAside } from './compose-aside.ts';
import './compose-parts.ts';
import { composePageStyles } from './compose-page.css.ts';
import { DraftPreview } from './draft-preview.ts';
import { DraftSaver } from './draft-saver.ts';
import { UnsavedDraft } from './unsaved-draft.ts';
import './draft-ties.ts';
import { withTie, type Tie } from '../components/draft-tie.ts';
import { focusField, inTheWay } from './in-the-way.ts';
import { blocksOf, faultAt, notesAt } from '../components/draft-problems.ts';
import type { FieldChange } from '../components/draft-fields.ts';
import type { Misfit } from '../components/screen-preview.ts';

/** Writing a notice on one page: fields left, the real kiosk right, the audience below, one button 提交审核. */
export class ComposePage extends LitElement {
  static override properties = {
    templateId: {},
    noticeId: {},
    copies: { attribute: false },
    _form: { state: true },
    _asked: { state: true },
    _draftSaved: { state: true },
    _looking: { state: true },
    _misfits: { state: true },
    _renewed: { state: true },
  };

  static override styles = [base, controls, composePageStyles];

  /** For a new notice. */
  declare templateId: string;
  /** For a notice that is there already. */
  declare noticeId: string;
  /** For a new notice that begins as a copy of another one, and maybe replaces it. */
  declare copies: Copies;
  declare private _form: DraftForm | undefined;
  /** Whether the person has tried to submit: from then on every problem stands at its field. */
  declare private _asked: boolean;
  declare private _draftSaved: boolean;
  /** Glass that the notice was too long for when it was to be submitted. */
  declare private _misfits: readonly Misfit[];
  declare private _renewed: boolean;
  /** While the author looks at what a colleague wrote, their own words wait here. */
  declare private _looking: { readonly theirs: NoticeView; readonly mine: DraftForm } | undefined;

  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #touched = new Set<string>();
  readonly #saver = new DraftSaver();
  readonly #unsaved = new UnsavedDraft(this.#session);
  readonly #preview = new DraftPreview(this, () => this.#draft());

  readonly #around = new Live(this, {
    key: () => `${this.templateId}|${this.noticeId}|${this.copies.fromId}`,
    load: (_, signal) => fetchAround(this.noticeId, this.copies.fromId, signal),
    // What is being written must not change under the person's hands.
    touchedBy: () => false,
  });

  constructor() {
    super();
    this.templateId = '';
    this.noticeId = '';
    this.copies = { fromId: '', replacesId: '' };
    this._form = undefined;
    this._asked = false;
    this._draftSaved = false;
    this._looking = undefined;
    this._misfits = [];
    this._renewed = false;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    guardLeaving(undefined);
  }

  /** What it is written with: the writing that stood when it was begun, unless the author takes the new one. */
  get #template(): TemplateView | undefined {
    const { begun, offered } = templatesFor(this.#around.value, this.templateId);
    return this._renewed ? offered : (begun ?? offered);
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const around = this.#around.value;
    const template = this.#template;
    if (this._form !== undefined || around === undefined || template === undefined) return;
    this.#beginAnew(template);
    const unsaved = this.#unsaved.begin(around.notice, this.templateId, this.copies);
    if (unsaved !== undefined) this.#change(formOf(unsaved, template, this.#session.clock.timeZone));
  }

  /** As it stands on the hub, or as a new notice begins. */
  #beginAnew(template: TemplateView, around = this.#around.value): void {
    if (around === undefined) return;
    this.#unsaved.forget();
    this._form = formToBegin(around, template, this.#session.clock, this.copies.replacesId);
    this.#saver.begin(around.notice, this._form);
    guardLeaving(undefined);
    this.#preview.soon();
  }

  #change(part: Partial<DraftForm>, field?: string): void {
    if (this._form === undefined) return;
    this._form = { ...this._form, ...part };
    this._draftSaved = false;
    this._misfits = [];
    if (field !== undefined) this.#touched.add(field);
    guardLeaving(() => this.#mayLeave());
    this.#unsaved.keep(this.#draft());
    this.#preview.soon();
  }

  async #mayLeave(): Promise<boolean> {
    const leaves = (await this.renderRoot.querySelector('ly-leave-guard')?.ask()) ?? true;
    if (leaves) this.#unsaved.forget();
    return leaves;
  }

  #draft() {
    const template = this.#template;
    return this._form && template && draftOf(this._form, template, this.#session.clock.timeZone);
  }

  async #save(): Promise<NoticeView | undefined> {
    const form = this._form;
    const draft = this.#draft();
    if (form === undefined || draft === undefined) return undefined;
    const saved = await this.#saver.save(form, draft);
    this.#unsaved.saved(saved);
    if (this._form === form) guardLeaving(undefined);
    else this.#unsaved.keep(this.#draft());
    this._looking = undefined;
    return saved;
  }

  async #saveDraft(): Promise<void> {
    this._draftSaved = await this.#saving.run(async () => {
      await this.#save();
    });
  }

  async #submit(): Promise<void> {
    this._asked = true;
    this._draftSaved = false;
    await this.#saving.run(async () => {
      const preview = await this.#preview.now();
      if (preview === undefined || blocksOf(preview.problems).length > 0) return;
      this._misfits = (await this.renderRoot.querySelector('ly-screen-preview')?.misfits()) ?? [];
      if (this._misfits.length > 0) return;
      const saved = await this.#save();
      if (saved === undefined) return;
      const { id, revision } = saved.summary;
      await submitNotice(id, saved.revisions[0]?.revision ?? revision);
      await navigate(`/notices/${id}`, { force: true });
    });
    if (this.#problems.length > 0 || this._misfits.length > 0) await this.#focusProblem();
  }

  get #problems() {
    return blocksOf(this.#preview.value?.problems);
  }

  async #focusProblem(): Promise<void> {
    await this.updateComplete;
    focusField(this.renderRoot, this.#problems[0]?.field ?? 'glass');
  }

  #notes(field: string) {
    return html`<ly-draft-notes .problems=${notesAt(this.#preview.value?.problems, field)}></ly-draft-notes>`;
  }

  #problemAt(field: string): string {
    return this._asked || this.#touched.has(field) ? faultAt(this.#problems, field) : '';
  }

  #fields(template: TemplateView, form: DraftForm) {
    return html`<ly-draft-fields
        .template=${template}
        .form=${form}
        .problemAt=${(field: string) => this.#problemAt(field)}
        .problems=${this.#preview.value?.problems ?? []}
        @field-change=${({ detail: { key, value } }: CustomEvent<FieldChange>) =>
          this.#change({ fields: { ...form.fields, [key]: value } }, key)}
        @form-change=${(event: CustomEvent<Partial<DraftForm>>) => this.#change(event.detail)}
      ></ly-draft-fields>
      <ly-draft-images
        .images=${form.images}
        ?withEnglish=${form.withEnglish}
        @images-change=${(event: CustomEvent<DraftForm['images']>) => this.#change({ images: event.detail })}
      ></ly-draft-images>
      ${this.#notes('images')}`;
  }

  #audience(form: DraftForm) {
    return html`<ly-audience-panel
      data-field="audience"
      tabindex="-1"
      .places=${this.#around.value?.places ?? []}
      .audience=${form.audience}
      .profiles=${form.profiles}
      .tagIds=${form.tagIds}
      .problem=${this.#problemAt('audience')}
      reachWords=${this.#reach()}
      @form-change=${(event: CustomEvent<Partial<DraftForm>>) => this.#change(event.detail, 'audience')}
      >${this.#notes('audience')}</ly-audience-panel
    >`;
  }

  #reach(reach = this.#preview.value?.reach): string {
    return reach === undefined ? '' : t('compose.reach', reach);
  }

  #options(template: TemplateView, form: DraftForm) {
    return html`<ly-notice-options
      data-field="window"
      tabindex="-1"
      .template=${template}
      .form=${form}
      .clock=${this.#session.clock}
      .preview=${this.#preview.value}
      .problem=${this.#problemAt('window')}
      @form-change=${(event: CustomEvent<Partial<DraftForm>>) => this.#change(event.detail, 'window')}
    ></ly-notice-options>`;
  }

  #bar() {
    const conflict = this.#conflict();
    return html`<div class="bar">
      ${conflict}
      <ly-compose-bar
        problem=${(conflict === '' && this.#saving.problem) || (this._asked ? inTheWay(this.#problems, this._misfits) : '')}
        ?saved=${this._draftSaved}
        ?busy=${this.#saving.busy}
        reach=${this.#reach()}
        @submit-draft=${() => void this.#submit()}
        @save-draft=${() => void this.#saveDraft()}
      ></ly-compose-bar>
    </div>`;
  }

  /** A colleague wrote in this draft too: whose words go on. */
  #conflict() {
    const theirs = this._looking?.theirs ?? this.#saver.theirs;
    if (theirs === undefined) return '';
    return html`<ly-draft-conflict
      who=${theirs.revisions[0]?.author.name ?? ''}
      when=${momentWords(theirs.summary.updatedAt, this.#session.clock)}
      ?looking=${this._looking !== undefined}
      ?busy=${this.#saving.busy}
      @load-theirs=${() => this.#lookAt(theirs)}
      @load-mine=${() => this.#backToMine()}
      @keep-mine=${() => {
        this.#saver.keepMine();
        void this.#saveDraft();
      }}
    ></ly-draft-conflict>`;
  }

  #lookAt(theirs: NoticeView): void {
    const template = this.#template;
    const draft = theirs.revisions[0]?.draft;
    if (this._form === undefined || template === undefined || draft === undefined) return;
    this._looking = { theirs, mine: this._form };
    this._form = formOf(draft, template, this.#session.clock.timeZone);
    this.#saver.begin(theirs, this._form);
    this.#saving.clear();
    this.#preview.soon();
  }

  #backToMine(): void {
    const mine = this._looking?.mine;
    this._looking = undefined;
    if (mine !== undefined) this.#change(mine);
  }

  #body(template: TemplateView, form: DraftForm) {
    const title = { template: local(template.name) };
    return html`<div class="page-head">
        <div class="row">
          <ly-category-mark
            category=${template.choosesCategory ? form.category : template.category}
          ></ly-category-mark>
          <h1 tabindex="-1">
            ${t(`compose.title_${this.noticeId !== '' ? 'edit' : this.copies.fromId === '' ? 'new' : 'copy'}`, title)}
          </h1>
        </div>
      </div>
      <div class="columns" @tie=${({ detail }: CustomEvent<Tie>) => this.#change(withTie(form, detail))}>
        <div class="stack wide">
          <ly-unsaved-note
            .kept=${this.#unsaved.found}
            .clock=${this.#session.clock}
            @discard=${() => this.#beginAnew(template)}
          ></ly-unsaved-note>
          <ly-draft-ties
            .form=${form}
            .clock=${this.#session.clock}
            @form-change=${(event: CustomEvent<Partial<DraftForm>>) => this.#change(event.detail)}
          ></ly-draft-ties>
          <ly-template-older
            .written=${template}
            .offered=${templatesFor(this.#around.value, this.templateId).offered}
            @use-new=${() => {
              this._renewed = true;
              this.#change({});
            }}
          ></ly-template-older>
          ${this.#fields(template, form)} ${this.#audience(form)} ${this.#options(template, form)}
          ${this.#bar()}
        </div>
        ${composeAside(this.#around.value, form, this.#preview.value)}
      </div>
      <ly-leave-guard></ly-leave-guard>`;
  }

  override render() {
    const { error, value } = this.#around;
    const template = this.#template;
    if (error !== undefined)
      return html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`;
    if (value !== undefined && template === undefined)
      return html`<ly-note text=${t('shell.not_found')}></ly-note>`;
    return template === undefined || this._form === undefined ? '' : this.#body(template, this._form);
  }
}

customElements.define('ly-compose-page', ComposePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-compose-page': ComposePage;
  }
}
