import { imagesMaxCount, type DraftImage } from '@louyu/contract/images';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';
import './image-card.ts';
import './image-uploads-list.ts';
import type { UploadView } from './image-uploads-list.ts';
import './note.ts';

/** What the hub decodes; a phone turns its own formats into one of these when it is asked for them. */
const accepted = 'image/jpeg,image/png,image/webp,image/gif';

/**
 * The pictures of a notice: chosen, dragged here or pasted, described, put in order. Events `files-chosen` with the files,
 * `images-change` with the new list, `upload-dismiss` with the id of an upload.
 */
export class ImageField extends LitElement {
  static override properties = {
    images: { attribute: false },
    uploads: { attribute: false },
    full: { type: Boolean },
    max: { type: Number },
    withEnglish: { type: Boolean },
    said: {},
    _over: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .cards {
        display: grid;
        gap: var(--two);
      }
      .zone {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one) var(--two);
        align-items: center;
        padding: var(--two);
        border: 1px dashed var(--border);
        border-radius: var(--radius);
      }
      .zone.over {
        border-style: solid;
        border-color: var(--focus);
        background: var(--panel);
      }
      .zone .hint {
        flex: 1 1 220px;
      }
      small {
        margin-inline-start: var(--one);
        font-size: var(--text-small);
        font-weight: 400;
      }
      input[type='file'] {
        display: none;
      }
    `,
  ];

  declare images: readonly DraftImage[];
  declare uploads: readonly UploadView[];
  /** Whether no more may be added. */
  declare full: boolean;
  /** Most pictures. */
  declare max: number;
  declare withEnglish: boolean;
  /** What has to be said about the last choice; empty where nothing. */
  declare said: string;
  declare private _over: boolean;
  readonly #paste = (event: ClipboardEvent) => this.#offer(event.clipboardData?.files, event);

  constructor() {
    super();
    this.images = [];
    this.uploads = [];
    this.full = false;
    this.max = imagesMaxCount;
    this.withEnglish = false;
    this.said = '';
    this._over = false;
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.#paste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.#paste);
  }

  /** Takes files that came by the clipboard or by the mouse; words that are pasted go where they always go. */
  #offer(files: FileList | undefined, event: Event): void {
    if (files === undefined || files.length === 0) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('files-chosen', { detail: [...files] }));
  }

  #change(images: readonly DraftImage[]): void {
    this.dispatchEvent(new CustomEvent('images-change', { detail: images }));
  }

  #move(index: number, by: number): void {
    const images = [...this.images];
    const [moved] = images.splice(index, 1);
    if (moved === undefined) return;
    images.splice(index + by, 0, moved);
    this.#change(images);
  }

  #zone() {
    const over = (is: boolean) => (event: DragEvent) => {
      event.preventDefault();
      this._over = is;
    };
    return html`<div
      class="zone ${this._over ? 'over' : ''}"
      @dragover=${over(true)}
      @dragleave=${over(false)}
      @drop=${(event: DragEvent) => {
        this._over = false;
        this.#offer(event.dataTransfer?.files, event);
      }}
    >
      <button
        type="button"
        class="button"
        @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input')?.click()}
      >
        <ly-icon name="picture"></ly-icon>${t('images.choose')}
      </button>
      <span class="hint">${t('images.lead')} ${t('images.kinds')}</span>
      <input
        type="file"
        accept=${accepted}
        multiple
        aria-label=${t('images.choose')}
        @change=${(event: Event & { currentTarget: HTMLInputElement }) => {
          const { currentTarget } = event;
          this.dispatchEvent(new CustomEvent('files-chosen', { detail: [...(currentTarget.files ?? [])] }));
          // The same file may be chosen again after it failed.
          currentTarget.value = '';
        }}
      />
    </div>`;
  }

  #card(image: DraftImage, index: number) {
    const replaced = (alt: DraftImage['alt']) =>
      this.images.map((held) => (held === image ? { ...held, alt } : held));
    return html`<ly-image-card
      .image=${image}
      .position=${index + 1}
      .count=${this.images.length}
      ?withEnglish=${this.withEnglish}
      @alt-change=${(event: CustomEvent<DraftImage['alt']>) => this.#change(replaced(event.detail))}
      @move=${(event: CustomEvent<number>) => this.#move(index, event.detail)}
      @remove=${() => this.#change(this.images.filter((held) => held !== image))}
    ></ly-image-card>`;
  }

  override render() {
    return html`<section class="stack" aria-labelledby="images">
      <h2 id="images">
        ${t('images.title')}<small class="soft">${t('images.optional', { max: this.max })}</small>
      </h2>
      <div class="cards">
        ${repeat(
          this.images,
          ({ image }) => image.hash,
          (image, index) => this.#card(image, index),
        )}
      </div>
      ${
        this.uploads.length === 0
          ? nothing
          : html`<ly-image-uploads-list
              .uploads=${this.uploads}
              @upload-dismiss=${(event: CustomEvent<number>) =>
                this.dispatchEvent(new CustomEvent('upload-dismiss', { detail: event.detail }))}
            ></ly-image-uploads-list>`
      }
      ${this.full ? nothing : this.#zone()}
      <ly-note text=${this.said}></ly-note>
      ${this.images.length === 0 ? nothing : html`<p class="hint">${t('images.glass')}</p>`}
    </section>`;
  }
}

customElements.define('ly-image-field', ImageField);

declare global {
  interface HTMLElementTagNameMap {
    'ly-image-field': ImageField;
  }
}
