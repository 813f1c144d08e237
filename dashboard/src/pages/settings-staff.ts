import type { Staff, StaffChange, StaffRequest } from '@louyu/contract/api/staff';
import { inLanguage } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Live } from '../api/live.ts';
import { fetchPlaces } from '../api/places.ts';
import { addStaff, changeStaff, fetchSessionsOf, fetchStaff, signOutEverywhere } from '../api/staff.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess, SessionChangedEvent } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/confirm-dialog.ts';
import '../components/dialog.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/staff-form.ts';

/** Who works here and what they may do. */
export class SettingsStaff extends LitElement {
  static override properties = {
    _editing: { state: true },
    _adding: { state: true },
    _said: { state: true },
    _signingOut: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 4fr) minmax(0, 5fr) auto;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: 64px;
        padding-block: var(--one);
        border-top: 1px solid var(--line);
      }
      .off {
        color: var(--ink-soft);
      }
      @media (max-width: 640px) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .roles {
          grid-row: 2;
        }
        li .button {
          grid-row: 1 / span 2;
          grid-column: 2;
        }
      }
    `,
  ];

  declare private _editing: Staff | undefined;
  declare private _adding: boolean;
  declare private _said: string;
  /** Who is to be signed out everywhere, and at how many places they are logged in. */
  declare private _signingOut: { readonly person: Staff; readonly sessions: number } | undefined;

  readonly #session = new SessionAccess(this);
  readonly #saving = new Submission(this);
  readonly #staff = new Live(this, {
    key: () => 'staff',
    load: (_, signal) => fetchStaff(signal),
    touchedBy: (change) => change.resource === 'staff',
  });

  readonly #places = new Live(this, {
    key: () => 'places',
    load: (_, signal) => fetchPlaces(signal),
    touchedBy: (change) => change.resource === 'place',
  });

  constructor() {
    super();
    this._editing = undefined;
    this._adding = false;
    this._said = '';
    this._signingOut = undefined;
    followLanguage(this);
  }

  #open(person: Staff | undefined): void {
    this._said = '';
    this.#saving.clear();
    this._editing = person;
    this._adding = person === undefined;
  }

  #close(): void {
    this._editing = undefined;
    this._adding = false;
  }

  async #save(save: () => Promise<Staff>): Promise<void> {
    const done = await this.#saving.run(async () => {
      const saved = await save();
      if (saved.id === this.#session.session?.staff.id) this.dispatchEvent(new SessionChangedEvent(null));
    });
    if (!done) return;
    this.#close();
    this._said = t('saved');
    await this.#staff.refresh();
  }

  async #askSignOut(person: Staff): Promise<void> {
    this._said = '';
    await this.#saving.run(async () => {
      const sessions = await fetchSessionsOf(person.id);
      this.#close();
      this._signingOut = { person, sessions: sessions.length };
    });
  }

  async #signOut(person: Staff): Promise<void> {
    const done = await this.#saving.run(() => signOutEverywhere(person.id));
    if (!done) return;
    this._signingOut = undefined;
    this._said = t('staff.signed_out');
    if (person.id === this.#session.session?.staff.id) this.dispatchEvent(new SessionChangedEvent(null));
  }

  #scopeWords(person: Staff): string {
    if (person.scope.length === 0) return '';
    const names = new Map(this.#places.value?.map(({ id, name }) => [id, inLanguage(name, language())]));
    return person.scope.map((id) => names.get(id) ?? t('staff.scope_lost')).join('、');
  }

  #row(person: Staff) {
    const isMe = person.id === this.#session.session?.staff.id;
    return html`<li>
      <span class=${person.disabled ? 'off' : ''}>
        <b>${person.name}</b> ${isMe ? t('staff.me') : ''}<br />
        <span class="soft small"
          >${[person.login, person.phone].filter((text) => text !== '').join(' · ')}</span
        >
      </span>
      <span class="roles ${person.disabled ? 'off' : ''}">
        ${person.disabled ? t('staff.disabled') : person.roles.map((role) => t(`role.${role}`)).join(' · ')}
        <span class="soft small">${this.#scopeWords(person)}</span>
      </span>
      <button
        class="button"
        aria-label="${t('action.edit')} ${person.name}"
        @click=${() => this.#open(person)}
      >
        ${t('action.edit')}
      </button>
    </li>`;
  }

  #dialog() {
    const person = this._editing;
    const isOpen = this._adding || person !== undefined;
    const label = person === undefined ? t('staff.add') : t('staff.edit_title', { name: person.name });
    return html`<ly-dialog label=${label} .open=${isOpen} @dismiss=${this.#close}>
      ${
        isOpen
          ? keyed(
              person?.id ?? 'new',
              html`<ly-staff-form
                .person=${person}
                .places=${this.#places.value ?? []}
                .busy=${this.#saving.busy}
                .problem=${this.#saving.problem}
                @add=${(event: CustomEvent<StaffRequest>) => void this.#save(() => addStaff(event.detail))}
                @change=${(event: CustomEvent<StaffChange>) => {
                  if (person !== undefined) void this.#save(() => changeStaff(person.id, event.detail));
                }}
                @dismiss=${this.#close}
                @sign-out=${() => {
                  if (person !== undefined) void this.#askSignOut(person);
                }}
              ></ly-staff-form>`,
            )
          : ''
      }
    </ly-dialog>`;
  }

  #signOutDialog() {
    const asked = this._signingOut;
    if (asked === undefined) return '';
    const { person, sessions } = asked;
    return html`<ly-confirm-dialog
      open
      ?busy=${this.#saving.busy}
      label=${t('staff.sign_out_title', { name: person.name })}
      text=${t('staff.sign_out_text', { n: sessions })}
      confirm=${t('staff.sign_out')}
      problem=${this.#saving.problem}
      @confirm=${() => void this.#signOut(person)}
      @dismiss=${() => (this._signingOut = undefined)}
    ></ly-confirm-dialog>`;
  }

  override render() {
    const { value, error } = this.#staff;
    return html`<div class="stack">
      <div>
        <button class="button primary" @click=${() => this.#open(undefined)}>
          <ly-icon name="plus"></ly-icon>${t('staff.add')}
        </button>
      </div>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      <ly-note kind="good" text=${this._said}></ly-note>
      <ul>
        ${value?.map((person) => this.#row(person))}
      </ul>
      ${this.#dialog()} ${this.#signOutDialog()}
    </div>`;
  }
}

customElements.define('ly-settings-staff', SettingsStaff);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-staff': SettingsStaff;
  }
}
