import type { DoorFinding } from '@louyu/contract/api/alerts';
import { html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchRollCall, noteDoor, noteSeen } from '../api/roll-call.ts';
import { chime } from '../chime.ts';
import { openCalls } from '../components/roll-call-counts.ts';
import type { PendingTap } from '../components/roll-call-list.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { PendingTaps } from './pending-taps.ts';
import '../components/note.ts';
import '../components/roll-call-list.ts';

const volumePercent = 100;

/** 报平安 of one alert: live, with a sound for everybody who newly calls for help. What is put into it stands between them and the doors. */
export class RollCallPanel extends LitElement {
  static override properties = { alertId: {} };

  static override styles = [base, controls];

  declare alertId: string;

  readonly #session = new SessionAccess(this);
  #rung: ReadonlySet<string> = new Set();
  readonly #rollCall = new Live(this, {
    key: () => (this.alertId === '' ? undefined : this.alertId),
    load: (id, signal) => fetchRollCall(id, signal),
    touchedBy: ({ resource, id: touched }, id) =>
      resource === 'household' ||
      ((resource === 'roll-call' || resource === 'alert') && (touched === null || touched === id)),
  });
  readonly #taps = new PendingTaps<PendingTap['as']>(this, async (key, as) => {
    const { alertId } = this;
    this.#rollCall.replace(
      as === 'seen'
        ? await noteSeen(alertId, key)
        : await noteDoor(alertId, key, as === 'taken-back' ? undefined : as),
    );
  });

  constructor() {
    super();
    this.alertId = '';
    followLanguage(this);
  }

  override updated(): void {
    const rollCall = this.#rollCall.value;
    if (rollCall === undefined) return;
    const calls = openCalls(rollCall);
    const isNew = [...calls].some((call) => !this.#rung.has(call));
    this.#rung = calls;
    if (isNew) void chime(volumePercent);
  }

  override render() {
    const { value, error } = this.#rollCall;
    const pending = new Map(
      [...this.#taps.pending].map(([key, { tap, late }]) => [key, { as: tap, late }] as const),
    );
    return html`<section class="stack" aria-labelledby="roll-call">
      <div class="row">
        <h2 id="roll-call">${t('roll.title')}</h2>
        <a class="button quiet push" href="/alerts/${this.alertId}/doors"
          ><ly-icon name="print"></ly-icon>${t('roll.print')}</a
        >
      </div>
      <ly-note text=${this.#taps.problem}></ly-note>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      <ly-roll-call-list
        .rollCall=${value}
        .pending=${pending}
        .clock=${this.#session.clock}
        @note=${({ detail }: CustomEvent<{ householdId: string; as: DoorFinding | undefined }>) =>
          this.#taps.add(detail.householdId, detail.as ?? 'taken-back')}
        @seen=${({ detail }: CustomEvent<string>) => this.#taps.add(detail, 'seen')}
        ><slot></slot
      ></ly-roll-call-list>
    </section>`;
  }
}

customElements.define('ly-roll-call-panel', RollCallPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-roll-call-panel': RollCallPanel;
  }
}
