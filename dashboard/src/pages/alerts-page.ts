import type { Alert, AlertList } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fetchAlerts } from '../api/alerts.ts';
import { Live } from '../api/live.ts';
import { alarmTones } from '../components/alarm-tones.css.ts';
import { standingKey, toneOf } from '../components/alert-tone.ts';
import { callNumbers } from '../components/call-numbers.ts';
import { hazardIcons } from '../components/hazard-icons.ts';
import { numberWords } from '../components/number-words.ts';
import { EmergencyAccess } from '../emergency-access.ts';
import { dateWords } from '../i18n/date-words.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { agoWords, momentWords } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { dateIn } from '../i18n/zoned-time.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import '../components/alert-phones.ts';
import '../components/icon.ts';
import '../components/note.ts';

const tickMs = 10_000;

/** 紧急广播: what is in force, the next drill (R19), and what was. */
export class AlertsPage extends LitElement {
  static override styles = [
    base,
    controls,
    alarmTones,
    css`
      :host {
        display: block;
      }
      section {
        margin-block-end: var(--six);
      }
      h2 {
        margin-block-end: var(--two);
      }
      .current {
        display: grid;
        gap: var(--two);
      }
      .tone {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--two);
        align-items: center;
        min-height: 72px;
        padding: var(--one) 28px;
        border-radius: var(--radius-large);
        text-decoration: none;
      }
      .tone ly-icon {
        font-size: 1.75rem;
      }
      .tone b {
        display: block;
        font-size: var(--text-lead);
      }
      .raise {
        border-color: var(--alarm);
        background: var(--alarm);
        color: var(--on-alarm);
      }
      .raise:hover {
        border-color: var(--alarm-hover);
        background: var(--alarm-hover);
      }
      .exercise {
        border-color: var(--on-drill);
        background: var(--drill);
        color: var(--on-drill);
      }
      .exercise:hover {
        background: var(--drill-hover);
      }
      .past li {
        border-top: 1px solid var(--line);
      }
      .past a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 var(--two);
        align-items: center;
        min-height: 64px;
        padding-block: var(--one);
        text-decoration: none;
      }
      .past a:hover b {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .kind {
        display: inline-block;
        padding: 0 var(--one);
        border-radius: var(--half);
        font-size: var(--text-small);
        font-weight: 600;
      }
      .kind.real {
        background: var(--alarm-tint);
        color: var(--alarm-ink);
      }
      .kind.drill {
        background: var(--drill);
        color: var(--on-drill);
      }
      .end {
        text-align: end;
      }
      @media (max-width: 640px) {
        .tone {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .tone ly-icon:last-child {
          display: none;
        }
        .page-head .button {
          flex: 1 1 100%;
          min-height: 60px;
        }
      }
    `,
  ];

  readonly #session = new SessionAccess(this);
  readonly #emergency = new EmergencyAccess(this);
  readonly #list = new Live(this, {
    key: () => 'alerts',
    load: (_, signal) => fetchAlerts(signal),
    touchedBy: ({ resource }) => resource === 'alert',
  });

  constructor() {
    super();
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  #card(alert: Alert) {
    const { where } = alert.content[language()] ?? alert.content['zh-CN'];
    return html`<li>
      <a class="tone ${toneOf(alert)}" href="/alerts/${alert.id}">
        <ly-icon name=${hazardIcons[alert.hazard]}></ly-icon>
        <span>
          <b>${t(standingKey(alert))} · ${local(alert.name)}</b>
          ${where} · ${agoWords(alert.raised.at, this.#session.clock)} · ${alert.raised.by}
        </span>
        <ly-icon name="next"></ly-icon>
      </a>
    </li>`;
  }

  #current(alerts: readonly Alert[]) {
    return html`<section aria-labelledby="current">
      <h2 id="current">${t('emergency.current')}</h2>
      ${
        alerts.length === 0
          ? html`<p class="soft">${t('emergency.current_none')}</p>`
          : html`<ul class="current">
              ${repeat(
                alerts,
                ({ id }) => id,
                (alert) => this.#card(alert),
              )}
            </ul>`
      }
    </section>`;
  }

  #drill({ lastAt, dueAt, everyDays }: AlertList['drill']) {
    const { clock } = this.#session;
    const today = dateIn(new Date(clock.nowMs).toISOString(), clock.timeZone);
    const day = (at: string) => dateWords(dateIn(at, clock.timeZone), today);
    const overdue = Date.parse(dueAt) < clock.nowMs;
    const last =
      lastAt === null ? t('emergency.drill_never') : t('emergency.drill_last', { day: day(lastAt) });
    const due = t(overdue ? 'emergency.drill_overdue' : 'emergency.drill_due', { day: day(dueAt) });
    return html`<section class="stack" aria-labelledby="drill">
      <h2 id="drill">${t('emergency.drill_title')}</h2>
      <ly-note kind=${overdue ? 'problem' : 'plain'} text="${last} ${due}"></ly-note>
      <p class="soft">${t('emergency.drill_why', { days: everyDays })}</p>
      ${
        this.#session.has('operator')
          ? html`<div>
              <a class="button large exercise" href="/alerts/drill"
                ><ly-icon name="drill"></ly-icon>${t('emergency.drill_begin')}</a
              >
            </div>`
          : ''
      }
    </section>`;
  }

  #past(past: AlertList['past']) {
    const { clock } = this.#session;
    return html`<section aria-labelledby="past">
      <h2 id="past">${t('emergency.past')}</h2>
      ${past.length === 0 ? html`<p class="soft">${t('emergency.past_none')}</p>` : ''}
      <ul class="past">
        ${past.map(
          ({ id, number, mode, hazard, name, state, where, raisedAt }) =>
            html`<li>
              <a href="/alerts/${id}">
                <ly-icon name=${hazardIcons[hazard]}></ly-icon>
                <span
                  ><b>${local(name)}</b> <span class="kind ${mode}">${t(`emergency.mode_${mode}`)}</span
                  ><br /><span class="soft small">${local(where)} · ${numberWords(number)}</span></span
                >
                <span class="end"
                  >${t(`emergency.state_${state}`)}<br /><span class="soft small number"
                    >${momentWords(raisedAt, clock)}</span
                  ></span
                >
              </a>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #call() {
    const { kit } = this.#emergency;
    if (kit === undefined) return '';
    return html`<section aria-labelledby="call">
      <h2 id="call">${t('emergency.call_first')}</h2>
      <ly-alert-phones
        label=${t('emergency.phones')}
        .phones=${callNumbers(kit, undefined)}
      ></ly-alert-phones>
    </section>`;
  }

  override render() {
    const { value, error } = this.#list;
    return html`<div class="page-head">
        <h1 tabindex="-1">${t('emergency.title')}</h1>
        ${
          this.#session.has('operator')
            ? html`<a class="button large raise" href="/alerts/raise"
                ><ly-icon name="emergency"></ly-icon>${t('emergency.raise')}</a
              >`
            : ''
        }
      </div>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : this.#current(value.current)} ${this.#call()}
      ${value === undefined ? '' : html`${this.#drill(value.drill)}${this.#past(value.past)}`}`;
  }
}

customElements.define('ly-alerts-page', AlertsPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alerts-page': AlertsPage;
  }
}
