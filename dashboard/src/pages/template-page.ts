import type { TemplateCheck, TemplateDocument, TemplateEdit, Wording } from '@louyu/contract/api/templates';
import { languages, type Language } from '@louyu/contract/primitives';
import { html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { addTemplate, checkTemplate, fetchTemplate, resetTemplate, saveTemplate } from '../api/templates.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { guardLeaving, navigate } from '../navigation.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { AskedWhileTyping } from './asked-while-typing.ts';
import { composePageStyles } from './compose-page.css.ts';
import '../components/category-mark.ts';
import '../components/confirm-dialog.ts';
import '../components/leave-guard.ts';
import '../components/note.ts';
import '../components/screen-preview.ts';
import '../components/template-basics.ts';
import '../components/template-defaults.ts';
import '../components/template-fields.ts';
import {
  blankTemplate,
  faultsToSay,
  placeWords,
  type TemplateDocumentField,
} from '../components/template-form.ts';
import '../components/template-wording.ts';

/** One template: its fields and sentences left, its example on the real kiosk right. */
export class TemplatePage extends LitElement {
  static override properties = {
    templateId: {},
    copyOf: {},
    _document: { state: true },
    _language: { state: true },
    _asked: { state: true },
    _saved: { state: true },
    _resetting: { state: true },
  };

  static override styles = [base, controls, composePageStyles];

  /** Empty for a new one. */
  declare templateId: string;
  /** For a new one: the template that it begins as, or empty. */
  declare copyOf: string;
  declare private _document: TemplateDocument | undefined;
  declare private _language: Language;
  declare private _asked: boolean;
  declare private _saved: boolean;
  declare private _resetting: boolean;

  readonly #saving = new Submission(this);
  readonly #checker = new AskedWhileTyping(this, () => this._document, checkTemplate);
  readonly #around = new Live(this, {
    key: () => `${this.templateId}|${this.copyOf}`,
    load: async (_, signal) => {
      const id = this.templateId || this.copyOf;
      const [template, places, site] = await Promise.all([
        id === '' ? undefined : fetchTemplate(id, signal),
        fetchPlaces(signal),
        fetchSite(signal),
      ]);
      return { template, places, site };
    },
    // What is being written must not change under the person's hands.
    touchedBy: () => false,
  });

  constructor() {
    super();
    this.templateId = '';
    this.copyOf = '';
    this._document = undefined;
    this._language = 'zh-CN';
    this._asked = false;
    this._saved = false;
    this._resetting = false;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    guardLeaving(undefined);
  }

  override willUpdate(): void {
    const around = this.#around.value;
    if (this._document !== undefined || around === undefined) return;
    const begun = around.template?.document ?? blankTemplate();
    this._document =
      this.templateId === '' && around.template !== undefined ? { ...begun, name: copyName(begun) } : begun;
    this.#checker.soon();
  }

  #change(part: Partial<TemplateDocument>): void {
    if (this._document === undefined) return;
    this._document = { ...this._document, ...part };
    this._saved = false;
    guardLeaving(async () => (await this.renderRoot.querySelector('ly-leave-guard')?.ask()) ?? true);
    this.#checker.soon();
  }

  #problemAt(path: string): string {
    const said = faultsToSay(this.#checker.value?.faults ?? [], this._asked);
    return said.find((fault) => fault.path === path || isPartOf(fault.path, path))?.message ?? '';
  }

  async #save(): Promise<void> {
    this._asked = true;
    this._saved = false;
    await this.#saving.run(async () => {
      const document = this._document;
      const check: TemplateCheck | undefined = await this.#checker.now();
      if (document === undefined || check === undefined || check.faults.length > 0) return;
      const template = this.#around.value?.template;
      const isNew = this.templateId === '' || template === undefined;
      const saved = await (isNew
        ? addTemplate(document)
        : saveTemplate(template.id, template.version, document));
      guardLeaving(undefined);
      if (isNew) await navigate(`/settings/templates/${saved.id}`, { force: true, replace: true });
      else this.#take(saved);
    });
  }

  #take(template: TemplateEdit): void {
    const around = this.#around.value;
    if (around !== undefined) this.#around.replace({ ...around, template });
    this._document = template.document;
    this._asked = false;
    this._saved = true;
    guardLeaving(undefined);
    this.#checker.soon();
  }

  async #reset({ id, version }: TemplateEdit): Promise<void> {
    const done = await this.#saving.run(async () => {
      this.#take(await resetTemplate(id, version));
    });
    if (done) this._resetting = false;
  }

  #section(id: string, title: string, body: unknown) {
    return html`<section class="stack" aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      ${body}
    </section>`;
  }

  #wording(document: TemplateDocument) {
    const { _language: shown } = this;
    return html`<div class="row tight" role="group" aria-label=${t('template.wording')}>
        ${languages.map(
          (each) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${each === shown ? 'true' : 'false'}
              @click=${() => (this._language = each)}
            >
              ${t(each === 'en' ? 'template.wording_en' : 'template.wording_zh')}
            </button>`,
        )}
      </div>
      ${shown === 'en' ? html`<p class="hint">${t('template.wording_en_hint')}</p>` : ''}
      <ly-template-wording
        .document=${document}
        .language=${shown}
        .lengths=${this.#checker.value?.lengths ?? []}
        .problemAt=${(path: string) => this.#problemAt(path)}
        @wording-change=${(event: CustomEvent<Wording>) =>
          this.#change({ wording: { ...document.wording, [shown]: event.detail } })}
      ></ly-template-wording>`;
  }

  #form(document: TemplateDocument) {
    const problemAt = (path: string) => this.#problemAt(path);
    const change = (event: CustomEvent<Partial<TemplateDocument>>) => this.#change(event.detail);
    return html`${this.#section('wording', t('template.wording'), this.#wording(document))}
    ${this.#section(
      'fields',
      t('template.fields'),
      html`<p class="soft">${t('template.fields_lead')}</p>
        <ly-template-fields
          .fields=${document.fields}
          .problemAt=${problemAt}
          @fields-change=${(event: CustomEvent<TemplateDocumentField[]>) =>
            this.#change({ fields: event.detail })}
        ></ly-template-fields>`,
    )}
    ${this.#section(
      'basics',
      t('template.basics'),
      html`<ly-template-basics
        .document=${document}
        .problemAt=${problemAt}
        @document-change=${change}
      ></ly-template-basics>`,
    )}
    ${this.#section(
      'defaults',
      t('template.defaults'),
      html`<ly-template-defaults
        .document=${document}
        .places=${this.#around.value?.places ?? []}
        .problemAt=${problemAt}
        @document-change=${change}
      ></ly-template-defaults>`,
    )}`;
  }

  #bar(document: TemplateDocument, template: TemplateEdit | undefined) {
    const faults = this._asked ? (this.#checker.value?.faults ?? []) : [];
    const [first] = faults;
    const more = faults.length > 1 ? t('template.more_faults', { count: faults.length - 1 }) : '';
    const problem =
      first === undefined
        ? this.#saving.problem
        : `${placeWords(first.path, document)}${t('template.colon')}${first.message}${more}`;
    const isChanged = template !== undefined && template.delivered && template.version > 0;
    return html`<div class="bar stack">
      <ly-note text=${problem}></ly-note>
      <ly-note kind="good" text=${this._saved ? t('template.saved') : ''}></ly-note>
      <div class="row">
        <button
          type="button"
          class="button primary large"
          ?disabled=${this.#saving.busy}
          @click=${() => void this.#save()}
        >
          ${t('action.save')}
        </button>
        ${
          isChanged && this.templateId !== ''
            ? html`<button type="button" class="button large" @click=${() => (this._resetting = true)}>
                ${t('template.reset')}
              </button>`
            : ''
        }
        ${
          this.templateId === ''
            ? ''
            : html`<a class="button quiet large" href="/settings/templates/new?from=${this.templateId}"
                ><ly-icon name="copy"></ly-icon>${t('template.copy')}</a
              >`
        }
      </div>
    </div>`;
  }

  #aside(document: TemplateDocument) {
    const around = this.#around.value;
    return html`<aside>
      <ly-screen-preview
        label=${t('template.example')}
        empty=${t('template.example_wait')}
        .site=${around?.site}
        .places=${around?.places ?? []}
        .audience=${document.usualAudience ?? (around === undefined ? [] : [around.site.id])}
        .notice=${this.#checker.value?.notice ?? undefined}
        wide
      ></ly-screen-preview>
    </aside>`;
  }

  override render() {
    const { error, value } = this.#around;
    const document = this._document;
    if (error !== undefined)
      return html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`;
    if (document === undefined || value === undefined) return '';
    const template = this.templateId === '' ? undefined : value.template;
    return html`<div class="page-head">
        <div class="row">
          <a class="button quiet" href="/settings/templates" aria-label=${t('template.back')}
            ><ly-icon name="back"></ly-icon
          ></a>
          <ly-category-mark category=${document.category}></ly-category-mark>
          <h1 tabindex="-1">${local(document.name) || t('template.new')}</h1>
        </div>
      </div>
      <div class="columns">
        <div class="stack wide">${this.#form(document)} ${this.#bar(document, template)}</div>
        ${this.#aside(document)}
      </div>
      <ly-leave-guard></ly-leave-guard>
      <ly-confirm-dialog
        label=${t('template.reset')}
        text=${t('template.reset_text')}
        confirm=${t('template.reset')}
        cancel=${t('action.cancel')}
        problem=${this.#saving.problem}
        ?busy=${this.#saving.busy}
        .open=${this._resetting}
        @confirm=${() => template && void this.#reset(template)}
        @dismiss=${() => (this._resetting = false)}
      ></ly-confirm-dialog>`;
  }
}

/** What the form shows as one: the items of a checklist, the two sentences of the lift that is out. */
function isPartOf(faultPath: string, path: string): boolean {
  return path === 'checklist' && faultPath.startsWith('checklist.');
}

function copyName({ name }: TemplateDocument): TemplateDocument['name'] {
  return {
    'zh-CN': `${name['zh-CN']}（副本）`,
    ...(name.en === undefined ? {} : { en: `${name.en} (copy)` }),
  };
}

customElements.define('ly-template-page', TemplatePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-page': TemplatePage;
  }
}
