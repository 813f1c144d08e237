import { css, html, LitElement } from 'lit';
import { iconPaths, type IconName } from './icon-paths.ts';

/** A line drawing beside words; it says nothing that the words do not say. */
export class Icon extends LitElement {
  static override properties = { name: {} };

  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 1.25em;
      height: 1.25em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  declare name: IconName;

  constructor() {
    super();
    this.name = 'general';
  }

  override render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${iconPaths[this.name]} /></svg>`;
  }
}

customElements.define('ly-icon', Icon);

declare global {
  interface HTMLElementTagNameMap {
    'ly-icon': Icon;
  }
}
