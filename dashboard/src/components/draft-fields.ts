import type { Problem, TemplateView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldOf, type DraftForm, type FormField } from './draft-form.ts';
import './draft-notes.ts';
import { notesAt } from './draft-problems.ts';
import './template-field.ts';

/** What the person wrote in a field: the detail of `field-change`. */
export interface FieldChange {
  readonly key: string;
  readonly value: FormField;
}

/** The fields of a template: events `field-change` with a {@link FieldChange}, and `form-change` with a part of the form. */
export class DraftFields extends LitElement {
  static override properties = {
    template: { attribute: false },
    form: { attribute: false },
    problemAt: { attribute: false },
    problems: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    css`
      section {
        display: grid;
        /* Two moments beside each other where both can be read. */
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 232px), 1fr));
        gap: var(--three);
      }
      section > * {
        grid-column: 1 / -1;
      }
      .moment {
        grid-column: span 1;
      }
      .english {
        min-height: 0;
      }
    `,
  ];

  declare template: TemplateView;
  declare form: DraftForm;
  /** What is wrong at a field, in words; empty where nothing is. */
  declare problemAt: (field: string) => string;
  /** All that is known of the draft; each field picks what the rules say of its words. */
  declare problems: readonly Problem[];

  constructor() {
    super();
    this.problemAt = () => '';
    this.problems = [];
    followLanguage(this);
  }

  /** The element of a field, to be brought into view; null where the template has no such field. */
  fieldElement(key: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`);
  }

  #say(name: 'field-change' | 'form-change', detail: FieldChange | Partial<DraftForm>): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  override render() {
    const { template, form } = this;
    return html`<section aria-label=${local(template.name)}>
      ${template.fields.map(
        (field) =>
          html`<div class="field ${field.type}">
            <ly-template-field
              data-field=${field.key}
              .field=${field}
              .value=${fieldOf(form, field.key)}
              .withEnglish=${form.withEnglish}
              .problem=${this.problemAt(field.key)}
              @field-change=${(event: CustomEvent<FormField>) =>
                this.#say('field-change', { key: field.key, value: event.detail })}
            ></ly-template-field
            ><ly-draft-notes answers .problems=${notesAt(this.problems, field.key)}></ly-draft-notes>
          </div>`,
      )}
      <label class="check english">
        <input
          type="checkbox"
          .checked=${form.withEnglish}
          @change=${() => this.#say('form-change', { withEnglish: !form.withEnglish })}
        />${t('compose.english')}
      </label>
    </section>`;
  }
}

customElements.define('ly-draft-fields', DraftFields);

declare global {
  interface HTMLElementTagNameMap {
    'ly-draft-fields': DraftFields;
  }
}
