import type { Overview } from '@louyu/contract/api/overview';
import type { NoticeSummary } from '@louyu/contract/api/notices';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Live } from '../api/live.ts';
import { fetchOverview } from '../api/overview.ts';
import { endsLater } from '../components/day-events.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { dateIn } from '../i18n/zoned-time.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { sectionHead } from '../components/section-head.css.ts';
import './desk-alerts.ts';
import './desk-timeline.ts';
import './phone-check.ts';
import './live-updates.ts';
import '../components/device-row.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/notice-row.ts';

const tickMs = 10_000;

interface Asked {
  readonly action: string;
  readonly href: string;
}
const nothingAsked: Asked = { action: '', href: '' };

/** 工作台: what to do, what waits for me, what is on the glass, and what ails. */
export class DeskPage extends LitElement {
  static override styles = [
    base,
    controls,
    sectionHead,
    css`
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--two);
        margin-block-end: var(--six);
      }
      .actions:not(:has(a)) {
        display: none;
      }
      .big {
        min-width: 216px;
        min-height: 88px;
        justify-content: flex-start;
        gap: var(--two);
        padding-inline: var(--three);
        font-size: var(--text-title);
      }
      .big ly-icon {
        font-size: 1.75rem;
      }
      section {
        margin-block-end: var(--six);
      }
      .clock {
        margin-block-end: var(--four);
      }
      ly-live-updates {
        padding-block-end: var(--two);
      }
      .nothing {
        padding-block: var(--two);
        border-top: 1px solid var(--line);
        color: var(--ink-soft);
      }
      .steps {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(216px, 1fr));
        gap: var(--two);
      }
      @media (max-width: 640px) {
        .big {
          flex: 1 1 100%;
          min-height: 64px;
        }
        .actions {
          gap: var(--one);
          margin-block-end: var(--four);
        }
        section {
          margin-block-end: var(--four);
        }
      }
    `,
  ];

