import type { Category } from '@louyu/contract/notice-content';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './icon.ts';

/** A category as its drawing on its colour, and as a word for those who listen. */
export class CategoryMark extends LitElement {
  static override properties = { category: {}, large: { type: Boolean } };

  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      .mark {
        display: grid;
        place-items: center;
        width: 40px;
        height: 40px;
        border-radius: var(--radius);
        font-size: var(--text-lead);
      }
      .mark.large {
        width: 64px;
        height: 64px;
        border-radius: var(--radius-large);
        font-size: 1.75rem;
      }
      .water {
        color: var(--water);
        background: var(--water-tint);
      }
      .power {
        color: var(--power);
        background: var(--power-tint);
      }
      .lift {
        color: var(--lift);
        background: var(--lift-tint);
      }
      .safety {
        color: var(--safety);
        background: var(--safety-tint);
      }
      .event {
        color: var(--event);
        background: var(--event-tint);
      }
      .fee {
        color: var(--fee);
        background: var(--fee-tint);
      }
      .general {
        color: var(--general);
        background: var(--general-tint);
      }
    `,
  ];

  declare category: Category;
  declare large: boolean;

  constructor() {
    super();
    this.category = 'general';
    this.large = false;
    followLanguage(this);
  }

  override render() {
    return html`<span class="mark ${this.category} ${this.large ? 'large' : ''}">
      <ly-icon name=${this.category}></ly-icon>
      <span class="hidden-words">${t(`category.${this.category}`)}</span>
    </span>`;
  }
}

customElements.define('ly-category-mark', CategoryMark);

declare global {
  interface HTMLElementTagNameMap {
    'ly-category-mark': CategoryMark;
  }
}
