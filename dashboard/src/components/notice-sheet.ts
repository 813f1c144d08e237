import type { NoticeShare } from '@louyu/contract/api/shares';
import { filePathOf } from '@louyu/contract/images';
import { imagesOf } from '@louyu/contract/notice-content';
import type { Language } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { base } from '../theme/base.css.ts';
import { paperColor } from '../theme/tokens.css.ts';
import './qr-code.ts';

const scaleStep = 0.04;
const scaleMin = 0.5;

/** A notice on one sheet of A4 for a board of paper: black on white in millimetres, smaller where there is much to say. */
export class NoticeSheet extends LitElement {
  static override properties = { share: { attribute: false }, language: {} };

  static override styles = [
    base,
    css`
      :host {
        --scale: 1;
        display: flex;
        flex-direction: column;
        width: 210mm;
        height: 297mm;
        overflow: hidden;
        background: #ffffff;
        color: #000000;
        line-height: 1.4;
        overflow-wrap: anywhere;
        print-color-adjust: exact;
      }
      .band {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8mm;
        padding: 9mm 18mm;
        color: #ffffff;
        font-size: 5.5mm;
      }
      .kind {
        font-size: 12mm;
        font-weight: 700;
        line-height: 1.2;
      }
      main {
        flex: 1;
        min-height: 0;
        padding: 12mm 18mm 6mm;
        overflow: hidden;
      }
      h2 {
        font-size: calc(15mm * var(--scale));
        font-weight: 700;
        line-height: 1.25;
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(60mm) minmax(0, 1fr);
        gap: calc(4mm * var(--scale)) 8mm;
        margin-top: calc(10mm * var(--scale));
        font-size: calc(9mm * var(--scale));
      }
      dt {
        color: #444444;
      }
      dd {
        font-weight: 600;
      }
      .text {
        margin-top: calc(8mm * var(--scale));
        font-size: calc(7.5mm * var(--scale));
      }
      .text p + p {
        margin-top: calc(3mm * var(--scale));
      }
      img {
        display: block;
        max-width: 100%;
        max-height: calc(90mm * var(--scale));
        margin: calc(8mm * var(--scale)) auto 0;
      }
      footer {
        display: grid;
        grid-template-columns: 46mm minmax(0, 1fr) max-content;
        gap: 8mm;
        align-items: center;
        margin: 0 18mm;
        padding: 6mm 0 14mm;
        border-top: 0.4mm solid #000000;
        font-size: 5mm;
      }
      ly-qr-code {
        width: 46mm;
        margin: -3mm 0 -3mm -4mm;
      }
      .caption {
        font-size: 6mm;
        font-weight: 600;
        white-space: pre-line;
      }
      .caption + p {
        margin-top: 2mm;
      }
      .issued {
        text-align: end;
      }
    `,
  ];

  declare share: NoticeShare | undefined;
  declare language: Language;

  constructor() {
    super();
    this.share = undefined;
    this.language = 'zh-CN';
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#fit();
  }

  /** All words on the one sheet: smaller until they are. */
  #fit(): void {
    const main = this.renderRoot.querySelector('main');
    if (main === null) return;
    let scale = 1;
    this.style.setProperty('--scale', String(scale));
    while (main.scrollHeight > main.clientHeight && scale > scaleMin) {
      scale -= scaleStep;
      this.style.setProperty('--scale', scale.toFixed(2));
    }
  }

  override render() {
    const { share } = this;
    if (share === undefined) return nothing;
    const { content, ...around } = share.paper[this.language] ?? share.paper['zh-CN'];
    const [picture] = imagesOf(content);
    const paragraphs = content.body.split('\n').filter((text) => text.trim() !== '');
    return html`<div class="band" style="background:${paperColor(share.category)}">
        <span class="kind">${around.kind}</span><span>${around.number}</span>
      </div>
      <main lang=${this.language}>
        <h2>${content.title}</h2>
        ${
          content.facts.length === 0
            ? html`<div class="text"><p>${content.keyPoint}</p></div>`
            : html`<dl>
                ${content.facts.map(
                  ({ label, value }) =>
                    html`<dt>${label}</dt>
                      <dd>${value}</dd>`,
                )}
              </dl>`
        }
        ${
          paragraphs.length === 0
            ? ''
            : html`<div class="text">${paragraphs.map((text) => html`<p>${text}</p>`)}</div>`
        }
        ${
          picture === undefined
            ? ''
            : html`<img src=${filePathOf(picture)} alt=${picture.alt} @load=${() => this.#fit()} />`
        }
      </main>
      <footer lang=${this.language}>
        <ly-qr-code .text=${share.qr} .label=${around.caption}></ly-qr-code>
        <div>
          <p class="caption">${around.caption}</p>
          <p>${around.hotline}</p>
        </div>
        <div class="issued">
          <p>${around.office}</p>
          <p>${around.issued}</p>
        </div>
      </footer>`;
  }
}

customElements.define('ly-notice-sheet', NoticeSheet);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notice-sheet': NoticeSheet;
  }
}
