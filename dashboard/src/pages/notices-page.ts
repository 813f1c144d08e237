import { noticeStateSchema, type NoticeState } from '@louyu/contract/api/delivery';
import type { NoticeSummary } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Live } from '../api/live.ts';
import { exportNotices, fetchNotices } from '../api/notices.ts';
import { fetchPlaces } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { archiveQuestionOf, archiveSearch, askForAll, type ArchiveQuestion } from '../archive-question.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { fromLocalInput, momentOnDay } from '../i18n/zoned-time.ts';
import { replaceQuery } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { listPageStyles } from './list-page.css.ts';
import { fieldValue } from '../components/field-value.ts';
import '../components/archive-filter.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/notice-row.ts';

const states: readonly (NoticeState | null)[] = [null, ...noticeStateSchema.options];
const typingPauseMs = 250;

/** 通知公告: all notices by state, with search and paging; what is asked for stands in the address. */
export class NoticesPage extends LitElement {
  static override properties = {
    _question: { state: true },
    _filtering: { state: true },
    _older: { state: true },
    _next: { state: true },
  };

  static override styles = [
    base,
    controls,
    listPageStyles,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--one);
        margin-block-end: var(--three);
      }
      .search {
        flex: 0 1 280px;
        margin-inline-start: auto;
      }
      ly-archive-filter {
        margin-block-end: var(--three);
      }
      .more {
        margin-top: var(--three);
      }
      @media (max-width: 640px) {
        .search {
          flex-basis: 100%;
          order: -1;
        }
        .chips {
          flex-wrap: nowrap;
          overflow-x: auto;
          margin-inline: calc(-1 * var(--two));
          padding: 4px var(--two);
        }
        .chip {
          flex: none;
        }
      }
    `,
  ];

  declare private _question: ArchiveQuestion;
  /** Whether the filters beside state and words are open. */
  declare private _filtering: boolean;
  /** The pages after the first, and where the next one begins; forgotten whenever the question changes. */
  declare private _older: readonly NoticeSummary[];
  declare private _next: string | null | undefined;

  readonly #session = new SessionAccess(this);
  readonly #more = new Submission(this);
  readonly #exporting = new Submission(this);
  #typing: ReturnType<typeof setTimeout> | undefined;
  readonly #page = new Live(this, {
    key: () => archiveSearch(this._question).toString(),
    load: (_, signal) => fetchNotices({ ...this.#asked(), before: null }, signal),
    touchedBy: (change) => change.resource === 'notice' || change.resource === 'delivery',
  });

  readonly #places = new Live(this, {
    key: () => (this._filtering ? 'places' : undefined),
    load: (_, signal) => fetchPlaces(signal),
    touchedBy: (change) => change.resource === 'place',
  });

  constructor() {
    super();
    this._question = archiveQuestionOf(new URLSearchParams(location.search));
    const { category, place, from, to } = this._question;
    this._filtering = category !== null || place + from + to !== '';
    this._older = [];
    this._next = undefined;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  #ask(change: Partial<ArchiveQuestion>): void {
    this._question = { ...this._question, ...change };
    this._older = [];
    this._next = undefined;
    replaceQuery(archiveSearch(this._question));
  }

  /** The days of the question as moments of the site; the last day is asked for whole. */
  #asked() {
    const { timeZone } = this.#session.clock;
    const { from, to } = this._question;
    const startOf = (day: string) => (day === '' ? null : fromLocalInput(`${day}T00:00`, timeZone));
    const last = startOf(to);
    return {
      ...this._question,
      from: startOf(from),
      to: last === null ? null : momentOnDay(Date.parse(last), 1, 0, 0, timeZone),
    };
  }

  #type(event: Event): void {
    const q = fieldValue(event).trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#ask({ q }), typingPauseMs);
  }

  async #loadMore(before: string): Promise<void> {
    await this.#more.run(async () => {
      const page = await fetchNotices({ ...this.#asked(), before });
      this._older = [...this._older, ...page.notices];
      this._next = page.next;
    });
  }

  async #export(): Promise<void> {
    await this.#exporting.run(() => exportNotices({ ...this.#asked(), before: null }));
  }

  #list(first: readonly NoticeSummary[]) {
    const known = new Set(first.map((notice) => notice.id));
    const notices = [...first, ...this._older.filter((notice) => !known.has(notice.id))];
    if (notices.length === 0) return this.#nothing();
    return html`<ul data-testid="notices">
      ${repeat(
        notices,
        (notice) => notice.id,
        (notice) =>
          html`<li><ly-notice-row .notice=${notice} .clock=${this.#session.clock}></ly-notice-row></li>`,
      )}
    </ul>`;
  }

  #nothing() {
    const asked = archiveSearch(this._question).size > 0;
    return html`<div class="nothing stack">
      <p class="soft">${asked ? t('notices.none_found') : t('notices.none')}</p>
      ${
        asked
          ? html`<button class="button" @click=${() => this.#ask(askForAll)}>${t('notices.clear')}</button>`
          : this.#newButton()
      }
    </div>`;
  }

  #newButton() {
    if (!this.#session.has('editor')) return '';
    return html`<a class="button primary" href="/notices/new"
      ><ly-icon name="plus"></ly-icon>${t('notices.new')}</a
    >`;
  }

  override render() {
    const { value, error } = this.#page;
    const next = this._next === undefined ? (value?.next ?? null) : this._next;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${t('notices.title')}</h1>
        <div class="row tight">
          <a class="button" href="/notices/calendar"
            ><ly-icon name="clock"></ly-icon>${t('calendar.title')}</a
          >
          ${this.#newButton()}
        </div>
      </div>
      <div class="filters">
        <div class="row tight chips" role="group" aria-label=${t('notices.filter')}>
          ${states.map(
            (state) =>
              html`<button
                type="button"
                class="chip"
                aria-pressed=${this._question.state === state ? 'true' : 'false'}
                @click=${() => this.#ask({ state })}
              >
                ${state === null ? t('action.all') : t(`state.${state}`)}
              </button>`,
          )}
        </div>
        <div class="search">
          <ly-icon name="search"></ly-icon>
          <input
            type="search"
            aria-label=${t('notices.search')}
            placeholder=${t('notices.search')}
            .value=${this._question.q}
            @input=${this.#type}
          />
        </div>
        <button
          type="button"
          class="chip"
          aria-expanded=${this._filtering ? 'true' : 'false'}
          @click=${() => (this._filtering = !this._filtering)}
        >
          ${t('notices.more_filters')}
        </button>
        <button
          type="button"
          class="button quiet"
          title=${t('notices.export_hint')}
          ?disabled=${this.#exporting.busy || value === undefined || value.notices.length === 0}
          @click=${() => void this.#export()}
        >
          <ly-icon name="log"></ly-icon>${t('notices.export')}
        </button>
      </div>
      ${
        this._filtering
          ? html`<ly-archive-filter
              .question=${this._question}
              .places=${this.#places.value ?? []}
              @question-change=${({ detail }: CustomEvent<Partial<ArchiveQuestion>>) => this.#ask(detail)}
            ></ly-archive-filter>`
          : ''
      }
      <ly-note text=${this.#exporting.problem}></ly-note>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : this.#list(value.notices)}
      <ly-note text=${this.#more.problem}></ly-note>
      ${
        next === null
          ? ''
          : html`<button
              class="button more"
              ?disabled=${this.#more.busy}
              @click=${() => void this.#loadMore(next)}
            >
              ${t('action.more')}
            </button>`
      }
    `;
  }
}

customElements.define('ly-notices-page', NoticesPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notices-page': NoticesPage;
  }
}
