import type { DoorCodeOrder, DoorCodeSheet, DoorCodeStand } from '@louyu/contract/api/door-codes';
import { css, html, LitElement } from 'lit';
import { fetchDoorCodes, issueDoorCodes } from '../api/coverage.ts';
import { fetchHouseholds } from '../api/households.ts';
import { Live } from '../api/live.ts';
import { fetchSite } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import { PaperStyle } from './paper-style.ts';
import '../components/confirm-dialog.ts';
import '../components/door-slips.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/text-field.ts';

type Place = DoorCodeStand[number];

/** The paper: A4. Only a style sheet of the document itself may say so. */
const paper = '@page { size: A4 portrait; margin: 0; }';

/** 门牌码: codes by unit, printed as slips; in the clear only as long as this page shows them. */
export class RegisterCodes extends LitElement {
  static override properties = {
    _sheet: { state: true },
    _anew: { state: true },
    _door: { state: true },
    _missing: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: 60px;
        padding-block: var(--half);
        border-top: 1px solid var(--line);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--two);
        align-items: flex-end;
      }
      .desk {
        overflow-x: auto;
      }
      @media (max-width: 640px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
        ly-door-slips {
          zoom: 0.44;
        }
      }
      @media print {
        .screen {
          display: none;
        }
        .desk {
          overflow: visible;
        }
      }
    `,
  ];

  declare private _sheet: DoorCodeSheet | undefined;
  declare private _anew: Place | undefined;
  declare private _door: string;
  declare private _missing: boolean;

  readonly #session = new SessionAccess(this);
  readonly #issuing = new Submission(this);
  readonly #stand = new Live(this, {
    key: () => 'stand',
    load: async (_, signal) => {
      const [stand, site] = await Promise.all([fetchDoorCodes(signal), fetchSite(signal)]);
      return { stand, site };
    },
    touchedBy: ({ resource }) => ['door-code', 'household', 'place'].includes(resource),
  });

  constructor() {
    super();
    this._sheet = undefined;
    this._anew = undefined;
    this._door = '';
    this._missing = false;
    new PaperStyle(this, paper);
    followLanguage(this);
  }

  async #issue(order: DoorCodeOrder): Promise<void> {
    const done = await this.#issuing.run(async () => {
      this._sheet = await issueDoorCodes(order);
    });
    if (done) this._anew = undefined;
  }

  async #issueOne(event: Event): Promise<void> {
    event.preventDefault();
    this._missing = false;
    await this.#issuing.run(async () => {
      const question = { q: this._door, place: '', tag: '', lacksPhone: false };
      const { total, households } = await fetchHouseholds(question, { offset: 0, limit: 1 });
      const [household] = households;
      if (household === undefined || total > 1) {
        this._missing = true;
        return;
      }
      this._sheet = await issueDoorCodes({ householdId: household.id });
    });
  }

  #row(place: Place) {
    const { placeId, issuedAt } = place;
    return html`<li data-testid="code-place">
      <b>${local(place.where)}</b>
      <span class="soft number"
        >${t('codes.issued', { issued: place.issued, total: place.households })}${
          issuedAt === null ? '' : ` · ${momentWords(issuedAt, this.#session.clock)}`
        }</span
      >
      <span class="row tight">
        ${
          place.issued < place.households
            ? html`<button
                class="button"
                ?disabled=${this.#issuing.busy}
                @click=${() => void this.#issue({ placeId, anew: false })}
              >
                <ly-icon name="print"></ly-icon>${t('codes.missing')}
              </button>`
            : ''
        }
        ${
          place.issued > 0
            ? html`<button class="button" @click=${() => (this._anew = place)}>${t('codes.anew')}</button>`
            : ''
        }
      </span>
    </li>`;
  }

  #list(stand: DoorCodeStand) {
    if (stand.length === 0) return html`<p class="soft">${t('codes.none')}</p>`;
    return html`<form @submit=${(event: Event) => void this.#issueOne(event)}>
        <ly-text-field
          label=${t('codes.one')}
          hint=${t('codes.one_hint')}
          .value=${this._door}
          .problem=${this._missing ? t('register.none_found') : ''}
          @input=${(event: Event) => (this._door = fieldValue(event))}
        ></ly-text-field>
        <button class="button" ?disabled=${this._door.trim() === '' || this.#issuing.busy}>
          ${t('codes.one_find')}
        </button>
      </form>
      <ul>
        ${stand.map((place) => this.#row(place))}
      </ul>`;
  }

  #slips(sheet: DoorCodeSheet) {
    return html`<div class="screen stack">
        <div class="row">
          <button class="button quiet back" @click=${() => (this._sheet = undefined)}>
            <ly-icon name="back"></ly-icon>${t('codes.back')}
          </button>
          <button class="button primary large push" @click=${() => window.print()}>
            <ly-icon name="print"></ly-icon>${t('label.print')}
          </button>
        </div>
        <ly-note kind="plain" text=${t('codes.ready', { count: sheet.doors.length })}></ly-note>
      </div>
      <div class="desk" tabindex="0" role="region" aria-label=${t('register.tab_codes')}>
        <ly-door-slips .sheet=${sheet} .site=${this.#stand.value?.site}></ly-door-slips>
      </div>`;
  }

  override render() {
    const { value, error } = this.#stand;
    const anew = this._anew;
    if (this._sheet !== undefined) return this.#slips(this._sheet);
    return html`<div class="stack">
      <p class="soft">${t('codes.lead')}</p>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      <ly-note text=${anew === undefined ? this.#issuing.problem : ''}></ly-note>
      ${value === undefined ? '' : this.#list(value.stand)}
      <ly-confirm-dialog
        label=${t('codes.anew_title')}
        text=${anew === undefined ? '' : t('codes.anew_text', { where: local(anew.where) })}
        confirm=${t('codes.anew')}
        .open=${anew !== undefined}
        .busy=${this.#issuing.busy}
        .problem=${this.#issuing.problem}
        @confirm=${() => anew !== undefined && void this.#issue({ placeId: anew.placeId, anew: true })}
        @dismiss=${() => (this._anew = undefined)}
      ></ly-confirm-dialog>
    </div>`;
  }
}

customElements.define('ly-register-codes', RegisterCodes);

declare global {
  interface HTMLElementTagNameMap {
    'ly-register-codes': RegisterCodes;
  }
}
