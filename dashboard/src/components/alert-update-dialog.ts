import { alertLimits, type Severity } from '@louyu/contract/alarm';
import type { Alert, AlertTemplateView, AlertUpdateRequest } from '@louyu/contract/api/alerts';
import type { Id, Localized } from '@louyu/contract/primitives';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import type { PlaceTree } from './place-tree.ts';
import './alert-fields.ts';
import './alert-severity.ts';
import './audience-picker.ts';
import { dialogButtons } from './dialog-buttons.ts';
import './dialog.ts';
import './note.ts';
import './text-field.ts';

/** What is said of an alert that goes on; the page adds which revision was read and names the press. */
export type AlertChange = Omit<AlertUpdateRequest, 'revision' | 'key'>;

/** What is often the news, in both languages: one tap instead of typing. */
const news: readonly Localized[] = [
  { 'zh-CN': '救援人员已到场', en: 'Rescue has arrived' },
  { 'zh-CN': '影响范围扩大', en: 'A larger area is affected' },
  { 'zh-CN': '情况已受控，请继续等待', en: 'Under control, please keep waiting' },
];
const maxChars = alertLimits['zh-CN'].changeMaxChars;

/** 更新: what is different now. Events `confirm` with an {@link AlertChange}, and `dismiss`. */
export class AlertUpdateDialog extends LitElement {
  static override properties = {
    open: { type: Boolean },
    alert: { attribute: false },
    template: { attribute: false },
    tree: { attribute: false },
    busy: { type: Boolean },
    problem: {},
    _change: { state: true },
    _severity: { state: true },
    _fields: { state: true },
    _placeIds: { state: true },
    _checked: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
      ly-audience-picker {
        max-height: 240px;
        overflow-y: auto;
      }
      summary {
        min-height: var(--target);
        padding-block: 10px;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  declare open: boolean;
  declare alert: Alert | undefined;
  declare template: AlertTemplateView | undefined;
  declare tree: PlaceTree | undefined;
  declare busy: boolean;
  declare problem: string;
  declare private _change: AlertChange['change'];
  declare private _severity: Severity | undefined;
  declare private _fields: Alert['fields'];
  declare private _placeIds: readonly Id[];
  declare private _checked: boolean;

  constructor() {
    super();
    this.open = false;
    this.alert = undefined;
    this.template = undefined;
    this.tree = undefined;
    this.busy = false;
    this.problem = '';
    this._change = { 'zh-CN': '' };
    this._severity = undefined;
    this._fields = {};
    this._placeIds = [];
    this._checked = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // What was typed stays when the alert changes meanwhile; a dialog that opens begins with what is said now.
    if (!changed.has('open') || !this.open || this.alert === undefined) return;
    this._change = { 'zh-CN': '' };
    this._severity = this.alert.severity;
    this._fields = this.alert.fields;
    this._placeIds = this.alert.placeIds;
    this._checked = false;
  }

  get #problem(): string {
    const length = this._change['zh-CN'].trim().length;
    if (length === 0) return t('emergency.change_missing');
    return length > maxChars ? t('emergency.too_long', { max: maxChars }) : '';
  }

  #confirm(): void {
    this._checked = true;
    const { alert } = this;
    if (alert === undefined || this.#problem !== '') return;
    const moved = JSON.stringify(this._placeIds) !== JSON.stringify(alert.placeIds);
    const said = JSON.stringify(this._fields) !== JSON.stringify(alert.fields);
    const detail: AlertChange = {
      change: this._change,
      ...(this._severity === undefined || this._severity === alert.severity
        ? {}
        : { severity: this._severity }),
      ...(moved ? { placeIds: [...this._placeIds] } : {}),
      ...(said ? { fields: this._fields } : {}),
    };
    this.dispatchEvent(new CustomEvent('confirm', { detail }));
  }

  #write(written: 'zh-CN' | 'en', event: Event): void {
    this._change = { ...this._change, [written]: fieldValue(event) };
  }

  #suggest({ 'zh-CN': zh, en = '' }: Localized): void {
    this._change = { 'zh-CN': zh, en };
  }

  #what() {
    return html`<ly-text-field
        label=${t('emergency.change')}
        hint=${t('emergency.change_hint', { max: maxChars })}
        .value=${this._change['zh-CN']}
        .problem=${this._checked ? this.#problem : ''}
        @input=${(event: Event) => this.#write('zh-CN', event)}
      ></ly-text-field>
      <div class="row tight" role="group" aria-label=${t('emergency.change')}>
        ${news.map(
          (each) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${each['zh-CN'] === this._change['zh-CN'] ? 'true' : 'false'}
              @click=${() => this.#suggest(each)}
            >
              ${local(each)}
            </button>`,
        )}
      </div>
      ${
        language() === 'en' || (this._change.en ?? '') !== ''
          ? html`<ly-text-field
              label=${t('emergency.field_english', { label: t('emergency.change') })}
              .value=${this._change.en ?? ''}
              @input=${(event: Event) => this.#write('en', event)}
            ></ly-text-field>`
          : ''
      }`;
  }

  #more(template: AlertTemplateView, tree: PlaceTree) {
    return html`${
        template.severities.length < 2
          ? ''
          : html`<ly-alert-severity
              .severities=${template.severities}
              .severity=${this._severity}
              @severity=${(event: CustomEvent<Severity>) => (this._severity = event.detail)}
            ></ly-alert-severity>`
      }
      <details>
        <summary>${t('emergency.change_places')}</summary>
        <ly-audience-picker
          .places=${tree.places}
          .audience=${this._placeIds}
          @audience-change=${(event: CustomEvent<{ audience: readonly Id[] }>) =>
            (this._placeIds = event.detail.audience)}
        ></ly-audience-picker>
      </details>
      ${
        template.fields.length === 0
          ? ''
          : html`<details>
              <summary>${t('emergency.change_fields')}</summary>
              <ly-alert-fields
                .fields=${template.fields}
                .words=${this._fields}
                @fields=${(event: CustomEvent<Alert['fields']>) => (this._fields = event.detail)}
              ></ly-alert-fields>
            </details>`
      }`;
  }

  override render() {
    const { template, tree } = this;
    const dismiss = () => this.dispatchEvent(new CustomEvent('dismiss'));
    return html`<ly-dialog label=${t('emergency.update_title')} .open=${this.open} @dismiss=${dismiss}>
      <div class="stack">
        ${this.open ? this.#what() : ''}
        ${this.open && template !== undefined && tree !== undefined ? this.#more(template, tree) : ''}
        <ly-note text=${this.problem}></ly-note>
        <slot></slot>
      </div>
      ${dialogButtons({
        words: t('emergency.update_confirm'),
        disabled: this.busy,
        confirm: () => this.#confirm(),
        dismiss,
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-alert-update-dialog', AlertUpdateDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-update-dialog': AlertUpdateDialog;
  }
}
