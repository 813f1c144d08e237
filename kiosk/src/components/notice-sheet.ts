import type { Category } from '@louyu/contract/notice-content';
import { css, html, LitElement, nothing } from 'lit';
import type { Family } from '@louyu/contract/glass/measures';
import { inPhrases, unbroken } from './phrases.ts';
import type { Sheet } from './sheet.ts';
import { fillPictures, pictureShareOf, pictureRow, pictureStyles } from './picture-row.ts';
import './category-icon.ts';

/** What stands in the coloured band above a page: category, priority, revision, page. Empty where there is nothing to say. */
export interface SheetBand {
  readonly category: Category;
  readonly label: string;
  readonly priority: string;
  readonly revision: string;
  readonly page: string;
}

/** A title on paper that is set smaller than this, in tenths of its size, is no title any more. */
const paperTitleLeastTenths = 7;

/** One page of a notice: band, title, facts, text. */
export class LouyuNoticeSheet extends LitElement {
  static override properties = {
    band: { attribute: false },
    sheet: { attribute: false },
    family: { reflect: true },
  };
  static override styles = [
    css`
      :host {
        display: block;
        overflow: hidden;
      }
      article {
        display: flex;
        flex-direction: column;
        height: 100%;
        --accent: var(--general);
        --band: var(--general-band);
      }
      .water {
        --accent: var(--water);
        --band: var(--water-band);
      }
      .power {
        --accent: var(--power);
        --band: var(--power-band);
      }
      .lift {
        --accent: var(--lift);
        --band: var(--lift-band);
      }
      .safety {
        --accent: var(--safety);
        --band: var(--safety-band);
      }
      .event {
        --accent: var(--event);
        --band: var(--event-band);
      }
      .fee {
        --accent: var(--fee);
        --band: var(--fee-band);
      }
      header {
        flex: none;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        padding: calc(var(--body) * 0.5) var(--padding);
        background: var(--band);
        color: var(--on-band);
        font-size: var(--body);
        line-height: 1.3;
      }
      louyu-category-icon {
        flex: none;
        margin-right: 0.35em;
        font-size: calc(var(--body) * 1.75);
      }
      .label {
        font-size: calc(var(--body) * 1.35);
        font-weight: 700;
        white-space: nowrap;
      }
      .priority {
        margin-left: 0.6em;
        padding: 0 0.4em;
        border: 3px solid currentColor;
        border-radius: 0.2em;
        font-weight: 700;
        white-space: nowrap;
      }
      .about {
        flex: 1;
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        font-variant-numeric: tabular-nums;
      }
      .about span {
        margin-left: 1em;
        white-space: nowrap;
      }
      .space {
        flex: 1;
        min-height: 0;
        overflow: hidden;
      }
      .content {
        padding: calc(var(--body) * 1.1) var(--padding) calc(var(--body) * 0.6);
        overflow-wrap: anywhere;
      }
      h1 {
        margin: 0;
        font-size: calc(var(--title) * var(--title-scale));
        font-weight: 700;
        line-height: 1.18;
        word-break: keep-all;
        text-wrap: balance;
        letter-spacing: -0.01em;
        font-variant-numeric: tabular-nums;
      }
      dl,
      p {
        margin: 0;
        font-size: calc(var(--fact) * var(--scale));
        line-height: 1.4;
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(38%) 1fr;
        margin-top: calc(var(--body) * 0.9);
      }
      dt,
      dd {
        margin: 0;
        padding: 0.28em 0;
        border-top: 2px solid var(--rule);
      }
      dt {
        padding-right: 0.9em;
        color: var(--accent);
        font-weight: 700;
      }
      dd {
        font-weight: 500;
      }
      p {
        margin-top: calc(var(--body) * 0.8);
      }

      /* A lift: one thought in the middle of the glass. */
      :host([family='lift']) .space {
        display: flex;
        flex-direction: column;
        justify-content: center;
      }
      :host([family='lift']) .content {
        flex: none;
        padding-top: calc(var(--body) * 0.4);
        padding-bottom: calc(var(--body) * 0.4);
      }
      :host([family='lift']) p,
      :host([family='paper']) p {
        word-break: keep-all;
        text-wrap: balance;
      }
      :host([family='lift']) p {
        margin-top: calc(var(--body) * 0.5);
        font-weight: 500;
        line-height: 1.32;
      }

      /* E-paper: lines close together, a rule in place of a filled band. */
      :host([family='paper']) header {
        padding: 0 calc(var(--body) * 0.7);
        border-bottom: 3px solid var(--ink);
      }
      :host([family='paper']) .label {
        font-size: calc(var(--body) * 1.2);
      }
      :host([family='paper']) louyu-category-icon {
        font-size: calc(var(--body) * 1.3);
      }
      :host([family='paper']) .content {
        padding: calc(var(--body) * 0.3) calc(var(--body) * 0.7) 0;
      }
      :host([family='paper']) h1 {
        line-height: 1.12;
      }
      :host([family='paper']) p {
        margin-top: calc(var(--body) * 0.2);
        font-weight: 500;
        line-height: 1.2;
      }
    `,
    pictureStyles,
  ];

