import { css, html, LitElement, nothing } from 'lit';
import './qr-code.ts';

/** The bottom band: whom to call, what the QR is for, who issued the notice and under which number. */
export class LouyuNoticeFooter extends LitElement {
  static override properties = {
    hotlineLabel: { type: String },
    hotline: { type: String },
    scan: { type: String },
    scanPurpose: { type: String },
    office: { type: String },
    issued: { type: String },
    stale: { type: String },
    link: { type: String },
    modulePx: { type: Number },
  };
  static override styles = css`
    :host {
      display: flex;
      align-items: center;
      box-sizing: border-box;
      padding-left: var(--padding);
      padding-right: calc(var(--padding) * 0.4);
    }
    .words {
      flex: 1;
      min-width: 0;
      font-size: var(--body);
      line-height: 1.28;
    }
    .line {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
    }
    .phone {
      font-size: calc(var(--body) * 1.2);
      font-weight: 700;
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
      margin-top: calc(var(--body) * 0.3);
      color: var(--ink-quiet);
      font-variant-numeric: tabular-nums;
    }
    .stale {
      color: var(--caution);
      font-weight: 700;
    }
    louyu-qr-code {
      flex: none;
      margin-left: calc(var(--body) * 0.3);
    }
  `;

  declare hotlineLabel: string;
  declare hotline: string;
  declare scan: string;
  declare scanPurpose: string;
  declare office: string;
  declare issued: string;
  /** Since when nothing was heard from the hub, in words; empty while it is. */
  declare stale: string;
  declare link: string;
  declare modulePx: number;

  constructor() {
    super();
    this.hotlineLabel = '';
    this.hotline = '';
    this.scan = '';
    this.scanPurpose = '';
    this.office = '';
    this.issued = '';
    this.stale = '';
    this.link = '';
    this.modulePx = 4;
  }

  protected override render() {
    return html`
      <div class="words">
        ${
          this.hotline === ''
            ? nothing
            : html`<div>
                <span class="label">${this.hotlineLabel}</span><span class="phone">${this.hotline}</span>
              </div>`
        }
        <div class="scan">${this.scan}</div>
        <div>${this.scanPurpose}</div>
        ${this.stale === '' ? nothing : html`<div class="stale">${this.stale}</div>`}
        <div class="issued">${this.office}<br />${this.issued}</div>
      </div>
      <louyu-qr-code .text=${this.link} .label=${this.scan} .modulePx=${this.modulePx}></louyu-qr-code>
    `;
  }
}

customElements.define('louyu-notice-footer', LouyuNoticeFooter);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-notice-footer': LouyuNoticeFooter;
  }
}
