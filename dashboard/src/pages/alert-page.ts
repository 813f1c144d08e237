import type { Alert, AlertClearRequest } from '@louyu/contract/api/alerts';
import { html, LitElement } from 'lit';
import {
  clearAlert,
  confirmAlert,
  countersignAlert,
  fetchAlert,
  fetchAlertDelivery,
  updateAlert,
  withdrawAlert,
} from '../api/alerts.ts';
import { Live } from '../api/live.ts';
import { Submission } from '../api/submission.ts';
import { alarmTones } from '../components/alarm-tones.css.ts';
import { standingKey, toneOf } from '../components/alert-tone.ts';
import type { AlertChange } from '../components/alert-update-dialog.ts';
import { hazardIcons } from '../components/hazard-icons.ts';
import { numberWords } from '../components/number-words.ts';
import { placeTree } from '../components/place-tree.ts';
import { EmergencyAccess } from '../emergency-access.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { alertPageStyles } from './alert-page.css.ts';
import { newPressKey } from './press-key.ts';
import { PersistentSend } from './persistent-send.ts';
import '../components/alert-end-dialog.ts';
import '../components/alert-history.ts';
import '../components/alert-phones.ts';
import '../components/alert-reach-list.ts';
import '../components/alert-second.ts';
import '../components/alert-update-dialog.ts';
import '../components/icon.ts';
import '../components/note.ts';
import './roll-call-panel.ts';

const tickMs = 10_000;

/** One alert: how it stands, who was reached, whom to call, and what to do with it: on one page that works on a phone. */
export class AlertPage extends LitElement {
  static override properties = {
    alertId: {},
    _ending: { state: true },
    _updating: { state: true },
  };

  static override styles = [base, controls, alarmTones, alertPageStyles];

  declare alertId: string;
  declare private _ending: AlertClearRequest['as'] | undefined;
  declare private _updating: boolean;

