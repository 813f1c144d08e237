import { css, html, LitElement, nothing } from 'lit';
import { encode } from 'uqr';
import { qrQuietModules } from '@louyu/contract/glass/millimetres';

/**
 * A QR code on its own white ground with the quiet zone that the standard wants, by night too: scanners need dark on
 * light. An upper-case address is set in alphanumeric mode, so that a screen link stays a version 3 symbol.
 */
export class LouyuQrCode extends LitElement {
  static override properties = {
    text: { type: String },
    label: { type: String },
    sidePx: { type: Number },
  };
  static override styles = css`
    :host {
      display: flex;
      align-items: center;
      justify-content: center;
      background: #ffffff;
    }
    svg {
      display: block;
    }
  `;

  declare text: string;
  /** What the code is for, in words. */
  declare label: string;
  /** The most that it may take, quiet zone included; its modules are whole pixels, so it is often a little less. */
  declare sidePx: number;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.sidePx = 200;
  }

  protected override render() {
    if (this.text === '') return nothing;
    const { data, size } = encode(this.text, { ecc: 'M', boostEcc: true, border: qrQuietModules });
    const side = size * Math.max(1, Math.floor(this.sidePx / size));
    const path = data.map(rowPath).join('');
    return html`<svg
      role="img"
      aria-label=${this.label}
      width=${side}
      height=${side}
      viewBox="0 0 ${size} ${size}"
      shape-rendering="crispEdges"
    >
      <path fill="#000000" d=${path}></path>
    </svg>`;
  }
}

/** The dark runs of a row as rectangles one module high. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    let end = x;
    while (row[end + 1] === true) end += 1;
    path += `M${x} ${y}h${end - x + 1}v1h-${end - x + 1}z`;
    x = end;
  }
  return path;
}

customElements.define('louyu-qr-code', LouyuQrCode);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-qr-code': LouyuQrCode;
  }
}
