import type { CaseFigures } from '@louyu/contract/api/case-policy';
import { reachSeconds, type Report } from '@louyu/contract/api/reports';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { exportReport, fetchCaseFigures, fetchReport } from '../api/reports.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { onNavigation, replaceQuery } from '../navigation.ts';
import { periodKinds, periodOf, type PeriodKind, type ReportPeriod } from '../report-period.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { figureStyles } from '../components/figures.css.ts';
import { roundSpan } from '../components/round-span.ts';
import { secondsWords } from '../components/report-words.ts';
import '../components/icon.ts';
import '../components/line-chart.ts';
import '../components/note.ts';
import '../components/report-table.ts';

/** 报表: what was sent in a week, a month or a quarter, and what became of it. The period stands in the address. */
export class ReportsPage extends LitElement {
  static override properties = { _kind: { state: true }, _back: { state: true } };

  static override styles = [
    base,
    controls,
    figureStyles,
    css`
      .period {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--one) var(--two);
        margin-block-end: var(--three);
      }
      .parts {
        display: grid;
        gap: var(--six);
        min-width: 0;
      }
      .days {
        min-width: 12em;
        text-align: center;
      }
      @media (max-width: 640px) {
        /* The days above the ways to others, which stay beside each other. */
        .days {
          flex-basis: 100%;
          order: -1;
          text-align: start;
        }
      }
    `,
  ];

  declare private _kind: PeriodKind;
  /** How many periods before the one that is running. */
  declare private _back: number;

