import { css, html, LitElement } from 'lit';
import { shrinkToFit } from './shrink-to-fit.ts';

/** The titles of the other notices on e-paper: a count, then one title after the other. */
export class LouyuTitleRows extends LitElement {
  static override properties = { heading: { type: String }, titles: { attribute: false } };
  static override styles = css`
    :host {
      display: block;
      box-sizing: border-box;
      overflow: hidden;
      padding: 0 var(--padding);
      border-top: 3px solid var(--ink);
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      margin: 0;
      padding: 0.15em 0;
      list-style: none;
      font-size: calc(var(--body) * var(--shrink, 1));
      line-height: 1.4;
      overflow-wrap: anywhere;
    }
    li {
      margin-right: 1.1em;
    }
    .heading {
      font-weight: 700;
    }
  `;

  declare heading: string;
  declare titles: readonly string[];

  constructor() {
    super();
    this.heading = '';
    this.titles = [];
  }

  protected override updated(): void {
    shrinkToFit(this, this.renderRoot.querySelector<HTMLElement>('ul'));
  }

  protected override render() {
    return html`<ul>
      <li class="heading">${this.heading}</li>
      ${this.titles.map((title) => html`<li>${title}</li>`)}
    </ul>`;
  }
}

customElements.define('louyu-title-rows', LouyuTitleRows);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-title-rows': LouyuTitleRows;
  }
}
