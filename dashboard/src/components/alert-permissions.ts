import type { Role, Staff } from '@louyu/contract/api/staff';
import { css, html, LitElement } from 'lit';
import { listed } from '../i18n/listed.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { alertPermissions } from './alert-permission-table.ts';

/** The permissions of alerts in words, and who has them now where that may be known. */
export class AlertPermissions extends LitElement {
  static override properties = { staff: { attribute: false } };

  static override styles = [
    base,
    css`
      li {
        display: grid;
        gap: var(--half);
        padding-block: var(--two);
        border-top: 1px solid var(--line);
      }
      .nobody {
        color: var(--warn);
        font-weight: 600;
      }
    `,
  ];

  /** Undefined where this person may not read the list of staff. */
  declare staff: readonly Staff[] | undefined;

  constructor() {
    super();
    this.staff = undefined;
    followLanguage(this);
  }

  #people(roles: readonly Role[]) {
    if (this.staff === undefined) return '';
    const names = this.staff
      .filter((person) => !person.disabled && roles.some((role) => person.roles.includes(role)))
      .map(({ name }) => name);
    return names.length === 0
      ? html`<p class="nobody">${t('emergency.who_nobody')}</p>`
      : html`<p>${t('emergency.who_people', { names: listed(names) })}</p>`;
  }

  override render() {
    return html`<ul>
      ${Object.values(alertPermissions).map(
        ({ what, text, roles }) =>
          html`<li>
            <h3>${t(what)}</h3>
            <p class="soft">${t(text)}</p>
            <p>${t('emergency.who_roles', { roles: listed(roles.map((role) => t(`role.${role}`))) })}</p>
            ${this.#people(roles)}
          </li>`,
      )}
    </ul>`;
  }
}

customElements.define('ly-alert-permissions', AlertPermissions);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-permissions': AlertPermissions;
  }
}
