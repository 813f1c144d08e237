import type { RegisterChange, RoomsCheck, RoomsRequest } from '@louyu/contract/api/households';
import { css, html, LitElement } from 'lit';
import { checkRooms, makeRooms } from '../api/households.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t, type PlainKey } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import '../components/note.ts';
import '../components/text-field.ts';
import './register-changes.ts';

type SeriesField = Exclude<keyof RoomsRequest, 'style'>;

const styles: readonly RoomsRequest['style'][] = ['301', '0301', '31', '3-1'];
const rows: readonly (readonly [field: SeriesField, words: PlainKey, skip: SeriesField | undefined])[] = [
  ['buildings', 'rooms.buildings', 'skipBuildings'],
  ['units', 'rooms.units', undefined],
  ['floors', 'rooms.floors', 'skipFloors'],
  ['doors', 'rooms.doors', 'skipDoors'],
];
const typingPauseMs = 300;

/** Rooms by their numbers: what is typed is shown at once, and made at a click. */
export class RegisterRooms extends LitElement {
  static override properties = {
    _request: { state: true },
    _check: { state: true },
    _done: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .sides {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--six);
        align-items: start;
      }
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--two);
        align-items: end;
      }
      legend {
        margin-block-end: var(--one);
      }
      .floors {
        max-height: 420px;
        overflow-y: auto;
        margin-block-start: var(--two);
      }
      .floors div {
        display: grid;
        grid-template-columns: 88px minmax(0, 1fr);
        gap: var(--two);
        padding-block: 6px;
        border-top: 1px solid var(--line);
      }
      .doors {
        display: flex;
        flex-wrap: wrap;
        gap: var(--half) var(--two);
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 900px) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--three);
        }
      }
    `,
  ];

  declare private _request: RoomsRequest;
  declare private _check: RoomsCheck | undefined;
  declare private _done: RegisterChange | undefined;

  readonly #checking = new Submission(this);
  readonly #making = new Submission(this);
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this._request = {
      buildings: '1-6',
      skipBuildings: '',
      units: '1-2',
      floors: '1-18',
      skipFloors: '',
      doors: '1-2',
      skipDoors: '',
      style: '301',
    };
    this._check = undefined;
    this._done = undefined;
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#preview();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  #change(change: Partial<RoomsRequest>): void {
    this._request = { ...this._request, ...change };
    this._done = undefined;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#preview(), typingPauseMs);
  }

  async #preview(): Promise<void> {
    const asked = this._request;
    const done = await this.#checking.run(async () => {
      this._check = await checkRooms(asked);
    });
    if (!done) this._check = undefined;
    if (asked !== this._request) await this.#preview();
  }

  async #make(): Promise<void> {
    const request = this._request;
    const done = await this.#making.run(async () => {
      this._done = await makeRooms(request);
    });
    if (done) await this.#preview();
  }

  #series(field: SeriesField, label: string, hint = '') {
    return html`<ly-text-field
      label=${label}
      hint=${hint}
      .value=${this._request[field]}
      .problem=${this.#checking.error?.details['path'] === field ? this.#checking.problem : ''}
      @input=${(event: Event) => this.#change({ [field]: fieldValue(event) })}
    ></ly-text-field>`;
  }

  #form() {
    return html`<div class="stack">
      ${rows.map(([field, words, skip]) => {
        const label = t(words);
        return html`<div class=${skip === undefined ? '' : 'pair'}>
          ${this.#series(field, label)}
          ${skip === undefined ? '' : this.#series(skip, t('rooms.skip_of', { field: label }))}
        </div>`;
      })}
      <p class="hint">${t('rooms.series_hint')}</p>
      <fieldset>
        <legend>${t('rooms.style')}</legend>
        <div class="row tight">
          ${styles.map(
            (style) =>
              html`<button
                type="button"
                class="chip number"
                aria-pressed=${this._request.style === style ? 'true' : 'false'}
                @click=${() => this.#change({ style })}
              >
                ${style}
              </button>`,
          )}
        </div>
      </fieldset>
    </div>`;
  }

  #shown({ total, added, existing, newBuildings, newUnits, sample }: RoomsCheck) {
    const names = newBuildings.slice(0, 6).join('、') + (newBuildings.length > 6 ? '…' : '');
    const title = sample.where.includes('-') ? 'rooms.preview' : 'rooms.preview_building';
    return html`<div class="stack">
      <p role="status"><b>${t('rooms.count', { total, added, existing })}</b></p>
      ${
        newBuildings.length + newUnits > 0
          ? html`<p>${t('import.new_places', { buildings: newBuildings.length, units: newUnits, names })}</p>`
          : ''
      }
      ${
        added === 0
          ? html`<p>${t('rooms.nothing')}</p>`
          : html`<div>
              <button class="button primary" ?disabled=${this.#making.busy} @click=${() => void this.#make()}>
                ${t('rooms.make', { count: added })}
              </button>
            </div>`
      }
      <h2>${t(title, { where: sample.where })}</h2>
      <div class="floors" tabindex="0" role="region" aria-label=${t(title, { where: sample.where })}>
        ${sample.floors.map(
          ({ floor, doors }) =>
            html`<div>
              <span class="soft">${t('rooms.floor', { floor })}</span>
              <span class="doors">${doors.map((door) => html`<span>${door}</span>`)}</span>
            </div>`,
        )}
      </div>
    </div>`;
  }

  override render() {
    const { error } = this.#checking;
    const ofField = error?.details['path'] !== undefined;
    return html`<div class="stack wide">
      <p>${t('rooms.lead')}</p>
      <ly-note text=${ofField ? '' : this.#checking.problem}></ly-note>
      <ly-note text=${this.#making.problem}></ly-note>
      ${
        this._done === undefined
          ? ''
          : html`<ly-note kind="good" text=${t('rooms.done', { count: this._done.added })}></ly-note>`
      }
      <div class="sides">
        ${this.#form()}
        <div class="card">${this._check === undefined ? '' : this.#shown(this._check)}</div>
      </div>
      <ly-register-changes></ly-register-changes>
    </div>`;
  }
}

customElements.define('ly-register-rooms', RegisterRooms);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-rooms': RegisterRooms;
  }
}
