import { css, html, LitElement } from 'lit';

/** The number of a notice, to be said on the phone: in the place of a code that no phone could open. */
export class LouyuNumberPlate extends LitElement {
  static override properties = {
    label: { type: String },
    number: { type: String },
    sidePx: { type: Number },
  };
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      box-sizing: border-box;
      color: var(--ink);
      line-height: 1.2;
      text-align: center;
      white-space: nowrap;
    }
    .label {
      font-size: calc(var(--side) * 0.13);
    }
    .number {
      font-size: calc(var(--side) * 0.36);
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
  `;

  declare label: string;
  declare number: string;
  /** The place that it fills. */
  declare sidePx: number;

  constructor() {
    super();
    this.label = '';
    this.number = '';
    this.sidePx = 200;
  }

  protected override willUpdate(): void {
    this.style.setProperty('--side', `${this.sidePx}px`);
  }

  protected override render() {
    return html`<div class="label">${this.label}</div>
      <div class="number">${this.number}</div>`;
  }
}

customElements.define('louyu-number-plate', LouyuNumberPlate);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-number-plate': LouyuNumberPlate;
  }
}
