import type { SetupResult } from '@louyu/contract/api/staff';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './copy-button.ts';
import './note.ts';

/** The demo staff with their passwords, once, to copy one by one or all. */
export class StaffPasswords extends LitElement {
  static override properties = { staff: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--half) var(--two);
        align-items: center;
        padding-block: 12px;
        border-top: 1px solid var(--line);
      }
      code {
        font-family: var(--font-code);
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare staff: SetupResult['demoStaff'];

  constructor() {
    super();
    this.staff = [];
    followLanguage(this);
  }

  override render() {
    const lines = this.staff.map(({ name, login, password }) => `${name}\t${login}\t${password}`).join('\n');
    return html`<section class="stack" aria-labelledby="title">
      <div class="row">
        <h2 id="title">${t('setup.staff_title')}</h2>
        <ly-copy-button class="push" label=${t('setup.copy_all')} .value=${lines}></ly-copy-button>
      </div>
      <p>${t('setup.staff_once')}</p>
      <ul data-testid="demo-staff">
        ${this.staff.map(
          ({ name, login, roles, password }) =>
            html`<li data-login=${login} data-password=${password}>
              <div>
                <b>${name}</b> <span class="soft">${roles.map((role) => t(`role.${role}`)).join(' · ')}</span
                ><br />
                <code>${login}</code> <span class="soft" aria-hidden="true">/</span> <code>${password}</code>
              </div>
              <ly-copy-button what=${name} .value=${password}></ly-copy-button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('ly-staff-passwords', StaffPasswords);

declare global {
  interface HTMLElementTagNameMap {
    'ly-staff-passwords': StaffPasswords;
  }
}
