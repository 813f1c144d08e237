import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';
import './note.ts';

/** An upload that is under way, or has failed. */
export interface UploadView {
  readonly id: number;
  readonly name: string;
  /** How much of it has gone out, 0–1. */
  readonly share: number;
  /** Why it failed and what to do; empty while it goes on. */
  readonly problem: string;
}

/** What is being uploaded, and what failed with the reason; event `upload-dismiss` with the id. */
export class ImageUploadsList extends LitElement {
  static override properties = { uploads: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      ul {
        display: grid;
        gap: var(--one);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--one) var(--two);
        align-items: center;
      }
      .name {
        overflow-wrap: anywhere;
      }
      progress {
        grid-column: 1;
        width: 100%;
        accent-color: var(--action);
      }
      .button {
        grid-row: 1 / span 2;
        grid-column: 2;
      }
    `,
  ];

  declare uploads: readonly UploadView[];

  constructor() {
    super();
    this.uploads = [];
    followLanguage(this);
  }

  #upload({ id, name, share, problem }: UploadView) {
    const percent = Math.floor(share * 100);
    const words = share < 1 ? t('images.uploading', { name, percent }) : t('images.working', { name });
    return html`<li>
      ${
        problem === ''
          ? html`<span class="name number">${words}</span>
              <progress max="1" .value=${share} aria-label=${name}></progress>`
          : html`<ly-note text=${`${name}: ${problem}`}></ly-note>`
      }
      <button
        type="button"
        class="button quiet"
        @click=${() => this.dispatchEvent(new CustomEvent('upload-dismiss', { detail: id }))}
      >
        ${problem === '' ? t('images.cancel') : t('images.dismiss')}
      </button>
    </li>`;
  }

  override render() {
    return html`<ul>
      ${this.uploads.map((upload) => this.#upload(upload))}
    </ul>`;
  }
}

customElements.define('ly-image-uploads-list', ImageUploadsList);

declare global {
  interface HTMLElementTagNameMap {
    'ly-image-uploads-list': ImageUploadsList;
  }
}
