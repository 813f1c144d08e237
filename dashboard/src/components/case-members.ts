import type { CasePolicy } from '@louyu/contract/api/case-policy';
import { caseTeams, type CaseHandler, type CaseTeam } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

type Members = CasePolicy['members'];

/** Who is in which team; who is in none is of the office. Event `change-members` with `detail: Members`. */
export class CaseMembers extends LitElement {
  static override properties = { members: { attribute: false }, people: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      fieldset {
        display: grid;
        grid-template-columns: minmax(96px, 1fr) auto;
        gap: 0 var(--two);
        align-items: center;
        padding-block: var(--half);
        border-top: 1px solid var(--line);
      }
      .teams {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--three);
      }
      @media (max-width: 640px) {
        fieldset {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  declare members: Members;
  declare people: readonly CaseHandler[];

  constructor() {
    super();
    this.members = [];
    this.people = [];
    followLanguage(this);
  }

  /** Each person is in one team: the hub takes nobody twice. */
  #put(staffId: string, team: CaseTeam | undefined): void {
    const others = this.members.filter((member) => member.staffId !== staffId);
    const detail = team === undefined ? others : [...others, { staffId, team }];
    this.dispatchEvent(new CustomEvent('change-members', { detail }));
  }

  override render() {
    if (this.people.length === 0) return html`<p class="soft">${t('case_set.members_none')}</p>`;
    return html`${this.people.map(({ id, name }) => {
      const team = this.members.find(({ staffId }) => staffId === id)?.team;
      return html`<fieldset aria-label=${name}>
        <b>${name}</b>
        <div class="teams">
          ${caseTeams.map(
            (each) =>
              html`<label class="check">
                <input
                  type="radio"
                  name=${id}
                  .checked=${(team ?? 'office') === each}
                  @change=${() => this.#put(id, each === 'office' ? undefined : each)}
                />${t(`case.team_${each}`)}
              </label>`,
          )}
        </div>
      </fieldset>`;
    })}`;
  }
}

customElements.define('ly-case-members', CaseMembers);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-members': CaseMembers;
  }
}
