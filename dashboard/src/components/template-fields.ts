import { templateFieldsMax } from '@louyu/contract/api/templates';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { newField, type ProblemAt, type TemplateDocumentField } from './template-form.ts';
import './icon.ts';
import './template-field-card.ts';

/** The fields of a template in the order of its form; event `fields-change`. */
export class TemplateFields extends LitElement {
  static override properties = {
    fields: { attribute: false },
    problemAt: { attribute: false },
    _added: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      ol {
        display: grid;
        gap: var(--one);
      }
    `,
  ];

  declare fields: readonly TemplateDocumentField[];
  declare problemAt: ProblemAt;
  /** The key of the field that was added last: it stands open. */
  declare private _added: string;

  constructor() {
    super();
    this.fields = [];
    this.problemAt = () => '';
    this._added = '';
    followLanguage(this);
  }

  #say(fields: readonly TemplateDocumentField[]): void {
    this.dispatchEvent(new CustomEvent('fields-change', { detail: [...fields] }));
  }

  #move(index: number, by: number): void {
    const fields = [...this.fields];
    const [moved] = fields.splice(index, 1);
    if (moved !== undefined) fields.splice(index + by, 0, moved);
    this.#say(fields);
  }

  #add(): void {
    const field = newField(this.fields);
    this._added = field.key;
    this.#say([...this.fields, field]);
  }

  override render() {
    const problem = this.problemAt('fields');
    return html`<div class="stack">
      ${problem === '' ? '' : html`<p class="problem"><ly-icon name="warning"></ly-icon>${problem}</p>`}
      <ol>
        ${repeat(
          this.fields,
          ({ key }) => key,
          (field, index) =>
            html`<li>
              <ly-template-field-card
                .field=${field}
                .labelProblem=${this.problemAt(`fields.${index}.label`) || this.problemAt(`fields.${index}`)}
                .choicesProblem=${this.problemAt(`fields.${index}.choices`)}
                ?first=${index === 0}
                ?last=${index === this.fields.length - 1}
                ?open=${field.key === this._added}
                @field-change=${(event: CustomEvent<TemplateDocumentField>) =>
                  this.#say(this.fields.map((each, at) => (at === index ? event.detail : each)))}
                @move=${(event: CustomEvent<number>) => this.#move(index, event.detail)}
                @remove=${() => this.#say(this.fields.filter((_, at) => at !== index))}
              ></ly-template-field-card>
            </li>`,
        )}
      </ol>
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${this.fields.length >= templateFieldsMax}
          @click=${() => this.#add()}
        >
          <ly-icon name="plus"></ly-icon>${t('template.field_add')}
        </button>
      </div>
    </div>`;
  }
}

customElements.define('ly-template-fields', TemplateFields);

declare global {
  interface HTMLElementTagNameMap {
    'ly-template-fields': TemplateFields;
  }
}