  readonly #session = new SessionAccess(this);
  readonly #emergency = new EmergencyAccess(this);
  readonly #ending = new Submission(this);
  readonly #second = new Submission(this);
  readonly #sending = new PersistentSend(this);
  readonly #alert = new Live(this, {
    key: () => this.alertId,
    load: (id, signal) => fetchAlert(id, signal),
    touchedBy: (change, id) => change.resource === 'alert' && (change.id === null || change.id === id),
  });
  readonly #delivery = new Live(this, {
    key: () => this.alertId,
    load: (id, signal) => fetchAlertDelivery(id, signal),
    touchedBy: ({ resource, id: touched }, id) =>
      resource === 'device' ||
      ((resource === 'alert' || resource === 'delivery') && (touched === null || touched === id)),
  });
  /** Of the update that is being written: sent twice, it is said once. */
  #key = '';

  constructor() {
    super();
    this.alertId = '';
    this._ending = undefined;
    this._updating = false;
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  async #do(act: () => Promise<Alert>): Promise<void> {
    const done = await this.#second.run(async () => {
      this.#alert.replace(await act());
    });
    if (!done) await this.#alert.refresh();
  }

  async #end(request: AlertClearRequest): Promise<void> {
    const done = await this.#ending.run(async () => {
      this.#alert.replace(await clearAlert(this.alertId, request));
    });
    if (done) this._ending = undefined;
    else await this.#alert.refresh();
  }

  #beginUpdate(): void {
    this.#key = newPressKey();
    this.#sending.error = undefined;
    this._updating = true;
  }

  async #update(revision: number, change: AlertChange): Promise<void> {
    const request = { ...change, revision, key: this.#key };
    const alert = await this.#sending.run((signal) => updateAlert(this.alertId, request, signal));
    if (alert === undefined) {
      // What was refused was not said: the same words may be sent for a later revision.
      this.#key = newPressKey();
      await this.#alert.refresh();
      return;
    }
    this.#alert.replace(alert);
    this._updating = false;
  }

  #head(alert: Alert) {
    const content = alert.content[language()] ?? alert.content['zh-CN'];
    const { clock } = this.#session;
    const since = alert.ended ?? alert.raised;
    const until = t('emergency.until', { when: momentWords(alert.until, clock) });
    return html`<header class="head tone ${toneOf(alert)}">
      <ly-icon name=${alert.mode === 'drill' ? 'drill' : hazardIcons[alert.hazard]}></ly-icon>
      <div>
        <b>${t(standingKey(alert))}</b>
        <h1 tabindex="-1">${local(alert.name)} · ${content.where}</h1>
        <p class="small">
          ${numberWords(alert.number)} · ${t('notice.revision', { revision: alert.revision })} ·
          ${momentWords(since.at, clock)} ${since.by}${alert.state === 'in-force' ? html` · ${until}` : ''}
        </p>
      </div>
    </header>`;
  }

  #deeds({ id, may, state, mode }: Alert) {
    const isOver = state !== 'waiting' && state !== 'in-force' && state !== 'withdrawn';
    const end = (as: AlertClearRequest['as']) => () => {
      this.#ending.clear();
      this._ending = as;
    };
    return html`<div class="deeds">
      ${
        isOver
          ? html`<a class="button primary large" href="/alerts/${id}/report"
              ><ly-icon name="log"></ly-icon>${t('emergency.report')}</a
            >`
          : ''
      }
      ${
        may.update
          ? html`<button type="button" class="button large" @click=${() => this.#beginUpdate()}>
              <ly-icon name="edit"></ly-icon>${t('emergency.update')}
            </button>`
          : ''
      }
      ${
        may.clear
          ? html`<button type="button" class="button large" @click=${end('all-clear')}>
                <ly-icon name="ok"></ly-icon
                >${t(mode === 'drill' ? 'emergency.end_drill' : 'emergency.end_all-clear')}
              </button>
              ${
                mode === 'drill'
                  ? ''
                  : html`<button type="button" class="button large" @click=${end('false-alarm')}>
                      <ly-icon name="ban"></ly-icon>${t('emergency.end_false-alarm')}
                    </button>`
              }`
          : ''
      }
    </div>`;
  }

  #unanswered() {
    const tries = this.#sending.unanswered;
    if (tries === 0) return '';
    return html`<ly-note text=${t('emergency.unanswered', { tries })}></ly-note>
      <button type="button" class="button" @click=${() => this.#sending.stop()}>
        ${t('emergency.stop_trying')}
      </button>`;
  }

  #dialogs(alert: Alert) {
    const kit = this.#emergency.kit;
    return html`<ly-alert-end-dialog
        .alert=${alert}
        .as=${this._ending}
        ?busy=${this.#ending.busy}
        problem=${this.#ending.problem}
        @confirm=${(event: CustomEvent<AlertClearRequest>) => void this.#end(event.detail)}
        @dismiss=${() => (this._ending = undefined)}
      ></ly-alert-end-dialog>
      <ly-alert-update-dialog
        .open=${this._updating}
        .alert=${alert}
        .template=${kit?.templates.find(({ id }) => id === alert.templateId)}
        .tree=${kit === undefined ? undefined : placeTree(kit.places)}
        ?busy=${this.#sending.busy}
        problem=${this.#sending.problem}
        @confirm=${(event: CustomEvent<AlertChange>) => void this.#update(alert.revision, event.detail)}
        @dismiss=${() => {
          this.#sending.stop();
          this._updating = false;
        }}
        >${this.#unanswered()}</ly-alert-update-dialog
      >`;
  }

  #glass({ content, state }: Alert) {
    const { instruction, actions, where, change } = content[language()] ?? content['zh-CN'];
    const words =
      state === 'waiting' || state === 'withdrawn'
        ? 'emergency.on_glass_later'
        : state === 'in-force'
          ? 'emergency.on_glass'
          : 'emergency.on_glass_was';
    return html`<section class="stack" aria-labelledby="glass">
      <h2 id="glass">${t(words)}</h2>
      <div class="stack glass">
        <b>${instruction}</b>
        ${change === undefined ? '' : html`<p>${change}</p>`}
        <ul>
          ${actions.map((action) => html`<li>${action}</li>`)}
        </ul>
        <p class="soft">${where}</p>
      </div>
    </section>`;
  }

  #reach(alert: Alert) {
    const delivery = this.#delivery.value;
    if (alert.state === 'waiting' || alert.state === 'withdrawn' || delivery === undefined) return '';
    return html`<section class="stack" aria-labelledby="reach">
      <h2 id="reach">${t('emergency.reached')}</h2>
      <ly-alert-reach-list
        .delivery=${delivery}
        .places=${this.#emergency.kit?.places ?? []}
      ></ly-alert-reach-list>
    </section>`;
  }

  /** Who needs help, which screens were reached, and then the doors, which are many. */
  #reached(alert: Alert) {
    const reach = this.#reach(alert);
    return alert.may.rollCall
      ? html`<ly-roll-call-panel .alertId=${alert.id}>${reach}</ly-roll-call-panel>`
      : reach;
  }

  #aside(alert: Alert) {
    return html`<aside>
      ${
        alert.phones.length === 0
          ? ''
          : html`<section class="stack phones" aria-labelledby="phones">
              <h2 id="phones">${t('emergency.phones')}</h2>
              <ly-alert-phones
                label=${t('emergency.phones')}
                .phones=${alert.phones.map(({ label, number }) => ({ label: local(label), number }))}
              ></ly-alert-phones>
            </section>`
      }
      ${this.#glass(alert)}
      <section class="stack" aria-labelledby="history">
        <h2 id="history">${t('emergency.history')}</h2>
        <ly-alert-history .history=${alert.history} .clock=${this.#session.clock}></ly-alert-history>
      </section>
    </aside>`;
  }

  #body(alert: Alert) {
    const site = this.#emergency.kit?.site;
    return html`${this.#head(alert)} ${this.#deeds(alert)}
      <div class="columns">
        <div class="stack wide">
          <ly-alert-second
            .alert=${alert}
            address=${site === undefined ? '' : `${site.publicUrl}/alerts/${alert.id}`}
            .clock=${this.#session.clock}
            ?busy=${this.#second.busy}
            problem=${this.#second.problem}
            @confirm=${() => void this.#do(() => confirmAlert(alert.id, alert.revision))}
            @countersign=${() => void this.#do(() => countersignAlert(alert.id, alert.revision))}
            @withdraw=${() => void this.#do(() => withdrawAlert(alert.id))}
          ></ly-alert-second>
          ${this.#reached(alert)}
        </div>
        ${this.#aside(alert)}
      </div>
      ${this.#dialogs(alert)}`;
  }

  override render() {
    const { value, error } = this.#alert;
    return html`${
      error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`
    }${
      value === undefined
        ? html`<h1 tabindex="-1" class="hidden-words">${t('emergency.title')}</h1>`
        : this.#body(value)
    }`;
  }
}

customElements.define('ly-alert-page', AlertPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-page': AlertPage;
  }
}
