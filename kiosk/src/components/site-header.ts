import { css, html, LitElement, nothing } from 'lit';
import { shrinkToFit } from './shrink-to-fit.ts';

/** The top band: whose screen this is, and what time it is. */
export class LouyuSiteHeader extends LitElement {
  static override properties = {
    site: { type: String },
    place: { type: String },
    time: { type: String },
    date: { type: String },
    lunar: { type: String },
  };
  static override styles = css`
    :host {
      display: flex;
      align-items: center;
      justify-content: space-between;
      box-sizing: border-box;
      padding: 0 var(--padding);
      overflow: hidden;
      line-height: 1.25;
      white-space: nowrap;
    }
    .where {
      min-width: 0;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .site {
      font-size: calc(var(--body) * 1.1 * var(--shrink, 1));
      font-weight: 700;
    }
    .place,
    .date {
      font-size: calc(var(--body) * var(--shrink, 1));
      color: var(--ink-quiet);
    }
    .now {
      flex: none;
      display: flex;
      margin-left: var(--body);
      align-items: center;
    }
    .date {
      text-align: right;
    }
    time {
      margin-left: calc(var(--body) * 0.6);
      font-size: calc(var(--body) * 2.2 * var(--shrink, 1));
      font-weight: 600;
      line-height: 1;
      letter-spacing: -0.02em;
      font-variant-numeric: tabular-nums;
    }
  `;

  declare site: string;
  declare place: string;
  declare time: string;
  declare date: string;
  declare lunar: string;

  constructor() {
    super();
    this.site = '';
    this.place = '';
    this.time = '';
    this.date = '';
    this.lunar = '';
  }

  protected override updated(): void {
    shrinkToFit(this, this.renderRoot.querySelector<HTMLElement>('.where'));
  }

  protected override render() {
    return html`
      <div class="where">
        <div class="site">${this.site}</div>
        ${this.place === '' ? nothing : html`<div class="place">${this.place}</div>`}
      </div>
      <div class="now">
        <div class="date">
          <div>${this.date}</div>
          ${this.lunar === '' ? nothing : html`<div>${this.lunar}</div>`}
        </div>
        ${this.time === '' ? nothing : html`<time>${this.time}</time>`}
      </div>
    `;
  }
}

customElements.define('louyu-site-header', LouyuSiteHeader);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-site-header': LouyuSiteHeader;
  }
}
