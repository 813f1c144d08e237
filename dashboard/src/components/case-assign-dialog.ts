import { caseTeams, type CaseHandler, type CaseTeam } from '@louyu/contract/api/cases';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './choice-group.ts';
import { dialogButtons } from './dialog-buttons.ts';
import './dialog.ts';
import './note.ts';
import './select-field.ts';
import './text-field.ts';

export interface Assignment {
  readonly team: CaseTeam;
  /** Null: whoever of the team takes it. */
  readonly staffId: string | null;
  readonly note: string;
}

/** 派单 and 转交: to a team, and to one of it if one likes. Events `confirm` with `detail: Assignment`, and `dismiss`. */
export class CaseAssignDialog extends LitElement {
  static override properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    label: {},
    problem: {},
    team: {},
    staffId: {},
    people: { attribute: false },
    _team: { state: true },
    _staffId: { state: true },
    _note: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  declare open: boolean;
  declare busy: boolean;
  declare label: string;
  declare problem: string;
  /** Who has it now. */
  declare team: CaseTeam;
  declare staffId: string;
  declare people: readonly CaseHandler[];
  declare private _team: CaseTeam;
  declare private _staffId: string;
  declare private _note: string;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.label = '';
    this.problem = '';
    this.team = 'office';
    this.staffId = '';
    this.people = [];
    this._team = 'office';
    this._staffId = '';
    this._note = '';
    followLanguage(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this._team = this.team;
    this._staffId = this.staffId;
    this._note = '';
  }

  get #candidates(): readonly CaseHandler[] {
    return this.people.filter(({ teams }) => teams.includes(this._team));
  }

  #chooseTeam(event: CustomEvent<{ value: string }>): void {
    const team = caseTeams.find((known) => known === event.detail.value);
    if (team === undefined) return;
    this._team = team;
    if (!this.#candidates.some(({ id }) => id === this._staffId)) this._staffId = '';
  }

  #confirm(): void {
    const detail: Assignment = {
      team: this._team,
      staffId: this.#candidates.some(({ id }) => id === this._staffId) ? this._staffId : null,
      note: this._note.trim(),
    };
    this.dispatchEvent(new CustomEvent('confirm', { detail }));
  }

  #dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  override render() {
    return html`<ly-dialog label=${this.label} .open=${this.open} @dismiss=${this.#dismiss}>
      <div class="stack">
        <ly-choice-group
          label=${t('case.assign_team')}
          .value=${this._team}
          .choices=${caseTeams.map((team) => ({ value: team, label: t(`case.team_${team}`) }))}
          @choose=${this.#chooseTeam}
        ></ly-choice-group>
        <ly-select-field
          label=${t('case.assign_person')}
          .value=${this._staffId}
          .options=${[
            { value: '', label: t('case.assign_anybody') },
            ...this.#candidates.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          @choose=${({ detail }: CustomEvent<{ value: string }>) => (this._staffId = detail.value)}
        ></ly-select-field>
        <ly-text-field
          multiline
          label=${t('case.assign_note')}
          .value=${this._note}
          @input=${(event: Event) => (this._note = fieldValue(event))}
        ></ly-text-field>
        <ly-note text=${this.problem}></ly-note>
      </div>
      ${dialogButtons({
        words: this.label,
        disabled: this.busy,
        confirm: () => this.#confirm(),
        dismiss: () => this.#dismiss(),
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-case-assign-dialog', CaseAssignDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-assign-dialog': CaseAssignDialog;
  }
}
