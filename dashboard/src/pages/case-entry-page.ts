import {
  caseKinds,
  caseLimits,
  enteredSourceSchema,
  type CaseCategory,
  type CaseEntryRequest,
  type EnteredCase,
} from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { enterCase } from '../api/cases.ts';
import { Live } from '../api/live.ts';
import { fetchPlaces } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { guardLeaving } from '../navigation.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { categoriesOf, guessedCategory } from '../components/case-category.ts';
import { fieldValue } from '../components/field-value.ts';
import '../components/chip-choice.ts';
import '../components/entered-case.ts';
import '../components/icon.ts';
import '../components/leave-guard.ts';
import '../components/note.ts';
import '../components/place-select.ts';

type Form = Omit<CaseEntryRequest, 'key' | 'category' | 'team'> & {
  /** Undefined: what the words say. */
  readonly category: CaseCategory | undefined;
};

const sources = enteredSourceSchema.options;
const emptyForm: Form = {
  source: 'phone',
  kind: 'repair',
  category: undefined,
  placeId: '',
  where: '',
  text: '',
  contact: '',
};

/** 登记报事 (代录): what came by phone, at the counter, from a chat group, on paper or on patrol, within half a minute. */
export class CaseEntryPage extends LitElement {
  static override properties = {
    _form: { state: true },
    _tried: { state: true },
    _entered: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--three);
        max-width: 52rem;
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr));
        gap: var(--two);
        align-items: start;
      }
      .save {
        justify-self: start;
        min-width: 176px;
      }
      @media (max-width: 640px) {
        .save {
          justify-self: stretch;
        }
      }
    `,
  ];

  declare private _form: Form;
  /** Whether it was sent while something was missing. */
  declare private _tried: boolean;
  declare private _entered: EnteredCase | undefined;

  /** Minted into the form: a double tap or a retry is the same case. */
  #key = newKey();
  readonly #saving = new Submission(this);
  readonly #places = new Live(this, {
    key: () => 'places',
    load: (_, signal) => fetchPlaces(signal),
    touchedBy: ({ resource }) => resource === 'place',
  });

  constructor() {
    super();
    this._form = emptyForm;
    this._tried = false;
    this._entered = undefined;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    guardLeaving(undefined);
  }

  #set(part: Partial<Form>): void {
    this._form = { ...this._form, ...part };
    guardLeaving(async () => (await this.renderRoot.querySelector('ly-leave-guard')?.ask()) ?? true);
  }

  get #category(): CaseCategory {
    const { category, kind, text } = this._form;
    const isPossible = category !== undefined && categoriesOf(kind).includes(category);
    return isPossible ? category : guessedCategory(text, kind);
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const { placeId, text, where, contact } = this._form;
    this._tried = true;
    if (text.trim() === '' || placeId === '') {
      await this.updateComplete;
      const missing = text.trim() === '' ? this.renderRoot.querySelector<HTMLElement>('#text') : null;
      missing?.focus();
      return;
    }
    await this.#saving.run(async () => {
      this._entered = await enterCase({
        ...this._form,
        key: this.#key,
        category: this.#category,
        text: text.trim(),
        where: where.trim(),
        contact: contact.trim(),
      });
      guardLeaving(undefined);
    });
  }

  #again(): void {
    // Whoever empties a paper box enters one after another from the same source.
    this._form = { ...emptyForm, source: this._form.source };
    this._tried = false;
    this._entered = undefined;
    this.#key = newKey();
  }

  #line(name: 'where' | 'contact', maxlength: number, hint: string) {
    return html`<div class="field">
      <label for=${name}>${t(`case.entry_${name}`)}</label>
      <input
        id=${name}
        maxlength=${maxlength}
        autocomplete="off"
        aria-describedby="${name}-hint"
        .value=${this._form[name]}
        @input=${(event: Event) => this.#set({ [name]: fieldValue(event) })}
      />
      <span class="hint" id="${name}-hint">${hint}</span>
    </div>`;
  }

  #text() {
    const isMissing = this._tried && this._form.text.trim() === '';
    return html`<div class="field">
      <label for="text">${t('case.entry_text')}</label>
      <textarea
        id="text"
        maxlength=${caseLimits.textMaxChars}
        placeholder=${t('case.entry_text_hint')}
        aria-invalid=${isMissing ? 'true' : 'false'}
        aria-describedby="text-problem"
        .value=${this._form.text}
        @input=${(event: Event) => this.#set({ text: fieldValue(event) })}
      ></textarea>
      <span class="problem" id="text-problem"
        >${isMissing ? html`<ly-icon name="warning"></ly-icon>${t('case.entry_text_missing')}` : ''}</span
      >
    </div>`;
  }

  #form() {
    const { source, kind, placeId } = this._form;
    return html`<form novalidate @submit=${(event: Event) => void this.#save(event)}>
      <ly-chip-choice
        label=${t('case.entry_source')}
        .value=${source}
        .choices=${sources.map((value) => ({ value, label: t(`case.source_${value}`) }))}
        @choose=${({ detail }: CustomEvent<{ value: string }>) =>
          this.#set({ source: sources.find((known) => known === detail.value) ?? source })}
      ></ly-chip-choice>
      <ly-chip-choice
        label=${t('case.entry_kind')}
        .value=${kind}
        .choices=${caseKinds.map((value) => ({ value, label: t(`case.kind_${value}`) }))}
        @choose=${({ detail }: CustomEvent<{ value: string }>) =>
          this.#set({ kind: caseKinds.find((known) => known === detail.value) ?? kind })}
      ></ly-chip-choice>
      <div class="two">
        <ly-place-select
          label=${t('case.entry_place')}
          .places=${this.#places.value ?? []}
          .value=${placeId}
          problem=${this._tried && placeId === '' ? t('case.entry_place_missing') : ''}
          @choose=${({ detail }: CustomEvent<{ placeId: string }>) => this.#set(detail)}
        ></ly-place-select>
        ${this.#line('where', caseLimits.whereMaxChars, t('case.entry_where_hint'))}
      </div>
      ${this.#text()}
      <ly-chip-choice
        label=${t('case.entry_category')}
        .value=${this.#category}
        .choices=${categoriesOf(kind).map((value) => ({
          value,
          label: t(`case.category_${value}`),
          icon: value,
        }))}
        @choose=${({ detail }: CustomEvent<{ value: string }>) =>
          this.#set({ category: categoriesOf(kind).find((known) => known === detail.value) })}
      ></ly-chip-choice>
      ${this.#line('contact', caseLimits.contactMaxChars, t('case.entry_contact_hint'))}
      <ly-note text=${this.#saving.problem}></ly-note>
      <button class="button primary large save" ?disabled=${this.#saving.busy}>
        <ly-icon name="check"></ly-icon>${t('case.entry_save')}
      </button>
    </form>`;
  }

  override render() {
    const { error } = this.#places;
    return html`
      <a class="button quiet back" href="/cases"><ly-icon name="back"></ly-icon>${t('case.title')}</a>
      <div class="page-head"><h1 tabindex="-1">${t('case.entry_title')}</h1></div>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${
        this._entered === undefined
          ? this.#form()
          : html`<ly-entered-case .entered=${this._entered} @again=${this.#again}></ly-entered-case>`
      }
      <ly-leave-guard></ly-leave-guard>
    `;
  }
}

function newKey(): string {
  // Not randomUUID: that is only there over TLS.
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

customElements.define('ly-case-entry-page', CaseEntryPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-entry-page': CaseEntryPage;
  }
}
