import type { StaffAlert } from '@louyu/contract/api/staff-alerts';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Live } from '../api/live.ts';
import { fetchStaffAlerts, takeStaffAlert } from '../api/staff-alerts.ts';
import { Submission } from '../api/submission.ts';
import { chime, isChimeBlocked } from '../chime.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/staff-alert-row.ts';

const tickMs = 10_000;
/** As many at once; the rest on demand. */
const shownFirst = 5;

/** The part of the desk where somebody is needed; nothing at all while nobody is. */
export class DeskAlerts extends LitElement {
  static override properties = { _all: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      section {
        margin-block-end: var(--six);
      }
      h2 {
        min-height: var(--target);
      }
      .blocked {
        margin-block-end: var(--two);
      }
    `,
  ];

  declare private _all: boolean;

  readonly #session = new SessionAccess(this);
  readonly #taking = new Submission(this);
  readonly #alerts = new Live(this, {
    key: () => 'staff-alerts',
    load: (_, signal) => fetchStaffAlerts(signal),
    touchedBy: (change) => change.resource === 'staff-alert',
  });

  constructor() {
    super();
    this._all = false;
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  async #take(alert: StaffAlert): Promise<void> {
    await this.#taking.run(async () => {
      await takeStaffAlert(alert.id);
    });
    await this.#alerts.refresh();
  }

  #blocked(volumePercent: number) {
    return html`<p class="row blocked">
      <span class="soft">${t('alerts.sound_blocked')}</span>
      <button class="button" @click=${() => void chime(volumePercent).then(() => this.requestUpdate())}>
        <ly-icon name="speaker"></ly-icon>${t('alerts.sound_unlock')}
      </button>
    </p>`;
  }

  override render() {
    const { value } = this.#alerts;
    const open = value?.alerts.filter((alert) => alert.resolvedAt === null) ?? [];
    const untaken = open.filter((alert) => alert.taken === null && alert.mayTake && isNews(alert));
    if (value === undefined || untaken.length === 0) return '';
    const shown = this._all ? untaken : untaken.slice(0, shownFirst);
    const takenCount = open.filter((alert) => alert.taken !== null).length;
    const { sound, volumePercent } = value.preference;
    return html`<section aria-labelledby="alerts">
      <h2 id="alerts">${t('alerts.title')}</h2>
      ${sound && isChimeBlocked() ? this.#blocked(volumePercent) : ''}
      <ly-note text=${this.#taking.problem}></ly-note>
      <ul>
        ${repeat(
          shown,
          (alert) => alert.id,
          (alert) =>
            html`<li>
              <ly-staff-alert-row
                .alert=${alert}
                .clock=${this.#session.clock}
                ?busy=${this.#taking.busy}
                @take=${() => void this.#take(alert)}
              ></ly-staff-alert-row>
            </li>`,
        )}
      </ul>
      ${
        untaken.length > shown.length
          ? html`<button class="button quiet" @click=${() => (this._all = true)}>
              ${t('action.more')} (${untaken.length - shown.length})
            </button>`
          : ''
      }
      ${takenCount === 0 ? '' : html`<p class="soft small">${t('alerts.taken_more', { count: takenCount })}</p>`}
    </section>`;
  }
}

/** What waits for a signature stands below on the desk by itself; here it comes when nobody has taken it. */
function isNews(alert: StaffAlert): boolean {
  return (alert.kind !== 'review' && alert.kind !== 'countersignature') || alert.step > 0;
}

customElements.define('ly-desk-alerts', DeskAlerts);

declare global {
  interface HTMLElementTagNameMap {
    'ly-desk-alerts': DeskAlerts;
  }
}
