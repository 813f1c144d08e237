import type { Family, Form } from '@louyu/contract/glass/measures';
import { html, LitElement, nothing, svg } from 'lit';
import { alertSheetStyles } from './alert-sheet-styles.ts';
import type { AlertView } from './alert-view.ts';
import { largestFitting, type AlertScale } from './alert-scales.ts';
import { inPhrases, unbroken } from './phrases.ts';
import './qr-code.ts';
import './quiet-line.ts';
import type { SheetFact } from './sheet.ts';
import { shrinkBox } from './shrink-to-fit.ts';

const signs = {
  danger: svg`<path d="M24 5 3 43h42z" /><path d="M24 18v12M24 36v1" />`,
  over: svg`<circle cx="24" cy="24" r="20" /><path d="m14 25 7 7 13-15" />`,
};

/** One page of an alert over all of the glass (EXPERIENCE "Alert, everywhere"): what to do first, as large as it can be. */
export class LouyuAlertSheet extends LitElement {
  static override properties = {
    view: { attribute: false },
    family: { reflect: true },
    form: { reflect: true },
    smallest: { type: Number },
  };
  static override styles = alertSheetStyles;

  declare view: AlertView | null;
  declare family: Family;
  declare form: Form;
  /** The least type of this glass as a part of that of facts. */
  declare smallest: number;

  constructor() {
    super();
    this.view = null;
    this.family = 'lobby';
    this.form = 'portrait';
    this.smallest = 1;
  }

  protected override willUpdate(): void {
    // Before anything is measured: the code itself is painted a moment later.
    this.style.setProperty('--code-side', `${this.view?.code?.sidePx ?? 0}px`);
  }

  protected override updated(): void {
    const [space, content] = [this.#part('.space'), this.#part('.content')];
    if (space === null || content === null) return;
    for (const box of this.renderRoot.querySelectorAll<HTMLElement>('header, .aside'))
      shrinkBox(box, [...box.querySelectorAll('div')]);
    const fits = (scale: AlertScale): boolean => {
      this.style.setProperty('--instruction-scale', String(scale.instruction));
      this.style.setProperty('--detail-scale', String(scale.detail));
      return (
        content.offsetHeight <= space.clientHeight &&
        [...content.children].every((part) => part.scrollWidth <= part.clientWidth)
      );
    };
    this.toggleAttribute('broken', false);
    if (largestFitting(fits, this.smallest)) return;
    // A word that is longer than the glass is wide, whatever its size.
    this.toggleAttribute('broken', true);
    largestFitting(fits, this.smallest);
  }

  #part(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector(selector);
  }

  protected override render() {
    const { view } = this;
    if (view === null) return nothing;
    // A bar has width, and no height to spare for a line of its own.
    const isBar = this.form === 'bar';
    const about = isBar ? [...view.about, view.issued] : view.about;
    const side = view.side === '' ? nothing : html`<div class="side"><span>${view.side}</span></div>`;
    return html`<article class=${view.tone}>
      ${side}
      <div class="main">
        <header>
          <span class="label">
            <svg viewBox="0 0 48 48" aria-hidden="true">
              ${signs[view.tone === 'over' ? 'over' : 'danger']}
            </svg>
            <span>${view.label}</span>
          </span>
          <span class="hazard">${view.hazard}</span>
          <span class="about">${about.map((text) => html`<span>${text}</span>`)}</span>
        </header>
        <div class="middle">
          <div class="space"><div class="content">${this.#content(view)}</div></div>
          ${this.#aside(view)}
        </div>
        ${isBar ? nothing : html`<louyu-quiet-line .text=${view.issued}></louyu-quiet-line>`}
      </div>
      ${side}
    </article>`;
  }

  #content({ instruction, change, actions, facts }: AlertView) {
    return html`
      <h1>${inPhrases(unbroken(instruction))}</h1>
      ${change === null ? nothing : html`<p class="change">${factOf(change)}</p>`}
      ${
        actions.length === 0
          ? nothing
          : html`<ol>
              ${actions.map((action) => html`<li>${unbroken(action)}</li>`)}
            </ol>`
      }
      <div class="facts">${facts.map((fact) => html`<p>${factOf(fact)}</p>`)}</div>
    `;
  }

  #aside({ phone, code }: AlertView) {
    if (phone === null && code === null) return nothing;
    return html`<div class="aside">
      ${
        phone === null
          ? nothing
          : html`<div class="call"><span>${phone.label}</span><b>${phone.value}</b></div>`
      }
      ${
        code === null
          ? nothing
          : html`<louyu-qr-code
                .text=${code.link}
                .label=${code.label}
                .sidePx=${code.sidePx}
              ></louyu-qr-code>
              <div class="scan">${code.caption.map((line) => html`<div>${line}</div>`)}</div>`
      }
    </div>`;
  }
}

function factOf({ label, value }: SheetFact) {
  return html`<span class="name">${label}</span> <span class="value">${unbroken(value)}</span>`;
}

customElements.define('louyu-alert-sheet', LouyuAlertSheet);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-alert-sheet': LouyuAlertSheet;
  }
}
