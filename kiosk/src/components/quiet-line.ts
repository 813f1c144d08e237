import { css, html, LitElement, nothing } from 'lit';
import { shrinkToFit } from './shrink-to-fit.ts';
import { inParts, partStyles } from './text-parts.ts';

/** A line of small print, and what is to be minded beside it; set smaller where it is far too long. */
export class LouyuQuietLine extends LitElement {
  static override properties = {
    text: { type: String },
    caution: { type: String },
    strong: { type: String },
  };
  static override styles = [
    partStyles,
    css`
      :host {
        display: block;
        box-sizing: border-box;
        overflow: hidden;
        padding: 0 var(--padding);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        align-content: center;
        justify-content: space-between;
        min-height: 100%;
        font-size: calc(var(--body) * var(--shrink, 1));
        line-height: 1.25;
        color: var(--ink-quiet);
        overflow-wrap: anywhere;
        font-variant-numeric: tabular-nums;
      }
      .caution {
        color: var(--caution);
        font-weight: 700;
      }
      .strong {
        color: var(--ink);
        font-weight: 700;
      }
    `,
  ];

  declare text: string;
  declare caution: string;
  declare strong: string;

  constructor() {
    super();
    this.text = '';
    this.caution = '';
    this.strong = '';
  }

  protected override updated(): void {
    shrinkToFit(this, this.renderRoot.querySelector<HTMLElement>('.line'));
  }

  protected override render() {
    return html`<div class="line">
      <span>${inParts(this.text)}</span>
      ${this.caution === '' ? nothing : html`<span class="caution">${this.caution}</span>`}
      ${this.strong === '' ? nothing : html`<span class="strong">${this.strong}</span>`}
    </div>`;
  }
}

customElements.define('louyu-quiet-line', LouyuQuietLine);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-quiet-line': LouyuQuietLine;
  }
}
