import { css, html, LitElement, nothing } from 'lit';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/** Takes a photo with the phone's camera where it is large, or chooses one; event `photo` with `detail: File`. */
export class PhotoButton extends LitElement {
  static override properties = { label: {}, busy: { type: Boolean }, large: { type: Boolean } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: inline-block;
      }
      :host([large]) {
        display: block;
      }
      :host([large]) .button {
        width: 100%;
        min-height: 64px;
        font-size: var(--text-lead);
      }
      input[type='file'] {
        display: none;
      }
    `,
  ];

  declare label: string;
  declare busy: boolean;
  declare large: boolean;

  constructor() {
    super();
    this.label = '';
    this.busy = false;
    this.large = false;
  }

  override render() {
    return html`<button
        type="button"
        class="button"
        ?disabled=${this.busy}
        @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input')?.click()}
      >
        <ly-icon name="camera"></ly-icon>${this.label}
      </button>
      <input
        type="file"
        accept="image/*"
        capture=${this.large ? 'environment' : nothing}
        aria-label=${this.label}
        @change=${(event: Event & { currentTarget: HTMLInputElement }) => {
          const { currentTarget } = event;
          const [detail] = currentTarget.files ?? [];
          if (detail !== undefined) this.dispatchEvent(new CustomEvent('photo', { detail }));
          // The same file may be chosen again after it failed.
          currentTarget.value = '';
        }}
      />`;
  }
}

customElements.define('ly-photo-button', PhotoButton);

declare global {
  interface HTMLElementTagNameMap {
    'ly-photo-button': PhotoButton;
  }
}
