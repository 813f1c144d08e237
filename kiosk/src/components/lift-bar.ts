import { css, html, LitElement, nothing } from 'lit';
import { shrinkToFit } from './shrink-to-fit.ts';

/** The line that always stands at the bottom of a lift's glass: time, which lift, what to do when trapped, whom to call. */
export class LouyuLiftBar extends LitElement {
  static override properties = {
    time: { type: String },
    lift: { type: String },
    trapped: { type: String },
    phoneLabel: { type: String },
    phone: { type: String },
  };
  static override styles = css`
    :host {
      display: block;
      box-sizing: border-box;
      overflow: hidden;
      border-top: 3px solid var(--rule);
      background: var(--ground-quiet);
    }
    .line {
      display: flex;
      align-items: center;
      justify-content: space-between;
      box-sizing: border-box;
      min-height: calc(100% - 3px);
      padding: 0 var(--padding);
      font-size: calc(var(--body) * var(--shrink, 1));
      line-height: 1.25;
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }
    .now,
    .rescue {
      flex: none;
    }
    .now {
      max-width: 26%;
    }
    time,
    .phone {
      display: block;
      font-size: 1.55em;
      font-weight: 700;
      line-height: 1.15;
      white-space: nowrap;
    }
    time {
      font-size: 2em;
      letter-spacing: -0.02em;
    }
    .trapped {
      flex: 1;
      min-width: 0;
      margin: 0 1.1em;
      font-size: 1.15em;
      font-weight: 700;
      text-align: center;
    }
    .trapped span {
      display: inline-block;
    }
    .label {
      color: var(--ink-quiet);
    }
    :host([form='portrait']) .line {
      flex-wrap: wrap;
      align-content: space-evenly;
    }
    :host([form='portrait']) .trapped {
      flex: 0 0 100%;
      order: -1;
      margin: 0;
      text-align: left;
    }
    :host([form='portrait']) .now {
      max-width: 40%;
    }
    :host([form='portrait']) .rescue {
      text-align: right;
    }
  `;

  declare time: string;
  declare lift: string;
  /** Clauses; a line is broken between them where there is a choice. */
  declare trapped: string;
  declare phoneLabel: string;
  declare phone: string;

  constructor() {
    super();
    this.time = '';
    this.lift = '';
    this.trapped = '';
    this.phoneLabel = '';
    this.phone = '';
  }

  protected override updated(): void {
    shrinkToFit(this, this.renderRoot.querySelector<HTMLElement>('.line'));
  }

  protected override render() {
    const clauses = this.trapped.match(/[^\uff0c.?]+[\uff0c.?]?\s*/g) ?? [];
    return html`<div class="line">
      <div class="now"><time>${this.time}</time>${this.lift}</div>
      <div class="trapped">
        ${clauses.map((clause) => html`<span>${clause.trim()}</span>${clause.endsWith(' ') ? ' ' : ''}`)}
      </div>
      ${
        this.phone === ''
          ? nothing
          : html`<div class="rescue">
              <span class="label">${this.phoneLabel}</span><span class="phone">${this.phone}</span>
            </div>`
      }
    </div>`;
  }
}

customElements.define('louyu-lift-bar', LouyuLiftBar);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-lift-bar': LouyuLiftBar;
  }
}
