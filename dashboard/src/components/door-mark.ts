import type { DoorLevel } from '@louyu/contract/api/coverage';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { levelLooks } from './door-levels.ts';
import { markStyles } from './marks.css.ts';
import './icon.ts';

/** How a household is known to know a notice, as a word with its drawing. */
export class DoorMark extends LitElement {
  static override properties = { level: {} };

  static override styles = [
    base,
    markStyles,
    css`
      .proved,
      .claimed {
        background: var(--good-tint);
        color: var(--good);
      }
      .noted {
        background: var(--water-tint);
        color: var(--water);
      }
      .unreached {
        background: var(--panel-strong);
      }
    `,
  ];

  declare level: DoorLevel;

  constructor() {
    super();
    this.level = 'unreached';
    followLanguage(this);
  }

  override render() {
    const { icon, words } = levelLooks[this.level];
    return html`<span class="mark ${this.level}"><ly-icon name=${icon}></ly-icon>${t(words)}</span>`;
  }
}

customElements.define('ly-door-mark', DoorMark);

declare global {
  interface HTMLElementTagNameMap {
    'ly-door-mark': DoorMark;
  }
}
