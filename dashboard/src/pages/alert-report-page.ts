import type { AlertReport } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { fetchAlertReport } from '../api/alerts.ts';
import { Live } from '../api/live.ts';
import { numberWords } from '../components/number-words.ts';
import { shortSpan } from '../components/short-span.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { momentWords, spanWords } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/alert-history.ts';
import '../components/alert-report-table.ts';
import '../components/icon.ts';
import '../components/note.ts';

/** What became of an alert or a drill, once it is over (R19): on one page, to be printed, and as a file. */
export class AlertReportPage extends LitElement {
  static override properties = { alertId: {} };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .drill {
        display: inline-block;
        padding: 0 12px;
        border-radius: var(--half);
        background: var(--drill);
        color: var(--on-drill);
        font-weight: 600;
        print-color-adjust: exact;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
        gap: 1px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--radius-large);
        background: var(--line);
      }
      dl div {
        display: grid;
        gap: 2px;
        align-content: start;
        padding: var(--two);
        background: var(--ground);
      }
      dt {
        order: 1;
        line-height: 1.3;
      }
      dd {
        font-size: var(--text-page);
        font-weight: 600;
        line-height: 1.2;
        white-space: nowrap;
      }
      .missed dd {
        color: var(--warn);
      }
      @media print {
        .screen {
          display: none;
        }
        section {
          break-inside: avoid;
        }
      }
    `,
  ];

  declare alertId: string;

  readonly #session = new SessionAccess(this);
  readonly #report = new Live(this, {
    key: () => this.alertId,
    load: (id, signal) => fetchAlertReport(id, signal),
    touchedBy: ({ resource, id: touched }, id) =>
      (resource === 'alert' || resource === 'delivery') && (touched === null || touched === id),
  });

  constructor() {
    super();
    this.alertId = '';
    followLanguage(this);
  }

  #figure(words: string, figure: string | number, tone = '') {
    return html`<div class=${tone}>
      <dt class="soft small">${words}</dt>
      <dd class="number">${figure}</dd>
    </div>`;
  }

  #span(ms: number | null): string {
    return ms === null ? '–' : shortSpan(ms);
  }

  #figures({ painted, received, devices, households }: AlertReport) {
    const reached = devices.length - painted.missed;
    return html`<section class="stack" aria-labelledby="reached">
      <h2 id="reached">${t('emergency.report_reached')}</h2>
      <dl>
        ${this.#figure(t('emergency.report_painted'), `${reached}/${devices.length}`)}
        ${this.#figure(t('emergency.report_painted_p50'), this.#span(painted.p50Ms))}
        ${this.#figure(t('emergency.report_painted_p95'), this.#span(painted.p95Ms))}
        ${this.#figure(t('emergency.report_received_p95'), this.#span(received.p95Ms))}
        ${this.#figure(t('emergency.report_missed'), painted.missed, painted.missed > 0 ? 'missed' : '')}
        ${this.#figure(t('emergency.report_households'), households)}
      </dl>
      <p class="soft small">${t('emergency.report_how')}</p>
    </section>`;
  }

  #answers({ answers }: AlertReport) {
    return html`<section class="stack" aria-labelledby="answers">
      <h2 id="answers">${t('emergency.report_answers')}</h2>
      <dl>
        ${this.#figure(t('emergency.answer_safe'), answers.safe)}
        ${this.#figure(t('emergency.answer_need-help'), answers.needHelp, answers.needHelp > 0 ? 'missed' : '')}
        ${this.#figure(t('emergency.answer_away'), answers.away)}
        ${this.#figure(t('emergency.answer_anonymous'), answers.anonymous)}
      </dl>
    </section>`;
  }

  #head({ alert }: AlertReport) {
    const { clock } = this.#session;
    const content = alert.content[language()] ?? alert.content['zh-CN'];
    const lasted = alert.ended === null ? null : Date.parse(alert.ended.at) - Date.parse(alert.raised.at);
    return html`<div class="page-head">
      <div class="stack">
        <h1 tabindex="-1">${t(`emergency.report_${alert.mode}`)} · ${local(alert.name)}</h1>
        <p class="soft">
          ${alert.mode === 'drill' ? html`<span class="drill">${t('emergency.mode_drill')}</span> ` : ''}
          ${numberWords(alert.number)} · ${content.where} · ${momentWords(alert.raised.at, clock)} ·
          ${t(`emergency.state_${alert.state}`)}${
            lasted === null
              ? ''
              : html` · ${t('emergency.report_lasted', { span: spanWords(lasted / 1000) })}`
          }
        </p>
      </div>
      <div class="row tight screen">
        <button type="button" class="button" @click=${() => window.print()}>
          <ly-icon name="print"></ly-icon>${t('emergency.report_print')}
        </button>
        <a class="button" href="/api/alerts/${alert.id}/report.csv" download
          ><ly-icon name="log"></ly-icon>${t('emergency.report_csv')}</a
        >
      </div>
    </div>`;
  }

  #body(report: AlertReport) {
    return html`${this.#head(report)}
      <div class="stack wide">
        ${
          report.alert.mode === 'drill'
            ? html`<ly-note kind="plain" text=${t('emergency.report_drill_note')}></ly-note>`
            : ''
        }
        ${this.#figures(report)} ${this.#answers(report)}
        <section class="stack" aria-labelledby="devices">
          <h2 id="devices">${t('emergency.report_devices')}</h2>
          <ly-alert-report-table .devices=${report.devices}></ly-alert-report-table>
        </section>
        <section class="stack" aria-labelledby="history">
          <h2 id="history">${t('emergency.history')}</h2>
          <ly-alert-history .history=${report.alert.history} .clock=${this.#session.clock}></ly-alert-history>
        </section>
      </div>`;
  }

  override render() {
    const { value, error } = this.#report;
    return html`<a class="button quiet back screen" href="/alerts/${this.alertId}"
        ><ly-icon name="back"></ly-icon>${t('emergency.title')}</a
      >
      ${
        error === undefined
          ? ''
          : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`
      }${
        value === undefined
          ? html`<h1 tabindex="-1" class="hidden-words">${t('emergency.report')}</h1>`
          : this.#body(value)
      }`;
  }
}

customElements.define('ly-alert-report-page', AlertReportPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-report-page': AlertReportPage;
  }
}