  declare band: SheetBand | null;
  declare sheet: Sheet | null;
  declare family: Family;

  constructor() {
    super();
    this.band = null;
    this.sheet = null;
    this.family = 'lobby';
  }

  /** Lays a sheet out now and tells whether all of it is to be seen. */
  fits(sheet: Sheet): boolean {
    this.sheet = sheet;
    this.performUpdate();
    const space = this.renderRoot.querySelector('.space');
    const content = this.renderRoot.querySelector<HTMLElement>('.content');
    if (space === null || content === null) return false;
    const pictures = this.renderRoot.querySelector<HTMLElement>('.pictures');
    // Two heights that fill the page together may each be rounded up.
    const belowPx = pictures === null || sheet.pictures?.place === 'beside' ? 0 : pictures.offsetHeight - 1;
    const highestPx = Math.max(content.offsetHeight + belowPx, pictures?.offsetHeight ?? 0);
    return (
      highestPx <= space.clientHeight &&
      space.scrollWidth <= space.clientWidth &&
      [...content.children].every((part) => part.scrollWidth <= part.clientWidth)
    );
  }

  /** Lays a sheet out now and tells which share of it its pictures are; null where not all of it is to be seen. */
  pictureShare(sheet: Sheet): number | null {
    return this.fits(sheet) ? pictureShareOf(this.renderRoot) : null;
  }

  protected override willUpdate(): void {
    // By script and not by a style attribute, which a content security policy may forbid.
    this.style.setProperty('--scale', String(this.sheet?.scale ?? 1));
  }

  /** A title that can stand in one line does; only one that cannot is set in the full scale over several. */
  protected override updated(): void {
    fillPictures(this.renderRoot);
    const title = this.renderRoot.querySelector('h1');
    const tenths = Math.round((this.sheet?.scale ?? 1) * 10);
    this.#scaleTitle(tenths);
    if (title === null || isOneLine(title)) return;
    // On paper the key point has to have the room: there the title gives up some size before it takes a second line.
    const least = this.family === 'paper' ? paperTitleLeastTenths : 10;
    // Both as they are on the glass, which may be scaled to the window.
    const widest = Math.floor((tenths * title.getBoundingClientRect().width) / unbrokenWidthOf(title));
    // Type does not grow quite evenly: what should fit is looked at, and the next size with it.
    for (let size = Math.min(widest + 1, tenths - 1); size >= Math.max(widest - 1, least); size -= 1) {
      this.#scaleTitle(size);
      if (isOneLine(title)) return;
    }
    this.#scaleTitle(tenths);
  }

  #scaleTitle(tenths: number): void {
    this.style.setProperty('--title-scale', String(tenths / 10));
  }

  protected override render() {
    const { band, sheet } = this;
    if (band === null || sheet === null) return nothing;
    return html`
      <article class=${band.category}>
        <header>
          <louyu-category-icon .category=${band.category}></louyu-category-icon>
          <span class="label">${band.label}</span>
          ${band.priority === '' ? nothing : html`<span class="priority">${band.priority}</span>`}
          <span class="about">${[band.revision, band.page].map(aboutOf)}</span>
        </header>
        <div class="space ${sheet.pictures?.place ?? ''}">
          <div class="content">
            <h1>${inPhrases(unbroken(sheet.title))}</h1>
            ${sheet.facts.length === 0 ? nothing : this.#facts(sheet)}
            ${sheet.paragraphs.map((text) => html`<p>${this.#paragraph(text)}</p>`)}
          </div>
          ${sheet.pictures === undefined ? nothing : pictureRow(sheet.pictures.images)}
        </div>
      </article>
    `;
  }

  /** A key point stands in a few large lines, so it is broken where a title would be; running text as text is. */
  #paragraph(text: string): string {
    return this.family === 'lobby' ? unbroken(text) : inPhrases(unbroken(text));
  }

  #facts(sheet: Sheet) {
    return html`<dl>
      ${sheet.facts.map(
        (fact) =>
          html`<dt>${fact.label}</dt>
            <dd>${unbroken(fact.value)}</dd>`,
      )}
    </dl>`;
  }
}

/** How wide a text would be on the glass if it stood in one line. */
function unbrokenWidthOf(element: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].reduce((sum, line) => sum + line.width, 0);
}

function isOneLine(element: HTMLElement): boolean {
  return element.offsetHeight < 1.5 * Number.parseFloat(getComputedStyle(element).lineHeight);
}

function aboutOf(text: string) {
  return text === '' ? nothing : html`<span>${text}</span>`;
}

customElements.define('louyu-notice-sheet', LouyuNoticeSheet);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-notice-sheet': LouyuNoticeSheet;
  }
}
