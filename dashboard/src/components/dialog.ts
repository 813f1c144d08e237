import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement } from 'lit';
import { base } from '../theme/base.css.ts';

/** A modal question: keeps the focus, ends with Escape (event `dismiss`); its buttons come in the slot `footer`. */
export class Dialog extends LitElement {
  static override properties = { open: { type: Boolean }, label: {} };

  static override styles = [
    base,
    css`
      wa-dialog {
        --width: min(30rem, calc(100vw - var(--four)));
        --spacing: var(--three);
      }
      /* What is taller than the window scrolls between its title and its buttons. */
      wa-dialog::part(dialog) {
        max-height: calc(100dvh - var(--four));
      }
      wa-dialog::part(title) {
        font-size: var(--text-title);
      }
      wa-dialog::part(header-actions) {
        display: none;
      }
      .footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--one) var(--two);
      }
    `,
  ];

  declare open: boolean;
  declare label: string;

  constructor() {
    super();
    this.open = false;
    this.label = '';
  }

  #hidden(event: Event): void {
    // Menus and other dialogs inside would bubble the same event.
    if (event.target !== event.currentTarget || !this.open) return;
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  override render() {
    return html`<wa-dialog label=${this.label} .open=${this.open} @wa-after-hide=${this.#hidden}>
      <slot></slot>
      <div slot="footer" class="footer"><slot name="footer"></slot></div>
    </wa-dialog>`;
  }
}

customElements.define('ly-dialog', Dialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-dialog': Dialog;
  }
}
