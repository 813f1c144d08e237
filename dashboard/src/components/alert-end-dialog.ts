import type { Alert, AlertClearRequest } from '@louyu/contract/api/alerts';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import { dialogButtons } from './dialog-buttons.ts';
import './dialog.ts';
import './note.ts';
import './text-field.ts';

/** A drill has one end: that it is over. */
type End = AlertClearRequest['as'] | 'drill';

/** 解除警报 or 误报解除: asks once, in the words that the screens will show. Events `confirm` with an AlertClearRequest, and `dismiss`. */
export class AlertEndDialog extends LitElement {
  static override properties = {
    alert: { attribute: false },
    as: { attribute: false },
    busy: { type: Boolean },
    problem: {},
    _note: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
      .glass {
        display: grid;
        gap: var(--half);
        padding: var(--two);
        border: 1px solid var(--border);
        border-radius: var(--radius);
        background: var(--panel);
      }
      .glass b {
        font-size: var(--text-title);
        line-height: 1.3;
        text-wrap: balance;
      }
    `,
  ];

  declare alert: Alert | undefined;
  /** Undefined while nothing is asked. */
  declare as: AlertClearRequest['as'] | undefined;
  declare busy: boolean;
  declare problem: string;
  declare private _note: string;

  constructor() {
    super();
    this.alert = undefined;
    this.as = undefined;
    this.busy = false;
    this.problem = '';
    this._note = '';
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('as') && changed.get('as') === undefined) this._note = '';
  }

  #confirm(as: AlertClearRequest['as']): void {
    const note = this._note.trim();
    const detail: AlertClearRequest = note === '' ? { as } : { as, note };
    this.dispatchEvent(new CustomEvent('confirm', { detail }));
  }

  #words({ name, ends }: Alert, end: End) {
    const content = ends?.[end === 'drill' ? 'all-clear' : end];
    const said = content === undefined ? undefined : (content[language()] ?? content['zh-CN']);
    return html`<p>${t(`emergency.end_text_${end}`, { name: local(name) })}</p>
      ${
        said === undefined
          ? ''
          : html`<section class="glass" aria-label=${t('emergency.end_glass')}>
              <span class="soft small">${t('emergency.end_glass')}</span>
              <b>${said.instruction}</b>
              ${said.actions.map((action) => html`<p>${action}</p>`)}
              <span class="soft small">${t('emergency.end_then')}</span>
            </section>`
      }`;
  }

  override render() {
    const { alert, as } = this;
    const end: End | undefined = alert?.mode === 'drill' && as !== undefined ? 'drill' : as;
    const dismiss = () => this.dispatchEvent(new CustomEvent('dismiss'));
    return html`<ly-dialog
      label=${end === undefined ? '' : t(`emergency.end_${end}`)}
      .open=${as !== undefined}
      @dismiss=${dismiss}
    >
      <div class="stack">
        ${alert === undefined || end === undefined ? '' : this.#words(alert, end)}
        <ly-text-field
          label=${t('emergency.end_note')}
          hint=${t('emergency.end_note_hint')}
          .value=${this._note}
          @input=${(event: Event) => (this._note = fieldValue(event))}
        ></ly-text-field>
        <ly-note text=${this.problem}></ly-note>
      </div>
      ${dialogButtons({
        words: end === undefined ? '' : t(`emergency.end_confirm_${end}`),
        disabled: this.busy || as === undefined,
        confirm: () => {
          if (as !== undefined) this.#confirm(as);
        },
        dismiss,
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-alert-end-dialog', AlertEndDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-end-dialog': AlertEndDialog;
  }
}
