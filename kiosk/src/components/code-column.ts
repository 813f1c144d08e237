import { css, html, LitElement } from 'lit';
import './number-plate.ts';
import './qr-code.ts';
import { shrinkToFit } from './shrink-to-fit.ts';

/** The code of a notice on e-paper, and what somebody who steps up to it needs besides: its number, when it was issued. */
export class LouyuCodeColumn extends LitElement {
  static override properties = {
    link: { type: String },
    plateLabel: { type: String },
    plate: { type: String },
    lines: { attribute: false },
    qrSidePx: { type: Number },
  };
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      box-sizing: border-box;
      overflow: hidden;
    }
    :host([form='portrait']) {
      flex-direction: row;
    }
    louyu-qr-code,
    louyu-number-plate {
      flex: none;
      width: var(--qr-side);
      height: var(--qr-side);
    }
    .words {
      flex: none;
      width: 100%;
      font-size: calc(var(--body) * var(--shrink, 1));
      line-height: 1.3;
      text-align: center;
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }
    :host([form='portrait']) .words {
      flex: 1;
      min-width: 0;
      text-align: left;
    }
    .words :first-child {
      font-weight: 700;
    }
  `;

  /** Empty while phones cannot reach the hub: then the number stands in its place. */
  declare link: string;
  declare plateLabel: string;
  declare plate: string;
  /** What the code is for, then what stands below it. */
  declare lines: readonly string[];
  declare qrSidePx: number;

  constructor() {
    super();
    this.link = '';
    this.plateLabel = '';
    this.plate = '';
    this.lines = [];
    this.qrSidePx = 100;
  }

  protected override willUpdate(): void {
    this.style.setProperty('--qr-side', `${this.qrSidePx}px`);
  }

  protected override updated(): void {
    const isRow = this.getAttribute('form') === 'portrait';
    const words = this.renderRoot.querySelector<HTMLElement>('.words');
    shrinkToFit(this, words, isRow ? 0 : this.qrSidePx);
  }

  protected override render() {
    return html`
      ${
        this.link === ''
          ? html`<louyu-number-plate
              .label=${this.plateLabel}
              .number=${this.plate}
              .sidePx=${this.qrSidePx}
            ></louyu-number-plate>`
          : html`<louyu-qr-code
              .text=${this.link}
              .label=${this.lines[0] ?? ''}
              .sidePx=${this.qrSidePx}
            ></louyu-qr-code>`
      }
      <div class="words">${this.lines.map((line) => html`<div>${line}</div>`)}</div>
    `;
  }
}

customElements.define('louyu-code-column', LouyuCodeColumn);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-code-column': LouyuCodeColumn;
  }
}
