import type { CalendarEntry } from '@louyu/contract/api/calendar';
import { html, LitElement } from 'lit';
import { fetchCalendar } from '../api/calendar.ts';
import { Live } from '../api/live.ts';
import { fetchPlaces } from '../api/places.ts';
import type { MoveDetail } from '../components/calendar-drag.ts';
import {
  calendarViews,
  dayAfter,
  daysOf,
  startOfDay,
  stepFrom,
  type CalendarViewKind,
} from '../components/calendar-layout.ts';
import { lanesOf } from '../components/calendar-lanes.ts';
import { fieldValue } from '../components/field-value.ts';
import { placeTree, withAncestors, type PlaceTree } from '../components/place-tree.ts';
import { dateWords, monthWords } from '../i18n/date-words.ts';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { dateIn } from '../i18n/zoned-time.ts';
import { replaceQuery } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { CalendarMoves } from './calendar-moves.ts';
import '../components/calendar-days.ts';
import '../components/calendar-entry.ts';
import '../components/calendar-hours.ts';
import '../components/confirm-dialog.ts';
import '../components/icon.ts';
import '../components/note.ts';
import { calendarPageStyles } from './calendar-page.css.ts';

const kindsInFilter: readonly string[] = ['site', 'building', 'unit', 'spot'];

/** 日历: everything that is scheduled, by day, week or month, at a place; what is dragged moves. */
export class CalendarPage extends LitElement {
  static override properties = {
    _view: { state: true },
    _date: { state: true },
    _place: { state: true },
    _byPlace: { state: true },
    _open: { state: true },
  };

  static override styles = [base, controls, calendarPageStyles];

  declare private _view: CalendarViewKind;
  /** A day of what is shown; empty until the site's clock is known. */
  declare private _date: string;
  declare private _place: string;
  /** Whether each building has a lane of its own, in a day or a week. */
  declare private _byPlace: boolean;
  declare private _open: CalendarEntry | undefined;

