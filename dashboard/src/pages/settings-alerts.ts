import type { StaffAlert, StaffAlertPolicy, StaffAlertPreference } from '@louyu/contract/api/staff-alerts';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Live } from '../api/live.ts';
import {
  fetchPolicy,
  fetchStaffAlerts,
  savePolicy,
  savePreference,
  takeStaffAlert,
} from '../api/staff-alerts.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import './settings-robots.ts';
import '../components/alert-preference.ts';
import '../components/note.ts';
import '../components/staff-alert-row.ts';
import '../components/step-minutes.ts';

const tickMs = 30_000;

/** 提醒: what each person hears; for admins the waits, the robots, and what became of the last alerts. */
export class SettingsAlerts extends LitElement {
  static override properties = { _said: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--six);
        max-width: 52rem;
      }
    `,
  ];

  declare private _said: string;

  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #alerts = new Live(this, {
    key: () => 'staff-alerts',
    load: (_, signal) => fetchStaffAlerts(signal),
    touchedBy: (change) => change.resource === 'staff-alert',
  });
  readonly #policy = new Live(this, {
    key: () => (this.#session.has('admin') ? ('policy' as const) : undefined),
    load: (_, signal) => fetchPolicy(signal),
    touchedBy: () => false,
  });

  constructor() {
    super();
    this._said = '';
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  async #save(save: () => Promise<unknown>): Promise<void> {
    this._said = '';
    const done = await this.#saving.run(async () => {
      await save();
    });
    if (done) this._said = t('saved');
    await this.#alerts.refresh();
  }

  async #take(alert: StaffAlert): Promise<void> {
    await this.#saving.run(async () => {
      await takeStaffAlert(alert.id);
    });
    await this.#alerts.refresh();
  }

  #mine(preference: StaffAlertPreference) {
    return html`<section class="stack" aria-labelledby="mine">
      <h2 id="mine">${t('alerts.mine')}</h2>
      <p class="soft">${t('alerts.mine_hint')}</p>
      <ly-alert-preference
        .preference=${preference}
        ?busy=${this.#saving.busy}
        @save=${(event: CustomEvent<StaffAlertPreference>) => void this.#save(() => savePreference(event.detail))}
      ></ly-alert-preference>
    </section>`;
  }

  #waits(policy: StaffAlertPolicy | undefined) {
    if (policy === undefined) return '';
    return html`<section class="stack" aria-labelledby="waits">
      <h2 id="waits">${t('alerts.policy')}</h2>
      <p class="soft">${t('alerts.policy_hint')}</p>
      <ly-step-minutes
        .policy=${policy}
        ?busy=${this.#saving.busy}
        @save=${(event: CustomEvent<StaffAlertPolicy>) => void this.#save(() => savePolicy(event.detail))}
      ></ly-step-minutes>
    </section>`;
  }

  #recent(alerts: readonly StaffAlert[], more: number) {
    return html`<section class="stack" aria-labelledby="recent">
      <h2 id="recent">${t('alerts.recent')}</h2>
      ${alerts.length === 0 ? html`<p class="soft">${t('alerts.recent_none')}</p>` : ''}
      <ul>
        ${repeat(
          alerts,
          (alert) => alert.id,
          (alert) =>
            html`<li>
              <ly-staff-alert-row
                full
                .alert=${alert}
                .clock=${this.#session.clock}
                ?busy=${this.#saving.busy}
                @take=${() => void this.#take(alert)}
              ></ly-staff-alert-row>
            </li>`,
        )}
      </ul>
      ${more === 0 ? '' : html`<p class="soft small">${t('alerts.more_open', { count: more })}</p>`}
    </section>`;
  }

  override render() {
    const { value, error } = this.#alerts;
    return html`<div class="parts">
      <div class="stack">
        ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
        <ly-note text=${this.#saving.problem}></ly-note>
        <ly-note kind="good" text=${this._said}></ly-note>
        ${value === undefined ? '' : this.#mine(value.preference)}
      </div>
      ${this.#waits(this.#policy.value)}
      ${this.#session.has('admin') ? html`<ly-settings-robots></ly-settings-robots>` : ''}
      ${value === undefined ? '' : this.#recent(value.alerts, value.more)}
    </div>`;
  }
}

customElements.define('ly-settings-alerts', SettingsAlerts);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-alerts': SettingsAlerts;
  }
}
