import { rolePresets, roles, type Role, type RolePreset } from '@louyu/contract/api/staff';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

const presets: readonly RolePreset[] = ['manager', 'clerk', 'duty', 'repair'];

/** What somebody may do, by post or one by one; event `roles-change` with `detail.roles`. */
export class StaffRoles extends LitElement {
  static override properties = { roles: { attribute: false }, problem: {} };

  static override styles = [
    base,
    controls,
    css`
      .presets {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
        margin-block: var(--half) var(--one);
      }
      .check {
        align-items: flex-start;
        padding-block: 10px;
      }
    `,
  ];

  declare roles: readonly Role[];
  declare problem: string;

  constructor() {
    super();
    this.roles = [];
    this.problem = '';
    followLanguage(this);
  }

  #say(next: readonly Role[]): void {
    this.dispatchEvent(new CustomEvent('roles-change', { detail: { roles: next } }));
  }

  #toggle(role: Role): void {
    const has = this.roles.includes(role);
    this.#say(roles.filter((each) => (each === role ? !has : this.roles.includes(each))));
  }

  #is(preset: RolePreset): boolean {
    const wanted: readonly Role[] = rolePresets[preset];
    return wanted.length === this.roles.length && wanted.every((role) => this.roles.includes(role));
  }

  override render() {
    return html`<fieldset>
      <legend>${t('staff.roles')}</legend>
      <div class="presets" role="group" aria-label=${t('staff.presets')}>
        ${presets.map(
          (preset) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${this.#is(preset) ? 'true' : 'false'}
              @click=${() => this.#say(rolePresets[preset])}
            >
              ${t(`preset.${preset}`)}
            </button>`,
        )}
      </div>
      ${roles.map(
        (role) =>
          html`<label class="check">
            <input
              type="checkbox"
              .checked=${this.roles.includes(role)}
              @change=${() => this.#toggle(role)}
            />
            <span>${t(`role.${role}`)} <span class="soft small">${t(`staff.role_${role}_hint`)}</span></span>
          </label>`,
      )}
      ${this.problem === '' ? '' : html`<p class="problem">${this.problem}</p>`}
    </fieldset>`;
  }
}

customElements.define('ly-staff-roles', StaffRoles);

declare global {
  interface HTMLElementTagNameMap {
    'ly-staff-roles': StaffRoles;
  }
}
