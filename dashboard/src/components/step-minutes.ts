import { staffAlertKinds, stepMaxMinutes, type StaffAlertPolicy } from '@louyu/contract/api/staff-alerts';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './text-field.ts';

type Kind = keyof StaffAlertPolicy['stepMinutes'];

/** How long each kind waits for somebody before the next is called; event `save` with the policy. */
export class StepMinutes extends LitElement {
  static override properties = {
    policy: { attribute: false },
    busy: { type: Boolean },
    _texts: { state: true },
    _checked: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(176px, 1fr));
        gap: var(--two);
        align-items: end;
      }
    `,
  ];

  declare policy: StaffAlertPolicy | undefined;
  declare busy: boolean;
  declare private _texts: Readonly<Record<Kind, string>>;
  declare private _checked: boolean;

  constructor() {
    super();
    this.policy = undefined;
    this.busy = false;
    this._texts = eachKind(() => '');
    this._checked = false;
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('policy') || this.policy === undefined) return;
    const { stepMinutes } = this.policy;
    this._texts = eachKind((kind) => String(stepMinutes[kind]));
  }

  #minutes(kind: Kind): number | undefined {
    const text = this._texts[kind].trim();
    return /^\d{1,4}$/.test(text) && Number(text) <= stepMaxMinutes ? Number(text) : undefined;
  }

  #submit(event: Event): void {
    event.preventDefault();
    this._checked = true;
    if (staffAlertKinds.some((kind) => this.#minutes(kind) === undefined)) return;
    const detail: StaffAlertPolicy = { stepMinutes: eachKind((kind) => this.#minutes(kind) ?? 0) };
    this.dispatchEvent(new CustomEvent('save', { detail }));
  }

  override render() {
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <div class="fields">
        ${staffAlertKinds.map(
          (kind) =>
            html`<ly-text-field
              type="number"
              label=${t('alerts.minutes', { kind: t(`alerts.kind_${kind}`) })}
              .value=${this._texts[kind]}
              .problem=${
                this._checked && this.#minutes(kind) === undefined
                  ? t('alerts.minutes_wrong', { max: stepMaxMinutes })
                  : ''
              }
              @input=${(event: Event) => (this._texts = { ...this._texts, [kind]: fieldValue(event) })}
            ></ly-text-field>`,
        )}
      </div>
      <div><button class="button" ?disabled=${this.busy}>${t('action.save')}</button></div>
    </form>`;
  }
}

function eachKind<Value>(valueOf: (kind: Kind) => Value): Record<Kind, Value> {
  return {
    review: valueOf('review'),
    fault: valueOf('fault'),
    countersignature: valueOf('countersignature'),
    deadline: valueOf('deadline'),
    alert: valueOf('alert'),
    help: valueOf('help'),
    case: valueOf('case'),
  };
}

customElements.define('ly-step-minutes', StepMinutes);

declare global {
  interface HTMLElementTagNameMap {
    'ly-step-minutes': StepMinutes;
  }
}