  readonly #session = new SessionAccess(this);
  readonly #overview = new Live(this, {
    key: () => 'overview',
    load: (_, signal) => fetchOverview(signal),
    touchedBy: ({ resource }) => !['staff', 'staff-alert', 'robot'].includes(resource),
  });

  constructor() {
    super();
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  #rows(
    notices: readonly NoticeSummary[],
    askedOf: (notice: NoticeSummary) => Asked = () => nothingAsked,
    live = false,
  ) {
    return html`<ul>
      ${repeat(
        notices,
        (notice) => notice.id,
        (notice) =>
          html`<li>
            <ly-notice-row
              .notice=${notice}
              .clock=${this.#session.clock}
              .action=${askedOf(notice).action}
              .href=${askedOf(notice).href}
              ?stateless=${notice.state === 'live'}
            ></ly-notice-row>
            ${live ? html`<ly-live-updates .notice=${this.#forUpdates(notice)}></ly-live-updates>` : ''}
          </li>`,
      )}
    </ul>`;
  }

  /** 已恢复 and 推迟到… of what is over today stand under 今天, where it ends. */
  #forUpdates(notice: NoticeSummary): NoticeSummary {
    const { nowMs, timeZone } = this.#session.clock;
    const today = dateIn(new Date(nowMs).toISOString(), timeZone);
    if (!endsLater(notice, today, timeZone, nowMs)) return notice;
    return { ...notice, updates: notice.updates?.filter((update) => update === 'progress') };
  }

  /** What is asked of me, and where: reading for others has a page of its own. */
  #waitingAction({ id, state, pendingRevision, countersignDueAt }: NoticeSummary): Asked {
    if (countersignDueAt !== undefined) return { action: t('desk.countersign'), href: '' };
    const reads = state === 'in-review' || pendingRevision !== null;
    return reads
      ? { action: t('desk.review'), href: `/sign/${id}` }
      : { action: t('desk.returned'), href: '' };
  }

  #waiting(overview: Overview) {
    const { waitingForMe } = overview;
    return html`<section aria-labelledby="waiting">
      <header><h2 id="waiting">${t('desk.waiting')}</h2></header>
      ${
        waitingForMe.length === 0
          ? html`<p class="nothing">${t('desk.waiting_none')}</p>`
          : this.#rows(waitingForMe, (notice) => this.#waitingAction(notice))
      }
    </section>`;
  }

  #live(overview: Overview) {
    return html`<section aria-labelledby="live">
      <header>
        <h2 id="live">${t('desk.live')}</h2>
        <a href="/notices">${t('desk.all_notices')}</a>
      </header>
      ${
        overview.live.length === 0
          ? html`<p class="nothing">${t('desk.live_none')}</p>`
          : this.#rows(overview.live, undefined, true)
      }
    </section>`;
  }

  #notGone(overview: Overview) {
    if (overview.notYetGone.length === 0) return '';
    return html`<section aria-labelledby="not-gone">
      <header><h2 id="not-gone">${t('desk.not_gone')}</h2></header>
      <p class="soft small">${t('desk.not_gone_hint')}</p>
      ${this.#rows(overview.notYetGone)}
    </section>`;
  }

  #ailing(overview: Overview) {
    const { ailing, ailingTotal, devices } = overview;
    const calm = devices.total === 0 ? t('desk.ailing_empty') : t('desk.ailing_none', devices);
    return html`<section aria-labelledby="ailing">
      <header>
        <h2 id="ailing">${t('desk.ailing')}</h2>
        <a href="/devices">${t('desk.all_devices')}</a>
      </header>
      ${
        ailing.length === 0
          ? html`<p class="nothing">${calm}</p>`
          : html`<ul>
              ${repeat(
                ailing,
                (device) => device.id,
                (device) =>
                  html`<li>
                    <ly-device-row .device=${device} .clock=${this.#session.clock}></ly-device-row>
                  </li>`,
              )}
            </ul>`
      }
      ${
        ailingTotal > ailing.length
          ? html`<p class="nothing">
              <a href="/devices">${t('desk.ailing_more', { count: ailingTotal - ailing.length })}</a>
            </p>`
          : ''
      }
    </section>`;
  }

  #start() {
    return html`<section aria-labelledby="start">
      <header><h2 id="start">${t('desk.start_title')}</h2></header>
      <div class="steps">
        <a class="button large" href="/places">${t('desk.start_places')}</a>
        <a class="button large" href="/pair">${t('desk.start_pair')}</a>
        <a class="button large" href="/notices/new">${t('desk.start_notice')}</a>
        <a class="button large" href="/practice">${t('practice.try_first')}</a>
      </div>
    </section>`;
  }

  /** Why nothing is scheduled, and what to do. */
  #clock({ clock }: Overview) {
    return clock === 'right' ? '' : html`<ly-note class="clock" text=${t(`desk.clock_${clock}`)}></ly-note>`;
  }

  /** What ails the hub itself. */
  #hub({ auditBrokenSeq, backupFailed }: Overview) {
    return html`${
      auditBrokenSeq === null
        ? ''
        : html`<ly-note class="clock" text=${t('desk.audit_broken', { seq: auditBrokenSeq })}></ly-note>`
    }${backupFailed ? html`<ly-note class="clock" text=${t('desk.backup_failed')}></ly-note>` : ''}`;
  }

  #body(overview: Overview): TemplateResult {
    const isNew =
      overview.devices.total === 0 && overview.live.length === 0 && overview.waitingForMe.length === 0;
    if (isNew && this.#session.has('admin')) return html`${this.#start()}${this.#notGone(overview)}`;
    return html`${this.#waiting(overview)}${this.#notGone(overview)}<ly-desk-timeline
        .live=${overview.live}
      ></ly-desk-timeline
      >${this.#live(overview)}${this.#ailing(overview)}`;
  }

  override render() {
    const { value, error } = this.#overview;
    return html`
      <div class="page-head"><h1 tabindex="-1">${t('nav.desk')}</h1></div>
      <div class="actions">
        ${
          this.#session.has('editor')
            ? html`<a class="button primary big" href="/notices/new"
                ><ly-icon name="notice"></ly-icon>${t('desk.new')}</a
              >`
            : ''
        }
        ${
          this.#session.has('service')
            ? html`<a class="button big" href="/cases/new"
                ><ly-icon name="case"></ly-icon>${t('desk.enter_case')}</a
              >`
            : ''
        }
        ${
          this.#session.has('admin')
            ? html`<a class="button big" href="/pair"><ly-icon name="device"></ly-icon>${t('desk.pair')}</a>`
            : ''
        }
      </div>
      <ly-phone-check onDesk></ly-phone-check>
      <ly-desk-alerts></ly-desk-alerts>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : html`${this.#clock(value)}${this.#hub(value)}${this.#body(value)}`}
    `;
  }
}

customElements.define('ly-desk-page', DeskPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-desk-page': DeskPage;
  }
}