  readonly #session = new SessionAccess(this);
  readonly #moves = new CalendarMoves(this);
  readonly #places = new Live(this, {
    key: () => 'places',
    load: (_, signal) => fetchPlaces(signal),
    touchedBy: (change) => change.resource === 'place',
  });
  readonly #calendar = new Live(this, {
    key: () => `${this.#days.join(' ')}|${this._place}|${this.#session.clock.timeZone}`,
    load: (_, signal) => {
      const { timeZone } = this.#session.clock;
      const [first = '', last = first] = [this.#days[0], this.#days.at(-1)];
      const span = { from: startOfDay(first, timeZone), to: startOfDay(dayAfter(last, 1), timeZone) };
      return fetchCalendar(span, this._place, signal);
    },
    touchedBy: ({ resource }) => resource === 'notice' || resource === 'place',
  });

  constructor() {
    super();
    const search = new URLSearchParams(location.search);
    const view = search.get('view');
    // A phone has no room for the words of a week.
    const usual = matchMedia('(max-width: 640px)').matches ? 'day' : 'month';
    this._view = calendarViews.find((known) => known === view) ?? usual;
    const date = search.get('date') ?? '';
    this._date = /^20\d{2}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(date) ? date : '';
    this._place = search.get('place') ?? '';
    this._byPlace = search.has('lanes');
    this._open = undefined;
    followLanguage(this);
  }

  get #today(): string {
    const { nowMs, timeZone } = this.#session.clock;
    return dateIn(new Date(nowMs).toISOString(), timeZone);
  }

  get #date(): string {
    return this._date || this.#today;
  }

  get #days(): readonly string[] {
    return daysOf(this._view, this.#date);
  }

  #ask(part: { view?: CalendarViewKind; date?: string; place?: string; byPlace?: boolean }): void {
    this._view = part.view ?? this._view;
    this._date = part.date ?? this.#date;
    this._place = part.place ?? this._place;
    this._byPlace = part.byPlace ?? this._byPlace;
    const search = new URLSearchParams({ view: this._view, date: this._date });
    if (this._place !== '') search.set('place', this._place);
    if (this._byPlace) search.set('lanes', 'place');
    replaceQuery(search);
  }

  async #move(detail: MoveDetail): Promise<void> {
    if (await this.#moves.move(detail)) await this.#moved();
    else if (this.#moves.asked !== undefined) this._open = undefined;
  }

  async #confirm(): Promise<void> {
    if (await this.#moves.confirm()) await this.#moved();
  }

  async #moved(): Promise<void> {
    this._open = undefined;
    await this.#calendar.refresh();
  }

  #title(): string {
    if (this._view === 'month') return monthWords(this.#date);
    const [first = '', last = first] = [this.#days[0], this.#days.at(-1)];
    if (this._view === 'day') return dateWords(first);
    return `${dateWords(first)} – ${dateWords(last)}`;
  }

  #where(tree: PlaceTree, { placeIds }: CalendarEntry): string {
    return placeIds.map((id) => placeWords(tree, id)).join(t('list.separator'));
  }

  #tools(tree: PlaceTree) {
    return html`<div class="tools">
      <div class="row tight" role="group" aria-label=${t('calendar.view')}>
        ${calendarViews.map(
          (view) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${view === this._view ? 'true' : 'false'}
              @click=${() => this.#ask({ view })}
            >
              ${t(`calendar.${view}`)}
            </button>`,
        )}
      </div>
      <div class="row tight">
        <button
          class="button"
          aria-label=${t('calendar.earlier')}
          @click=${() => this.#ask({ date: stepFrom(this._view, this.#date, -1) })}
        >
          <ly-icon name="back"></ly-icon>
        </button>
        <button class="button" @click=${() => this.#ask({ date: this.#today })}>${t('time.today')}</button>
        <button
          class="button"
          aria-label=${t('calendar.later')}
          @click=${() => this.#ask({ date: stepFrom(this._view, this.#date, 1) })}
        >
          <ly-icon name="next"></ly-icon>
        </button>
      </div>
      ${
        this._view === 'month'
          ? ''
          : html`<button
              type="button"
              class="chip"
              aria-pressed=${this._byPlace ? 'true' : 'false'}
              @click=${() => this.#ask({ byPlace: !this._byPlace })}
            >
              ${t('calendar.by_place')}
            </button>`
      }
      <h2 class="number" aria-live="polite">${this.#title()}</h2>
      <select
        aria-label=${t('calendar.place')}
        @change=${(event: Event) => this.#ask({ place: fieldValue(event) })}
      >
        <option value="" .selected=${this._place === ''}>${t('calendar.everywhere')}</option>
        ${tree.places
          .filter(({ kind, parentId }) => kindsInFilter.includes(kind) && parentId !== null)
          .map(
            ({ id }) =>
              html`<option value=${id} .selected=${id === this._place}>${placeWords(tree, id)}</option>`,
          )}
      </select>
    </div>`;
  }

  #said() {
    const { done, problem, asked } = this.#moves;
    if (problem !== '' && asked === undefined && this._open === undefined)
      return html`<ly-note text=${problem}></ly-note>`;
    if (done === undefined) return '';
    const { kind, title, noticeId, message, undo } = done;
    const words = t(`calendar.${kind}`, { title, message });
    return html`<ly-note kind=${kind === 'not-submitted' ? 'problem' : 'good'} text=${words}></ly-note>
      <p class="row tight">
        ${
          undo === undefined
            ? ''
            : html`<button class="button" @click=${() => void this.#move(undo)}>
                ${t('calendar.undo')}
              </button>`
        }
        ${
          kind === 'not-submitted'
            ? html`<a class="button" href="/notices/${noticeId}/edit">${t('calendar.correct')}</a>`
            : ''
        }
      </p>`;
  }

  /** The buildings side by side, where somebody asks for it and a month is not too crowded for it. */
  #lanes(entries: readonly CalendarEntry[], tree: PlaceTree) {
    if (!this._byPlace || this._view === 'month' || entries.length === 0) return this.#body(entries);
    return lanesOf(entries, tree).map(
      (lane) =>
        html`<section class="lane" aria-label=${local(lane.place.name)}>
          <h3>${lane.place.kind === 'site' ? t('audience.whole') : local(lane.place.name)}</h3>
          ${this.#body(lane.entries)}
        </section>`,
    );
  }

  #body(entries: readonly CalendarEntry[]) {
    const { timeZone } = this.#session.clock;
    const open = (event: CustomEvent<CalendarEntry>) => (this._open = event.detail);
    const move = (event: CustomEvent<MoveDetail>) => void this.#move(event.detail);
    if (this._view === 'day') {
      if (entries.length === 0) return this.#nothing();
      return html`<ly-calendar-hours
        .entries=${entries}
        .date=${this.#date}
        .timeZone=${timeZone}
        @open=${open}
        @move=${move}
      ></ly-calendar-hours>`;
    }
    return html`<ly-calendar-days
      .entries=${entries}
      .days=${this.#days}
      .timeZone=${timeZone}
      .today=${this.#today}
      ?compact=${this._byPlace}
      .month=${this._view === 'month' ? this.#date.slice(0, 7) : ''}
      @open=${open}
      @move=${move}
      @open-day=${(event: CustomEvent<string>) => this.#ask({ view: 'day', date: event.detail })}
    ></ly-calendar-days>`;
  }

  #nothing() {
    return html`<div class="nothing stack">
      <p class="soft">${t('calendar.nothing')}</p>
      ${
        this.#session.has('editor')
          ? html`<a class="button primary" href="/notices/new"
              ><ly-icon name="plus"></ly-icon>${t('notices.new')}</a
            >`
          : ''
      }
    </div>`;
  }

  override render() {
    const { value, error } = this.#calendar;
    const tree = placeTree(this.#places.value ?? []);
    const { asked } = this.#moves;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${t('calendar.title')}</h1>
        <a class="button" href="/notices"><ly-icon name="notice"></ly-icon>${t('notices.title')}</a>
      </div>
      ${this.#tools(tree)}
      <div class="said stack">
        ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
        ${this.#said()}
      </div>
      ${value === undefined ? '' : this.#lanes(value.entries, tree)}
      <p class="soft small">${t('calendar.help')}</p>
      <ly-calendar-entry
        .entry=${this._open}
        where=${this._open === undefined ? '' : this.#where(tree, this._open)}
        .clock=${this.#session.clock}
        ?busy=${this.#moves.busy}
        problem=${this.#moves.problem}
        @move=${(event: CustomEvent<MoveDetail>) => void this.#move(event.detail)}
        @dismiss=${() => {
          this._open = undefined;
          this.#moves.dismiss();
        }}
      ></ly-calendar-entry>
      <ly-confirm-dialog
        label=${t('calendar.confirm_title', { title: asked?.entry.title ?? '' })}
        text=${t('calendar.confirm_text', { revision: (asked?.entry.revision ?? 0) + 1 })}
        confirm=${t('calendar.confirm')}
        .open=${asked !== undefined}
        .busy=${this.#moves.busy}
        .problem=${this.#moves.problem}
        @confirm=${() => void this.#confirm()}
        @dismiss=${() => this.#moves.dismiss()}
      ></ly-confirm-dialog>
    `;
  }
}

/** The whole way below the site. */
function placeWords(tree: PlaceTree, id: string): string {
  const path = withAncestors(tree, id).toReversed();
  const below = path.length > 1 ? path.slice(1) : path;
  return below.map(({ name }) => local(name)).join(' ');
}

customElements.define('ly-calendar-page', CalendarPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-calendar-page': CalendarPage;
  }
}
