import { css, html, LitElement, nothing } from 'lit';
import './number-plate.ts';
import './qr-code.ts';
import { shrinkBox, shrinkToFit } from './shrink-to-fit.ts';
import { inParts, partStyles } from './text-parts.ts';

/** The bottom band: whom to call, what the QR is for, who issued the notice and under which number. */
export class LouyuNoticeFooter extends LitElement {
  static override properties = {
    hotlineLabel: { type: String },
    hotline: { type: String },
    scan: { type: String },
    scanPurpose: { type: String },
    office: { type: String },
    issued: { type: String },
    link: { type: String },
    plateLabel: { type: String },
    plate: { type: String },
    qrSidePx: { type: Number },
  };
  static override styles = [
    partStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        box-sizing: border-box;
        overflow: hidden;
        padding-left: var(--padding);
        padding-right: calc(var(--padding) * 0.4);
      }
      .words {
        flex: 1;
        min-width: 0;
        font-size: calc(var(--body) * var(--shrink, 1));
        line-height: 1.24;
      }
      .phone {
        font-size: 1.2em;
        font-weight: 700;
        line-height: 1.15;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .label {
        margin-right: 0.5em;
        color: var(--ink-quiet);
      }
      .scan {
        font-weight: 700;
      }
      .issued {
        margin-top: 0.25em;
        color: var(--ink-quiet);
        font-variant-numeric: tabular-nums;
      }
      louyu-qr-code,
      louyu-number-plate {
        flex: none;
        width: var(--qr-side);
        height: var(--qr-side);
        margin-left: calc(var(--body) * 0.3);
      }
      /* Beside a notice there is height: whom to call, the code and what it is for, who issued it. */
      :host([form='landscape']) {
        display: grid;
        /* As wide as the code: Chrome 80 would widen a max-content column by what spans both. */
        grid-template-columns: calc(var(--qr-side) - var(--body) * 0.5) minmax(0, 1fr);
        grid-template-rows: max-content 1fr max-content;
        grid-template-areas: 'call call' 'code scanning' 'issued issued';
        padding: calc(var(--body) * 0.35) var(--padding) calc(var(--body) * 0.5);
      }
      :host([form='landscape']) .words {
        display: contents;
      }
      :host([form='landscape']) .words > div {
        font-size: calc(var(--body) * var(--shrink, 1));
        overflow-wrap: anywhere;
      }
      :host([form='landscape']) .call {
        grid-area: call;
      }
      :host([form='landscape']) .scanning {
        grid-area: scanning;
        align-self: center;
        padding-left: calc(var(--body) * 0.3);
        line-height: 1.35;
      }
      :host([form='landscape']) .issued {
        grid-area: issued;
        margin-top: 0;
      }
      :host([form='landscape']) louyu-qr-code,
      :host([form='landscape']) louyu-number-plate {
        grid-area: code;
        align-self: center;
        margin-left: calc(var(--body) * -0.5);
      }
      :host([form='bar']) .words {
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare hotlineLabel: string;
  declare hotline: string;
  declare scan: string;
  declare scanPurpose: string;
  declare office: string;
  declare issued: string;
  /** What the QR carries; empty while phones cannot reach the hub: then the number stands in its place. */
  declare link: string;
  declare plateLabel: string;
  declare plate: string;
  declare qrSidePx: number;

  constructor() {
    super();
    this.hotlineLabel = '';
    this.hotline = '';
    this.scan = '';
    this.scanPurpose = '';
    this.office = '';
    this.issued = '';
    this.link = '';
    this.plateLabel = '';
    this.plate = '';
    this.qrSidePx = 200;
  }

  protected override willUpdate(): void {
    // Before the code is drawn, so that the words are measured in the room that it leaves them.
    this.style.setProperty('--qr-side', `${this.qrSidePx}px`);
  }

  protected override updated(): void {
    if (this.getAttribute('form') === 'landscape') shrinkBox(this);
    else shrinkToFit(this, this.renderRoot.querySelector<HTMLElement>('.words'));
  }

  protected override render() {
    return html`
      <div class="words">
        ${
          this.hotline === ''
            ? nothing
            : html`<div class="call">
                <span class="label">${this.hotlineLabel}</span><span class="phone">${this.hotline}</span>
              </div>`
        }
        <div class="scanning">
          <div class="scan">${this.scan}</div>
          ${this.scanPurpose === '' ? nothing : html`<div>${inParts(this.scanPurpose)}</div>`}
        </div>
        <div class="issued">${this.office}<br />${inParts(this.issued)}</div>
      </div>
      ${
        this.link === ''
          ? html`<louyu-number-plate
              .label=${this.plateLabel}
              .number=${this.plate}
              .sidePx=${this.qrSidePx}
            ></louyu-number-plate>`
          : html`<louyu-qr-code
              .text=${this.link}
              .label=${this.scan}
              .sidePx=${this.qrSidePx}
            ></louyu-qr-code>`
      }
    `;
  }
}

customElements.define('louyu-notice-footer', LouyuNoticeFooter);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-notice-footer': LouyuNoticeFooter;
  }
}
