import type { RobotDelivery, StaffAlert } from '@louyu/contract/api/staff-alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { listed } from '../i18n/listed.ts';
import { agoWords, momentWords, type Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { IconName } from './icon-paths.ts';
import { robotErrorWords } from './robot-error.ts';
import './icon.ts';

const icons: Record<StaffAlert['kind'], IconName> = {
  review: 'sign',
  fault: 'warning',
  countersignature: 'sign',
  deadline: 'clock',
  alert: 'warning',
  help: 'person',
  case: 'person',
};

/** One thing that calls for somebody: what, since when, who is called; event `take`. */
export class StaffAlertRow extends LitElement {
  static override properties = {
    alert: { attribute: false },
    clock: { attribute: false },
    busy: { type: Boolean },
    /** Shows what became of telling each robot. */
    full: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--line);
        padding-block: 12px;
      }
      .line {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: var(--target);
      }
      .line > ly-icon {
        align-self: start;
        margin-top: 2px;
        font-size: 1.375rem;
      }
      .open > ly-icon {
        color: var(--warn);
      }
      a {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .told {
        display: grid;
        gap: var(--half);
        margin: var(--one) 0 0 38px;
      }
      .told li {
        overflow-wrap: anywhere;
      }
      @media (max-width: 640px) {
        .line {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .line .button {
          grid-column: 2;
          justify-self: start;
        }
      }
    `,
  ];

  declare alert: StaffAlert | undefined;
  declare clock: Clock | undefined;
  declare busy: boolean;
  declare full: boolean;

  constructor() {
    super();
    this.alert = undefined;
    this.clock = undefined;
    this.busy = false;
    this.full = false;
    followLanguage(this);
  }

  #standing(alert: StaffAlert, clock: Clock): string {
    const { taken, resolvedAt, called, nextStepAt } = alert;
    if (resolvedAt !== null) return t('alerts.resolved_at', { at: momentWords(resolvedAt, clock) });
    if (taken !== null) return t('alerts.taken_by', { name: taken.by, at: agoWords(taken.at, clock) });
    const calling = called.length === 0 ? '' : t('alerts.calling', { names: listed(called) });
    const next = nextStepAt === null ? '' : t('alerts.next_at', { at: momentWords(nextStepAt, clock) });
    return [calling, next].filter((words) => words !== '').join(' · ');
  }

  #told(delivery: RobotDelivery, clock: Clock) {
    const { robotName, state, at, together, error, nextTryAt } = delivery;
    const words = [
      `${robotName} ${t(`delivery.robot_${state}`)} ${momentWords(at, clock)}`,
      together > 1 ? t('delivery.robot_together', { count: together }) : '',
      error === null ? '' : robotErrorWords(error),
      nextTryAt === null ? '' : t('delivery.robot_next', { at: momentWords(nextTryAt, clock) }),
    ];
    return html`<li>${words.filter((part) => part !== '').join(' · ')}</li>`;
  }

  override render() {
    const { alert, clock } = this;
    if (alert === undefined || clock === undefined) return '';
    const isOpen = alert.resolvedAt === null && alert.taken === null;
    return html`<div class="line ${isOpen ? 'open' : ''}">
        <ly-icon name=${icons[alert.kind]}></ly-icon>
        <div>
          ${t(`alerts.kind_${alert.kind}`)} <a href=${alert.path}>${local(alert.text)}</a>
          <span class="soft small">${agoWords(alert.raisedAt, clock)}</span>
          <div class="soft small">${this.#standing(alert, clock)}</div>
        </div>
        ${
          alert.mayTake
            ? html`<button
                class="button"
                ?disabled=${this.busy}
                aria-label="${t('alerts.take')} ${local(alert.text)}"
                @click=${() => this.dispatchEvent(new CustomEvent('take'))}
              >
                ${t('alerts.take')}
              </button>`
            : ''
        }
      </div>
      ${
        this.full && alert.deliveries.length > 0
          ? html`<ul class="told soft small">
              ${alert.deliveries.map((delivery) => this.#told(delivery, clock))}
            </ul>`
          : ''
      }`;
  }
}

customElements.define('ly-staff-alert-row', StaffAlertRow);

declare global {
  interface HTMLElementTagNameMap {
    'ly-staff-alert-row': StaffAlertRow;
  }
}
