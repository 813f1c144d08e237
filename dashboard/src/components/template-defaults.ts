import type { Place } from '@louyu/contract/api/places';
import type { TemplateDocument } from '@louyu/contract/api/templates';
import { html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { ProblemAt } from './template-form.ts';
import './audience-picker.ts';
import './display-kinds.ts';
import './select-field.ts';

/** Where a new notice of a template begins: its end, its places, its displays; event `document-change`. */
export class TemplateDefaults extends LitElement {
  static override properties = {
    document: { attribute: false },
    places: { attribute: false },
    problemAt: { attribute: false },
  };

  static override styles = [base, controls];

  declare document: TemplateDocument | undefined;
  declare places: readonly Place[];
  declare problemAt: ProblemAt;

  constructor() {
    super();
    this.document = undefined;
    this.places = [];
    this.problemAt = () => '';
    followLanguage(this);
  }

  #change(detail: Partial<TemplateDocument>): void {
    this.dispatchEvent(new CustomEvent('document-change', { detail }));
  }

  #end({ fields, endsWith = '', usualTo }: TemplateDocument) {
    const days = [1, 3, 7, 14, 30];
    const value = endsWith === '' ? `days ${usualTo?.days ?? 3}` : endsWith;
    const options = [
      ...fields
        .filter(({ type }) => type === 'moment')
        .map(({ key, label }) => ({ value: key, label: t('template.ends_with', { field: local(label) }) })),
      ...days.map((each) => ({ value: `days ${each}`, label: t('template.ends_after', { days: each }) })),
    ];
    return html`<ly-select-field
      label=${t('template.ends')}
      .problem=${this.problemAt('endsWith')}
      .value=${value}
      .options=${options}
      @choose=${(event: CustomEvent<{ value: string }>) => {
        const [key = '', after] = event.detail.value.split(' ');
        if (after === undefined) this.#change({ endsWith: key, usualTo: undefined });
        else this.#change({ endsWith: undefined, usualTo: { days: Number(after), hour: 20 } });
      }}
    ></ly-select-field>`;
  }

  #begin({ usualFrom }: TemplateDocument) {
    const days = [0, 1, 2, 3, 7];
    return html`<ly-select-field
      label=${t('template.begins')}
      .value=${usualFrom === undefined ? '' : String(usualFrom.days)}
      .options=${[
        { value: '', label: t('template.begins_signed') },
        ...days.slice(1).map((each) => ({
          value: String(each),
          label: t('template.begins_after', { days: each }),
        })),
      ]}
      @choose=${(event: CustomEvent<{ value: string }>) => {
        const { value } = event.detail;
        this.#change({ usualFrom: value === '' ? undefined : { days: Number(value), hour: 7 } });
      }}
    ></ly-select-field>`;
  }

  override render() {
    const { document, places } = this;
    if (document === undefined) return '';
    const site = places.find(({ parentId }) => parentId === null)?.id ?? '';
    return html`<div class="stack">
      ${this.#begin(document)} ${this.#end(document)}
      <ly-display-kinds
        .profiles=${document.usualProfiles}
        @profiles-change=${(event: CustomEvent<TemplateDocument['usualProfiles']>) =>
          this.#change({ usualProfiles: event.detail })}
      ></ly-display-kinds>
      <fieldset>
        <legend>${t('compose.audience')}</legend>
        <ly-audience-picker
          .places=${places}
          .audience=${document.usualAudience ?? [site]}
          @audience-change=${({ detail }: CustomEvent<{ audience: readonly string[] }>) => {
            const isWhole = detail.audience.length === 1 && detail.audience[0] === site;
            this.#change({ usualAudience: isWhole ? undefined : [...detail.audience] });
          }}
        ></ly-audience-picker>
      </fieldset>
    </div>`;
  }
}

customElements.define('ly-template-defaults', TemplateDefaults);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-defaults': TemplateDefaults;
  }
}
