import type { Category } from '@louyu/contract/notice-content';
import { css, html, LitElement } from 'lit';
import { shrinkToFit } from './shrink-to-fit.ts';

export interface ListedNotice {
  readonly id: string;
  /** Its place in the whole list, from 1. */
  readonly position: number;
  readonly category: Category;
  readonly shortTitle: string;
}

/** The overview band: how many notices there are, which ones, and which of them is on the glass. */
export class LouyuNoticeList extends LitElement {
  static override properties = {
    heading: { type: String },
    stale: { type: String },
    notices: { attribute: false },
    currentId: { type: String },
  };
  static override styles = css`
    :host {
      display: block;
      box-sizing: border-box;
      padding: 0 var(--padding);
      background: var(--ground-quiet);
      overflow: hidden;
    }
    .all {
      padding-top: calc(var(--body) * 0.45);
      font-size: calc(var(--body) * var(--shrink, 1));
    }
    h2 {
      white-space: nowrap;
      display: flex;
      justify-content: space-between;
      margin: 0;
      font-size: inherit;
      font-weight: 400;
      line-height: 1.4;
      color: var(--ink-quiet);
      font-variant-numeric: tabular-nums;
    }
    .stale {
      color: var(--caution);
      font-weight: 700;
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      margin: 0.1em 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      height: 1.52em;
      margin-right: 1em;
      font-size: inherit;
      line-height: 1.2;
      white-space: nowrap;
      --accent: var(--general);
    }
    .water {
      --accent: var(--water);
    }
    .power {
      --accent: var(--power);
    }
    .lift {
      --accent: var(--lift);
    }
    .safety {
      --accent: var(--safety);
    }
    .event {
      --accent: var(--event);
    }
    .fee {
      --accent: var(--fee);
    }
    :host([form='landscape']) h2 {
      flex-wrap: wrap;
    }
    :host([form='landscape']) ol {
      flex-direction: column;
    }
    :host([form='landscape']) li {
      height: auto;
      min-height: 1.52em;
      margin-right: 0;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .position {
      flex: none;
      box-sizing: border-box;
      width: 1.4em;
      height: 1.4em;
      margin-right: 0.35em;
      border: 3px solid var(--accent);
      border-radius: 50%;
      text-align: center;
      line-height: calc(1.4em - 6px);
      font-weight: 600;
      color: var(--accent);
      letter-spacing: -0.03em;
      font-variant-numeric: tabular-nums;
    }
    [aria-current] {
      font-weight: 700;
    }
    [aria-current] .position {
      background: var(--accent);
      color: var(--on-accent);
    }
  `;

  declare heading: string;
  /** Since when nothing was heard from the hub, in words; empty while it is. */
  declare stale: string;
  declare notices: readonly ListedNotice[];
  declare currentId: string;

  constructor() {
    super();
    this.heading = '';
    this.stale = '';
    this.notices = [];
    this.currentId = '';
  }

  protected override updated(): void {
    shrinkToFit(this, this.renderRoot.querySelector<HTMLElement>('.all'));
  }

  protected override render() {
    return html`
      <div class="all">
        <h2><span>${this.heading}</span><span class="stale">${this.stale}</span></h2>
        <ol>
          ${this.notices.map((notice) => this.#item(notice))}
        </ol>
      </div>
    `;
  }

  #item(notice: ListedNotice) {
    const content = html`<span class="position">${notice.position}</span>${notice.shortTitle}`;
    return notice.id === this.currentId
      ? html`<li class=${notice.category} aria-current="true">${content}</li>`
      : html`<li class=${notice.category}>${content}</li>`;
  }
}

customElements.define('louyu-notice-list', LouyuNoticeList);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-notice-list': LouyuNoticeList;
  }
}
