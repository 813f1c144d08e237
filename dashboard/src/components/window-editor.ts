import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './text-field.ts';

/**
 * From when to when a notice is shown, as `datetime-local` values on the site's wall clock; an empty `from` is 签发后立即.
 * Event `window-change` with `detail: {from?, to?}`.
 */
export class WindowEditor extends LitElement {
  static override properties = { from: {}, to: {}, suggestedFrom: {}, problem: {} };

  static override styles = [
    base,
    controls,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
        gap: var(--two) var(--three);
        align-items: start;
      }
    `,
  ];

  declare from: string;
  declare to: string;
  /** What a set start begins with. */
  declare suggestedFrom: string;
  declare problem: string;

  constructor() {
    super();
    this.from = '';
    this.to = '';
    this.suggestedFrom = '';
    this.problem = '';
    followLanguage(this);
  }

  #change(detail: { from?: string; to?: string }): void {
    this.dispatchEvent(new CustomEvent('window-change', { detail }));
  }

  override render() {
    const atOnce = this.from === '';
    return html`<div class="grid">
      <fieldset>
        <legend>${t('compose.from')}</legend>
        <label class="check">
          <input type="radio" name="from" .checked=${atOnce} @change=${() => this.#change({ from: '' })} />
          ${t('compose.from_now')}
        </label>
        <label class="check">
          <input
            type="radio"
            name="from"
            .checked=${!atOnce}
            @change=${() => this.#change({ from: this.suggestedFrom })}
          />
          ${t('compose.from_at')}
        </label>
        ${
          atOnce
            ? ''
            : html`<ly-text-field
                keepsEnter
                type="datetime-local"
                label=${t('compose.from_moment')}
                .value=${this.from}
                @input=${(event: Event) => {
                  const from = fieldValue(event);
                  // An emptied box is not yet a choice of 签发后立即.
                  if (from !== '') this.#change({ from });
                }}
              ></ly-text-field>`
        }
      </fieldset>
      <ly-text-field
        keepsEnter
        type="datetime-local"
        label=${t('compose.to')}
        hint=${t('compose.zone')}
        .problem=${this.problem}
        .value=${this.to}
        @input=${(event: Event) => this.#change({ to: fieldValue(event) })}
      ></ly-text-field>
    </div>`;
  }
}

customElements.define('ly-window-editor', WindowEditor);

declare global {
  interface HTMLElementTagNameMap {
    'ly-window-editor': WindowEditor;
  }
}
