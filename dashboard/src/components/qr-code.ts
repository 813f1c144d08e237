import { css, html, LitElement, nothing } from 'lit';
import { encode } from 'uqr';

/** Modules of quiet zone that the standard wants around a code. */
const quietModules = 4;

/** A QR code on white, by night too: scanners need dark on light. As wide as its place. */
export class QrCode extends LitElement {
  static override properties = { text: {}, label: {} };

  static override styles = css`
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 100%;
      background: #ffffff;
    }
  `;

  declare text: string;
  /** What it is for, in words. */
  declare label: string;

  constructor() {
    super();
    this.text = '';
    this.label = '';
  }

  override render() {
    if (this.text === '') return nothing;
    const { data, size } = encode(this.text, { ecc: 'M', boostEcc: true, border: quietModules });
    const dark = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
    return html`<svg
      role="img"
      aria-label=${this.label}
      viewBox="0 0 ${size} ${size}"
      shape-rendering="crispEdges"
    >
      <path fill="#000000" d=${dark.join('')}></path>
    </svg>`;
  }
}

customElements.define('ly-qr-code', QrCode);

declare global {
  interface HTMLElementTagNameMap {
    'ly-qr-code': QrCode;
  }
}
