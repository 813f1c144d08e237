import type { Category } from '@louyu/contract/notice-content';
import { css, html, LitElement, svg, type SVGTemplateResult } from 'lit';

const shapes: Readonly<Record<Category, SVGTemplateResult>> = {
  water: svg`<path d="M24 5C17 15 11 22 11 30a13 13 0 0 0 26 0c0-8-6-15-13-25z" /><path d="M18 31a6 6 0 0 0 6 6" />`,
  power: svg`<path d="M27 4 10 27h12l-2 17 18-24H26z" />`,
  lift: svg`<rect x="8" y="5" width="32" height="38" rx="2" /><path d="M24 5v38M12.500 27 16 20l3.500 7zM28.500 21 32 28l3.500-7z" />`,
  safety: svg`<path d="M24 4 8 10v13c0 10 7 17 16 21 9-4 16-11 16-21V10z" /><path d="m16 24 6 6 11-12" />`,
  event: svg`<rect x="6" y="9" width="36" height="33" rx="3" /><path d="M6 19h36M15 4v9M33 4v9M15 27h6M27 27h6M15 34h6" />`,
  fee: svg`<path d="M10 4h28v40l-7-4-7 4-7-4-7 4z" /><path d="m17 12 7 9 7-9M24 21v13M17 22h14M17 28h14" />`,
  general: svg`<path d="M6 19v10h8l18 10V9L14 19z" /><path d="M38 18a9 9 0 0 1 0 12M14 29l3 12h6l-2-8" />`,
};

/** The sign of a category; it always stands beside its word, so it says nothing to a screen reader. */
export class LouyuCategoryIcon extends LitElement {
  static override properties = { category: { type: String } };
  static override styles = css`
    :host {
      display: inline-block;
      width: 1em;
      height: 1em;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 3.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  declare category: Category;

  constructor() {
    super();
    this.category = 'general';
  }

  protected override render() {
    return html`<svg viewBox="0 0 48 48" aria-hidden="true">${shapes[this.category]}</svg>`;
  }
}

customElements.define('louyu-category-icon', LouyuCategoryIcon);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-category-icon': LouyuCategoryIcon;
  }
}
