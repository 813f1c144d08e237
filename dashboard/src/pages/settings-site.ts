import type { Site } from '@louyu/contract/api/places';
import { languages, type Language } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { changeSite, fetchSite } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionChangedEvent } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import { nameOf, type NameInput } from '../components/name-fields.ts';
import '../components/note.ts';
import '../components/text-field.ts';

interface SiteForm {
  readonly name: NameInput;
  readonly office: NameInput;
  readonly hotline: string;
  readonly language: Language;
  readonly bilingual: boolean;
  readonly firstReview: boolean;
}

function formOf(site: Site): SiteForm {
  return {
    name: { zh: site.name['zh-CN'], en: site.name.en ?? '' },
    office: { zh: site.office['zh-CN'], en: site.office.en ?? '' },
    hotline: site.hotline,
    language: site.language,
    bilingual: site.bilingual ?? false,
    firstReview: site.firstReview ?? false,
  };
}

/** The compound's name, its office and the duty phone: what stands on every screen. */
export class SettingsSite extends LitElement {
  static override properties = { _form: { state: true }, _checked: { state: true }, _said: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      form {
        max-width: 40rem;
      }
      .check + .hint {
        margin-block-end: var(--one);
        padding-inline-start: var(--four);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--one) var(--three);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
      @media (max-width: 640px) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        dd + dt {
          margin-block-start: var(--one);
        }
      }
    `,
  ];

  /** What was changed and not saved yet; undefined follows the hub. */
  declare private _form: SiteForm | undefined;
  declare private _checked: boolean;
  declare private _said: string;

  readonly #saving = new Submission(this);
  readonly #site = new Live(this, {
    key: () => 'site',
    load: (_, signal) => fetchSite(signal),
    touchedBy: (change) => change.resource === 'site',
  });

  constructor() {
    super();
    this._form = undefined;
    this._checked = false;
    this._said = '';
    followLanguage(this);
  }

  #change(form: SiteForm, part: Partial<SiteForm>): void {
    this._form = { ...form, ...part };
    this._said = '';
  }

  async #save(event: Event, form: SiteForm): Promise<void> {
    event.preventDefault();
    this._checked = true;
    if (form.name.zh.trim() === '' || form.office.zh.trim() === '') return;
    const { name, office, hotline, language, bilingual, firstReview } = form;
    const done = await this.#saving.run(async () => {
      this.#site.replace(
        await changeSite({
          name: nameOf(name),
          office: nameOf(office),
          hotline: hotline.trim(),
          language,
          bilingual,
          firstReview,
        }),
      );
    });
    if (!done) return;
    this._form = undefined;
    this._checked = false;
    this._said = t('saved');
    this.dispatchEvent(new SessionChangedEvent(null));
  }

  #nameFields(form: SiteForm, key: 'name' | 'office') {
    const missing = this._checked && form[key].zh.trim() === '';
    return html`<ly-name-fields
      label=${t(`site.${key}`)}
      labelEn=${t(`site.${key}_en`)}
      hint=${key === 'office' ? t('site.office_hint') : ''}
      .value=${form[key]}
      .problem=${missing ? t('check.required', { field: t(`site.${key}`) }) : ''}
      @name-change=${(event: CustomEvent<NameInput>) => this.#change(form, { [key]: event.detail })}
    ></ly-name-fields>`;
  }

  #body(site: Site, form: SiteForm) {
    return html`<form class="stack wide" novalidate @submit=${(event: Event) => void this.#save(event, form)}>
      ${this.#nameFields(form, 'name')} ${this.#nameFields(form, 'office')}
      <ly-text-field
        type="tel"
        label=${t('site.hotline')}
        hint=${t('site.hotline_hint')}
        .value=${form.hotline}
        @input=${(event: Event) => this.#change(form, { hotline: fieldValue(event) })}
      ></ly-text-field>
      <div class="field">
        <label for="language">${t('site.language')}</label>
        <select
          id="language"
          @change=${(event: Event) => {
            const chosen = languages.find((known) => known === fieldValue(event));
            if (chosen !== undefined) this.#change(form, { language: chosen });
          }}
        >
          ${languages.map(
            (known) =>
              html`<option value=${known} .selected=${known === form.language}>
                ${t(`language.${known}`)}
              </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            .checked=${form.bilingual}
            @change=${() => this.#change(form, { bilingual: !form.bilingual })}
          />${t('site.bilingual')}
        </label>
        <p class="hint">${t('site.bilingual_hint')}</p>
        <label class="check">
          <input
            type="checkbox"
            .checked=${form.firstReview}
            @change=${() => this.#change(form, { firstReview: !form.firstReview })}
          />${t('site.first_review')}
        </label>
        <p class="hint">${t('site.first_review_hint')}</p>
      </div>
      <div class="stack">
        <dl>
          <dt>${t('site.zone')}</dt>
          <dd>${site.timeZone}</dd>
          <dt>${t('site.address')}</dt>
          <dd>${site.publicUrl}</dd>
        </dl>
        <p class="hint">${t('site.zone_hint')}</p>
      </div>
      <div class="stack">
        <ly-note text=${this.#saving.problem}></ly-note>
        <ly-note kind="good" text=${this._said}></ly-note>
        <div><button class="button primary" ?disabled=${this.#saving.busy}>${t('action.save')}</button></div>
      </div>
    </form>`;
  }

  override render() {
    const { value, error } = this.#site;
    return html`${
      error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`
    }
    ${value === undefined ? '' : this.#body(value, this._form ?? formOf(value))}`;
  }
}

customElements.define('ly-settings-site', SettingsSite);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-site': SettingsSite;
  }
}
