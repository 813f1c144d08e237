import { css, html, LitElement } from 'lit';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/** A number to call, and whose it is. */
export interface CallNumber {
  readonly label: string;
  readonly number: string;
}

/** Whom to call now, each one tap on a phone and large enough to be read across the room. */
export class AlertPhones extends LitElement {
  static override properties = { phones: { attribute: false }, label: {} };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 168px), 1fr));
        gap: var(--one);
      }
      a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: 0 12px;
        min-height: 60px;
        padding: var(--half) var(--two);
        border: 1px solid var(--border);
        border-radius: var(--radius);
        line-height: 1.3;
        text-decoration: none;
      }
      a:hover {
        background: var(--panel);
      }
      b {
        font-size: var(--text-lead);
      }
      b {
        white-space: nowrap;
      }
      @media (max-width: 640px) {
        a {
          gap: 0 var(--one);
          padding-inline: 12px;
        }
        b {
          font-size: var(--text-body);
        }
      }
      span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare phones: readonly CallNumber[];
  declare label: string;

  constructor() {
    super();
    this.phones = [];
    this.label = '';
  }

  override render() {
    return html`<ul aria-label=${this.label}>
      ${this.phones.map(
        ({ label, number }) =>
          html`<li>
            <a href="tel:${number.replaceAll(/[^\d+]/g, '')}">
              <ly-icon name="phone"></ly-icon>
              <span><b class="number">${number}</b><br /><span class="soft small">${label}</span></span>
            </a>
          </li>`,
      )}
    </ul>`;
  }
}

customElements.define('ly-alert-phones', AlertPhones);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-phones': AlertPhones;
  }
}
