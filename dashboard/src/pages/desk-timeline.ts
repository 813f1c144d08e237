import type { NoticeSummary } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { fetchCalendar } from '../api/calendar.ts';
import { Live } from '../api/live.ts';
import { dayAfter, startOfDay } from '../components/calendar-layout.ts';
import { dayEventsOf, endsLater, type DayEvent, type DayEvents } from '../components/day-events.ts';
import { followLanguage } from '../i18n/language.ts';
import { clockWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { dateIn } from '../i18n/zoned-time.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { sectionHead } from '../components/section-head.css.ts';
import './live-updates.ts';
import '../components/category-mark.ts';
import '../components/icon.ts';
import '../components/note.ts';

const tickMs = 10_000;
/** What was is of less use than what comes: only the newest of it stands open. */
const pastShownMax = 3;
/** The rest of a full day is in the calendar. */
const comingShownMax = 12;

/** 今天: what comes to the screens and leaves them, by the clock, with now in between; what ends can be 已恢复 or 推迟到… here. */
export class DeskTimeline extends LitElement {
  static override properties = { live: { attribute: false } };

  static override styles = [
    base,
    controls,
    sectionHead,
    css`
      :host {
        display: block;
        margin-block-end: var(--six);
      }
      ol {
        border-inline-start: 2px solid var(--line);
        margin-inline-start: 64px;
      }
      li {
        position: relative;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--half) 12px;
        align-items: center;
        min-height: var(--six);
        padding: var(--half) 0 var(--half) var(--two);
      }
      /* Where the event stands on the line: full for what begins, open for what ends. */
      li::before {
        position: absolute;
        inset-block-start: 19px;
        inset-inline-start: -6px;
        width: 10px;
        height: 10px;
        border: 2px solid var(--ink);
        border-radius: 50%;
        background: var(--ink);
        content: '';
      }
      li.ends::before {
        background: var(--ground);
      }
      time {
        position: absolute;
        inset-block-start: 12px;
        inset-inline-start: -64px;
        width: 48px;
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      .past {
        color: var(--ink-soft);
      }
      .past::before {
        border-color: var(--border);
      }
      .past.begins::before {
        background: var(--border);
      }
      .now {
        font-weight: 600;
      }
      .now::before {
        inset-block-start: 18px;
        inset-inline-start: -7px;
        width: 12px;
        height: 12px;
        border: 0;
        border-radius: 2px;
        background: var(--focus);
        rotate: 45deg;
      }
      li a {
        text-decoration: none;
      }
      li a:hover {
        text-decoration: underline;
      }
      a b {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .nothing {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--one) var(--two);
        padding-block: var(--one);
        border-top: 1px solid var(--line);
        color: var(--ink-soft);
      }
      summary {
        display: flex;
        align-items: center;
        min-height: var(--target);
        color: var(--ink-soft);
        cursor: pointer;
      }
      @media (max-width: 640px) {
        :host {
          margin-block-end: var(--four);
        }
        ol {
          margin-inline-start: 52px;
        }
        time {
          inset-inline-start: -56px;
          width: 44px;
        }
        ly-live-updates {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  /** What stands now, with what can be said on it. */
  declare live: readonly NoticeSummary[];

  readonly #session = new SessionAccess(this);
  readonly #calendar = new Live(this, {
    key: () => `${this.#today}|${this.#session.clock.timeZone}`,
    load: (_, signal) => {
      const { timeZone } = this.#session.clock;
      const span = {
        from: startOfDay(this.#today, timeZone),
        to: startOfDay(dayAfter(this.#today, 1), timeZone),
      };
      return fetchCalendar(span, '', signal);
    },
    touchedBy: ({ resource }) => resource === 'notice',
  });

  constructor() {
    super();
    this.live = [];
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  get #today(): string {
    const { nowMs, timeZone } = this.#session.clock;
    return dateIn(new Date(nowMs).toISOString(), timeZone);
  }

  /** 已恢复 and 推迟到… of what ends; what else can be said of it stands with it under 正在展示. */
  #updates({ at, entry }: DayEvent) {
    const { nowMs, timeZone } = this.#session.clock;
    const notice = this.live.find(({ id }) => id === entry.noticeId);
    // A notice that comes again tomorrow is not over when it leaves the screens today.
    if (notice?.window.to !== at || !endsLater(notice, this.#today, timeZone, nowMs)) return '';
    const updates = (notice.updates ?? []).filter((update) => update !== 'progress');
    if (updates.length === 0) return '';
    return html`<ly-live-updates .notice=${{ ...notice, updates }}></ly-live-updates>`;
  }

  #event(event: DayEvent, isPast: boolean) {
    const { at, kind, entry } = event;
    const words = t(`desk.${kind}${isPast ? '_past' : ''}`);
    return html`<li class="${kind} ${isPast ? 'past' : ''}" data-event=${kind} data-notice=${entry.noticeId}>
      <time datetime=${at}>${clockWords(at, this.#session.clock.timeZone)}</time>
      <ly-category-mark category=${entry.category}></ly-category-mark>
      <a href="/notices/${entry.noticeId}"><b>${entry.title}</b> <span class="soft small">${words}</span></a>
      ${this.#updates(event)}
    </li>`;
  }

  #now() {
    const { nowMs, timeZone } = this.#session.clock;
    const at = new Date(nowMs).toISOString();
    return html`<li class="now" aria-current="time">
      <time datetime=${at}>${clockWords(at, timeZone)}</time><span>${t('desk.now')}</span>
    </li>`;
  }

  #standing({ standing }: DayEvents) {
    if (standing.length === 0) return '';
    return html`<p class="soft small">${t('desk.standing', { count: standing.length })}</p>`;
  }

  #nothing(day: DayEvents) {
    return html`<div class="nothing">
      <span>${t('desk.today_none')}</span>
      ${this.#standing(day)}
      ${
        this.#session.has('editor')
          ? html`<a class="button quiet" href="/notices/new"
              ><ly-icon name="plus"></ly-icon>${t('notices.new')}</a
            >`
          : ''
      }
    </div>`;
  }

  #body(day: DayEvents) {
    const { past, coming } = day;
    if (past.length + coming.length === 0) return this.#nothing(day);
    const earlier = past.slice(0, -pastShownMax);
    const shown = coming.slice(0, comingShownMax);
    const more = coming.length - shown.length;
    return html`${
        earlier.length === 0
          ? ''
          : html`<details>
              <summary>${t('desk.earlier', { count: earlier.length })}</summary>
              <ol>
                ${earlier.map((event) => this.#event(event, true))}
              </ol>
            </details>`
      }
      <ol>
        ${past.slice(-pastShownMax).map((event) => this.#event(event, true))} ${this.#now()}
        ${shown.map((event) => this.#event(event, false))}
      </ol>
      ${more === 0 ? '' : html`<p class="soft small">${t('desk.more_today', { count: more })}</p>`}
      ${this.#standing(day)}`;
  }

  override render() {
    const { value, error } = this.#calendar;
    const { nowMs, timeZone } = this.#session.clock;
    return html`<section aria-labelledby="today">
      <header>
        <h2 id="today">${t('desk.today')}</h2>
        <a href="/notices/calendar?view=day">${t('calendar.title')}</a>
      </header>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : this.#body(dayEventsOf(value.entries, this.#today, timeZone, nowMs))}
    </section>`;
  }
}

customElements.define('ly-desk-timeline', DeskTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'ly-desk-timeline': DeskTimeline;
  }
}
