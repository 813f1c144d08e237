import { caseKinds, caseTeams, type CasePage, type CaseSummary } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { fetchCaseFigures, fetchCases } from '../api/cases.ts';
import { Live } from '../api/live.ts';
import {
  askForOpen,
  caseLists,
  caseQuery,
  caseQuestionOf,
  caseSearch,
  openStates,
  type CaseList,
  type CaseQuestion,
} from '../case-question.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { dateIn } from '../i18n/zoned-time.ts';
import { onNavigation, replaceQuery } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { listPageStyles } from './list-page.css.ts';
import { Ticker } from '../ticker.ts';
import { fieldValue } from '../components/field-value.ts';
import '../components/case-figures.ts';
import '../components/case-row.ts';
import '../components/icon.ts';
import '../components/note.ts';

const pageSize = 50;
const typingPauseMs = 250;
const tickMs = 20_000;
const figureDays = 30;

/** 报事工单: the open ones by deadline, the most pressing first; what is asked for stands in the address. */
export class CasesPage extends LitElement {
  static override properties = { _question: { state: true }, _pages: { state: true } };

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
        margin-block: var(--two) var(--three);
      }
      .filters select {
        width: auto;
      }
      .search {
        flex: 1 1 240px;
        max-width: 320px;
        margin-inline-start: auto;
      }
      .nothing {
        text-align: center;
      }
      .nothing p {
        max-width: 40rem;
      }
      .notice {
        margin-block-end: var(--two);
      }
      .more {
        margin-top: var(--three);
      }
      @media (max-width: 640px) {
        .search {
          flex-basis: 100%;
          max-width: none;
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
        .filters select {
          flex: 1 1 28%;
          min-width: 0;
        }
      }
    `,
  ];

  declare private _question: CaseQuestion;
  /** How many pages of the list are shown. */
  declare private _pages: number;

  #end: () => void = () => undefined;
  readonly #session = new SessionAccess(this);
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Stands until the answer to the next question is here, so that nothing jumps. */
  #shown: CasePage | undefined;
  readonly #list = new Live(this, {
    key: () => `${this._pages} ${caseQuery(this._question).toString()}`,
    load: (_, signal) => this.#load(signal),
    touchedBy: ({ resource }) => resource === 'case' || resource === 'staff' || resource === 'place',
  });
  readonly #figures = new Live(this, {
    key: () => {
      const { nowMs, timeZone } = this.#session.clock;
      const day = (ms: number) => dateIn(new Date(ms).toISOString(), timeZone);
      return `${day(nowMs - (figureDays - 1) * 86_400_000)} ${day(nowMs)}`;
    },
    load: (days, signal) => {
      const [from = '', to = ''] = days.split(' ');
      return fetchCaseFigures(from, to, signal);
    },
    touchedBy: ({ resource }) => resource === 'case',
  });

  constructor() {
    super();
    this._question = caseQuestionOf(new URLSearchParams(location.search));
    this._pages = 1;
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = onNavigation(() => this.#follow());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
    clearTimeout(this.#typing);
  }

  /** All pages that are shown, so that a change moves a case across them. */
  async #load(signal: AbortSignal): Promise<CasePage> {
    const asked = Array.from({ length: this._pages }, (_, page) => {
      const query = caseQuery(this._question);
      query.set('offset', String(page * pageSize));
      query.set('limit', String(pageSize));
      return fetchCases(query, signal);
    });
    const [first, ...others] = await Promise.all(asked);
    if (first === undefined)
      return { total: 0, cases: [], counts: { open: 0, overdue: 0, mine: 0, held: 0 } };
    return { ...first, cases: [first, ...others].flatMap(({ cases }) => cases) };
  }

  #ask(change: Partial<CaseQuestion>): void {
    this._question = { ...this._question, ...change };
    this._pages = 1;
    replaceQuery(caseSearch(this._question));
  }

  /** What the address asks now, after the browser's back or a way to this same page. */
  #follow(): void {
    if (!/^\/cases\/?$/.test(location.pathname)) return;
    clearTimeout(this.#typing);
    this._question = caseQuestionOf(new URLSearchParams(location.search));
    this._pages = 1;
    const search = this.renderRoot.querySelector<HTMLInputElement>('input[type=search]');
    if (search !== null) search.value = this._question.q;
  }

  #type(event: Event): void {
    const q = fieldValue(event).trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#ask({ q }), typingPauseMs);
  }

  #chip(list: CaseList, counts: CasePage['counts'] | undefined) {
    const count = list === 'closed' ? undefined : counts?.[list];
    const isChosen = this._question.list === list;
    // Nothing is held back most of the time: then there is nothing to press.
    if (list === 'held' && !isChosen && (count ?? 0) === 0) return '';
    return html`<button
      type="button"
      class="chip"
      aria-pressed=${isChosen ? 'true' : 'false'}
      @click=${() => this.#ask({ list, state: null })}
    >
      ${t(`case.list_${list}`)}${count === undefined ? '' : html` <span class="number">${count}</span>`}
    </button>`;
  }

  #select<Value extends string>(
    label: string,
    chosen: Value | null,
    choices: readonly (readonly [Value, string])[],
    choose: (value: Value | null) => void,
  ) {
    return html`<select
      aria-label=${label}
      .value=${live(chosen ?? '')}
      @change=${(event: Event) => choose(choices.find(([value]) => value === fieldValue(event))?.[0] ?? null)}
    >
      <option value="" .selected=${chosen === null}>${label}</option>
      ${choices.map(
        ([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
      )}
    </select>`;
  }

  #filters(counts: CasePage['counts'] | undefined) {
    const { list, state, kind, team, q } = this._question;
    const hasStates = list === 'open' || list === 'mine' || list === 'overdue';
    return html`<div class="filters">
      <div class="row tight chips" role="group" aria-label=${t('case.lists')}>
        ${caseLists.map((each) => this.#chip(each, counts))}
      </div>
      ${
        hasStates
          ? this.#select(
              t('case.filter_state'),
              state,
              openStates.map((each) => [each, t(`case.state_${each}`)] as const),
              (chosen) => this.#ask({ state: chosen }),
            )
          : ''
      }
      ${this.#select(
        t('case.filter_kind'),
        kind,
        caseKinds.map((each) => [each, t(`case.kind_${each}`)] as const),
        (chosen) => this.#ask({ kind: chosen }),
      )}
      ${this.#select(
        t('case.filter_team'),
        team,
        caseTeams.map((each) => [each, t(`case.team_${each}`)] as const),
        (chosen) => this.#ask({ team: chosen }),
      )}
      <div class="search">
        <ly-icon name="search"></ly-icon>
        <input
          type="search"
          aria-label=${t('case.search')}
          placeholder=${t('case.search')}
          .value=${q}
          @input=${this.#type}
        />
      </div>
    </div>`;
  }

  #rows(cases: readonly CaseSummary[]) {
    return html`<ul data-testid="cases">
      ${repeat(
        cases,
        ({ id }) => id,
        (summary) =>
          html`<li><ly-case-row .summary=${summary} .clock=${this.#session.clock}></ly-case-row></li>`,
      )}
    </ul>`;
  }

  #nothing() {
    if (caseSearch(this._question).size > 0)
      return html`<div class="nothing stack">
        <p class="soft">${t('case.none_found')}</p>
        <button class="button" @click=${() => this.#ask(askForOpen)}>${t('case.show_all')}</button>
      </div>`;
    return html`<div class="nothing stack">
      <p>${t('case.none')}</p>
      <p class="soft">${t('case.none_hint')}</p>
      <div class="row">
        ${this.#enterButton()}
        <a class="button" href="/places/stickers"><ly-icon name="print"></ly-icon>${t('case.print_codes')}</a>
      </div>
    </div>`;
  }

  #enterButton() {
    if (!this.#session.has('service')) return '';
    return html`<a class="button primary" href="/cases/new"
      ><ly-icon name="plus"></ly-icon>${t('case.enter')}</a
    >`;
  }

  override render() {
    const { error } = this.#list;
    const value = this.#list.value ?? this.#shown;
    this.#shown = value;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${t('case.title')}</h1>
        ${
          this.#session.has('service')
            ? html`<div class="row tight">
                <a class="button" href="/cases/mine"><ly-icon name="case"></ly-icon>${t('case.my_page')}</a>
                ${this.#enterButton()}
              </div>`
            : ''
        }
      </div>
      <ly-case-figures .figures=${this.#figures.value}></ly-case-figures>
      ${this.#filters(value?.counts)}
      ${
        this._question.notice === ''
          ? ''
          : html`<div class="row notice">
              <span>${t('case.beside_only')}</span>
              <a class="button" href="/notices/${this._question.notice}">${t('case.beside_open')}</a>
              <button class="button" @click=${() => this.#ask({ notice: '' })}>${t('case.show_all')}</button>
            </div>`
      }
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : value.cases.length === 0 ? this.#nothing() : this.#rows(value.cases)}
      ${
        value === undefined || value.cases.length >= value.total
          ? ''
          : html`<button class="button more" @click=${() => (this._pages += 1)}>${t('action.more')}</button>`
      }
    `;
  }
}

customElements.define('ly-cases-page', CasesPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-cases-page': CasesPage;
  }
}