  #end: () => void = () => undefined;
  readonly #session = new SessionAccess(this);
  readonly #exporting = new Submission(this);
  readonly #report = new Live(this, {
    key: () => JSON.stringify(this.#period.window),
    load: (_, signal) => fetchReport(this.#period.window, signal),
    touchedBy: ({ resource }) =>
      resource === 'notice' || resource === 'delivery' || resource === 'staff-alert' || resource === 'alert',
  });
  readonly #cases = new Live(this, {
    key: () =>
      this.#session.has('service', 'admin') ? this.#period.firstDay + this.#period.lastDay : undefined,
    load: (_, signal) => fetchCaseFigures(this.#period.firstDay, this.#period.lastDay, signal),
    touchedBy: ({ resource }) => resource === 'case',
  });

  constructor() {
    super();
    this._kind = 'week';
    this._back = 0;
    this.#follow();
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = onNavigation(() => this.#follow());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  /** The period that the address names. */
  #follow(): void {
    if (!location.pathname.startsWith('/reports')) return;
    const search = new URLSearchParams(location.search);
    this._kind = periodKinds.find((kind) => kind === search.get('period')) ?? 'week';
    this._back = Math.min(400, Math.max(0, Math.floor(Number(search.get('back') ?? 0)) || 0));
    this.#exporting.clear();
  }

  get #period(): ReportPeriod {
    const { nowMs, timeZone } = this.#session.clock;
    return periodOf(this._kind, this._back, nowMs, timeZone);
  }

  #choose(kind: PeriodKind, back: number): void {
    this._kind = kind;
    this._back = back;
    this.#exporting.clear();
    replaceQuery(new URLSearchParams({ period: kind, ...(back === 0 ? {} : { back: String(back) }) }));
  }

  #chooser() {
    const { firstDay, lastDay } = this.#period;
    return html`<div class="period">
      <div class="row tight" role="group" aria-label=${t('reports.period')}>
        ${periodKinds.map(
          (kind) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${kind === this._kind ? 'true' : 'false'}
              @click=${() => this.#choose(kind, 0)}
            >
              ${t(`reports.${kind}`)}
            </button>`,
        )}
      </div>
      <div class="row tight">
        <button class="button quiet" @click=${() => this.#choose(this._kind, this._back + 1)}>
          <ly-icon name="back"></ly-icon>${t('reports.earlier')}
        </button>
        <span class="number days" role="status">${t('reports.days', { from: firstDay, to: lastDay })}</span>
        <button
          class="button quiet"
          ?disabled=${this._back === 0}
          @click=${() => this.#choose(this._kind, this._back - 1)}
        >
          ${t('reports.later')}<ly-icon name="next"></ly-icon>
        </button>
      </div>
    </div>`;
  }

  #figure(label: string, figure: string | number, note = '') {
    return html`<div>
      <dt>${label}</dt>
      <dd class="figure">${typeof figure === 'number' ? figure.toLocaleString('en-US') : figure}</dd>
      ${note === '' ? '' : html`<dd class="soft small">${note}</dd>`}
    </div>`;
  }

  #sent({ all, households }: Report) {
    const { proved, claimed, noted } = all.known;
    return html`<dl>
      ${this.#figure(t('reports.notices'), all.notices)}
      ${this.#figure(
        t('reports.painted'),
        all.painted,
        all.p50Seconds === null
          ? ''
          : t('reports.painted_note', {
              half: secondsWords(all.p50Seconds),
              most: secondsWords(all.p95Seconds),
            }),
      )}
      ${this.#figure(
        t('reports.known'),
        t('reports.of', { known: all.known.households, households }),
        t('reports.levels', { proved, claimed, noted }),
      )}
      ${this.#figure(t('reports.phones'), all.phones)}
    </dl>`;
  }

  #reach({ all, paintedWithin }: Report) {
    if (all.painted === 0) return '';
    const percent = (count: number) => Math.round((1000 * count) / all.painted) / 10;
    const values = paintedWithin.map(({ count }) => percent(count));
    return html`<section class="stack" aria-labelledby="reach">
      <h2 id="reach">${t('reports.reach')}</h2>
      <p class="soft">${t('reports.reach_lead')}</p>
      <ly-line-chart
        .across=${reachSeconds}
        .lines=${[{ dash: [], widthPx: 3, color: '--ink', values }]}
        .marks=${[1, 15, 300, 3600, 86_400].map((at) => ({ at, words: roundSpan(at) }))}
        .most=${100}
        unit="%"
      ></ly-line-chart>
      <ul class="row small">
        ${paintedWithin.map(
          ({ seconds }, index) =>
            html`<li>
              ${t('reports.within', { span: roundSpan(seconds) })}
              <b class="number">${values[index] ?? 0}%</b>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #calls({ staffAlerts, emergencies, drills }: Report) {
    const { raised, answered, overBefore, open, p50Seconds, p95Seconds } = staffAlerts;
    return html`<section class="stack" aria-labelledby="calls">
      <h2 id="calls">${t('reports.calls')}</h2>
      <dl>
        ${this.#figure(
          t('reports.answered'),
          t('reports.answered_of', { answered, raised }),
          t('reports.unanswered', { overBefore, open }),
        )}
        ${this.#figure(
          t('reports.answer_time'),
          secondsWords(p50Seconds),
          p95Seconds === null ? '' : t('reports.answer_most', { span: secondsWords(p95Seconds) }),
        )}
        ${this.#figure(t('reports.emergencies'), emergencies)} ${this.#figure(t('reports.drills'), drills)}
      </dl>
    </section>`;
  }

  #caseShares({ total, targets }: CaseFigures) {
    return html`<section class="stack" aria-labelledby="cases">
      <h2 id="cases">${t('reports.cases')}</h2>
      <dl>
        ${this.#figure(t('reports.cases_total'), total)}
        ${targets.map(({ target, percent, met, missed }) =>
          this.#figure(
            t(`reports.met_${target}`),
            percent === null ? '–' : `${percent}%`,
            t('reports.met_note', { met, missed }),
          ),
        )}
      </dl>
    </section>`;
  }

  #parts(report: Report) {
    const cases = this.#cases.value;
    return html`<div class="parts">
      ${this.#sent(report)}
      ${
        report.all.notices === 0
          ? html`<p class="soft">${t('reports.none')}</p>`
          : html`<section class="stack" aria-labelledby="categories">
                <h2 id="categories">${t('reports.by_category')}</h2>
                <ly-report-table .report=${report}></ly-report-table>
                <p class="soft small">${t('reports.by_category_lead')}</p>
              </section>
              ${this.#reach(report)}`
      }
      ${this.#calls(report)} ${cases === undefined ? '' : this.#caseShares(cases)}
    </div>`;
  }

  override render() {
    const { value, error } = this.#report;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${t('nav.reports')}</h1>
        <button
          class="button"
          ?disabled=${this.#exporting.busy || value === undefined}
          @click=${() => void this.#exporting.run(() => exportReport(this.#period.window))}
        >
          <ly-icon name="log"></ly-icon>${t('delivery.export')}
        </button>
      </div>
      ${this.#chooser()}
      <ly-note text=${this.#exporting.problem}></ly-note>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : this.#parts(value)}
    `;
  }
}

customElements.define('ly-reports-page', ReportsPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-reports-page': ReportsPage;
  }
}
