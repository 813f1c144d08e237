import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import WaDropdownItem from '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import type { WaSelectEvent } from '@awesome.me/webawesome/dist/events/select.js';
import { css, html, LitElement } from 'lit';
import { followLanguage, otherLanguage, setLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { navigate } from '../navigation.ts';
import { base } from '../theme/base.css.ts';
import { colorScheme, colorSchemes, setColorScheme } from '../theme/color-scheme.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/** The person's name; behind it the command palette and the keys (events `ly-palette`, `ly-keys`), practice, light or dark, on a phone the language, and logging out (`log-out`). */
export class AccountMenu extends LitElement {
  static override properties = { name: {} };

  static override styles = [
    base,
    controls,
    css`
      .trigger {
        max-width: 200px;
      }
      wa-dropdown::part(menu) {
        min-width: 200px;
      }
      wa-dropdown-item {
        min-height: var(--target);
        align-items: center;
      }
      .narrow {
        display: none;
      }
      @media (max-width: 800px) {
        .trigger {
          padding-inline: var(--one);
        }
        .narrow {
          display: flex;
        }
        .trigger span:not(.hidden-words) {
          max-width: 88px;
          overflow: hidden;
          text-overflow: ellipsis;
          white-space: nowrap;
        }
      }
    `,
  ];

  declare name: string;

  constructor() {
    super();
    this.name = '';
    followLanguage(this);
  }

  #select(event: WaSelectEvent): void {
    const { item } = event.detail;
    const value = item instanceof WaDropdownItem ? item.value : '';
    if (value === 'log-out') {
      this.dispatchEvent(new CustomEvent('log-out', { bubbles: true, composed: true }));
      return;
    }
    if (value === 'ly-palette' || value === 'ly-keys') {
      this.dispatchEvent(new CustomEvent(value, { bubbles: true, composed: true }));
      return;
    }
    if (value === 'practice') {
      void navigate('/practice');
      return;
    }
    if (value === 'language') return setLanguage(otherLanguage(), 'hand');
    const scheme = colorSchemes.find((known) => known === value);
    if (scheme !== undefined) setColorScheme(scheme);
    this.requestUpdate();
  }

  override render() {
    const other = otherLanguage();
    return html`<wa-dropdown @wa-select=${this.#select}>
      <button slot="trigger" type="button" class="button quiet trigger">
        <ly-icon name="person"></ly-icon><span>${this.name}</span>
        <span class="hidden-words">${t('shell.account')}</span>
      </button>
      <wa-dropdown-item value="ly-palette">
        <ly-icon slot="icon" name="search"></ly-icon>${t('palette.title')}
      </wa-dropdown-item>
      <wa-dropdown-item value="ly-keys">
        <ly-icon slot="icon" name="log"></ly-icon>${t('keys.title')}
      </wa-dropdown-item>
      <wa-dropdown-item value="practice">
        <ly-icon slot="icon" name="practice"></ly-icon>${t('practice.title')}
      </wa-dropdown-item>
      ${colorSchemes.map(
        (scheme) =>
          html`<wa-dropdown-item type="checkbox" value=${scheme} .checked=${colorScheme() === scheme}>
            ${t(`shell.theme_${scheme}`)}
          </wa-dropdown-item>`,
      )}
      <wa-dropdown-item class="narrow" value="language" lang=${other}>
        <ly-icon slot="icon" name="globe"></ly-icon>${t(`language.${other}`)}
      </wa-dropdown-item>
      <wa-dropdown-item value="log-out">
        <ly-icon slot="icon" name="log_out"></ly-icon>${t('shell.log_out')}
      </wa-dropdown-item>
    </wa-dropdown>`;
  }
}

customElements.define('ly-account-menu', AccountMenu);

declare global {
  interface HTMLElementTagNameMap {
    'ly-account-menu': AccountMenu;
  }
}
