import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { DeferralDays } from './deferral-days.ts';
import { fieldValue } from './field-value.ts';
import { dialogButtons } from './dialog-buttons.ts';
import './dialog.ts';
import './note.ts';

export interface Deferral {
  readonly reason: string;
  readonly plan: string;
  /** A day of the site. */
  readonly until: string;
}

const none: Deferral = { reason: '', plan: '', until: '' };

/** 延期: why, what happens next, and by when; the resident reads all three. Events `confirm` with `detail: Deferral`, and `dismiss`. */
export class CaseDeferDialog extends LitElement {
  static override properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    problem: {},
    days: { attribute: false },
    _deferral: { state: true },
    _empty: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  declare open: boolean;
  declare busy: boolean;
  declare problem: string;
  declare days: DeferralDays;
  declare private _deferral: Deferral;
  declare private _empty: boolean;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.problem = '';
    this.days = { first: '', last: '' };
    this._deferral = none;
    this._empty = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this._deferral = none;
    this._empty = false;
  }

  #set(part: Partial<Deferral>): void {
    this._deferral = { ...this._deferral, ...part };
  }

  #confirm(): void {
    const { reason, plan, until } = this._deferral;
    const detail = { reason: reason.trim(), plan: plan.trim(), until };
    this._empty = Object.values(detail).includes('');
    if (!this._empty) this.dispatchEvent(new CustomEvent('confirm', { detail }));
  }

  #dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  override render() {
    const { reason, plan, until } = this._deferral;
    const usual = [t('case.defer_parts'), t('case.defer_vendor'), t('case.defer_weather')];
    return html`<ly-dialog label=${t('case.defer_title')} .open=${this.open} @dismiss=${this.#dismiss}>
      <div class="stack">
        <p>${t('case.defer_text')}</p>
        <div class="field">
          <label for="reason">${t('case.defer_reason')}</label>
          <input
            id="reason"
            maxlength="200"
            autocomplete="off"
            .value=${reason}
            @input=${(event: Event) => this.#set({ reason: fieldValue(event) })}
          />
          <div class="row tight">
            ${usual.map(
              (words) =>
                html`<button type="button" class="chip" @click=${() => this.#set({ reason: words })}>
                  ${words}
                </button>`,
            )}
          </div>
        </div>
        <div class="field">
          <label for="plan">${t('case.defer_plan')}</label>
          <textarea
            id="plan"
            maxlength="400"
            .value=${plan}
            @input=${(event: Event) => this.#set({ plan: fieldValue(event) })}
          ></textarea>
        </div>
        <div class="field">
          <label for="until">${t('case.defer_until')}</label>
          <input
            id="until"
            type="date"
            min=${this.days.first}
            max=${this.days.last}
            .value=${until}
            @input=${(event: Event) => this.#set({ until: fieldValue(event) })}
          />
        </div>
        <ly-note text=${this._empty ? t('case.defer_missing') : this.problem}></ly-note>
      </div>
      ${dialogButtons({
        words: t('case.do_defer'),
        disabled: this.busy,
        confirm: () => this.#confirm(),
        dismiss: () => this.#dismiss(),
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-case-defer-dialog', CaseDeferDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-defer-dialog': CaseDeferDialog;
  }
}
