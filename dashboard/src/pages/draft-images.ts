import { imagesMaxCount, type DraftImage, type Image } from '@louyu/contract/images';
import { html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import '../components/image-field.ts';
import { ImageUploads } from './image-uploads.ts';

/** The pictures of a draft and their uploads; event `images-change` with the new list. */
export class DraftImages extends LitElement {
  static override properties = {
    images: { attribute: false },
    withEnglish: { type: Boolean },
    max: { type: Number },
    _said: { state: true },
  };

  declare images: readonly DraftImage[];
  declare withEnglish: boolean;
  /** Most pictures. */
  declare max: number;
  /** What has to be said about the last choice. */
  declare private _said: string;
  readonly #uploads = new ImageUploads(this, (image) => this.#add(image));

  constructor() {
    super();
    this.images = [];
    this.withEnglish = false;
    this.max = imagesMaxCount;
    this._said = '';
    followLanguage(this);
  }

  #choose(files: readonly File[]): void {
    const room = Math.max(0, this.max - this.images.length - this.#uploads.pending);
    this._said = files.length > room ? t('images.full', { max: this.max }) : '';
    for (const file of files.slice(0, room)) this.#uploads.add(file);
  }

  #add(image: Image): void {
    if (this.images.some((held) => held.image.hash === image.hash)) {
      this._said = t('images.twice');
      return;
    }
    this.#change([...this.images, { image, alt: { 'zh-CN': '' } }]);
  }

  #change(images: readonly DraftImage[]): void {
    // Several uploads may end before the form has handed the list back.
    this.images = images;
    this.dispatchEvent(new CustomEvent('images-change', { detail: images }));
  }

  override render() {
    return html`<ly-image-field
      .images=${this.images}
      .uploads=${this.#uploads.views}
      .max=${this.max}
      ?full=${this.images.length + this.#uploads.pending >= this.max}
      ?withEnglish=${this.withEnglish}
      said=${this._said}
      @files-chosen=${(event: CustomEvent<readonly File[]>) => this.#choose(event.detail)}
      @images-change=${(event: CustomEvent<readonly DraftImage[]>) => {
        // Its own event goes no further up than this element.
        event.stopPropagation();
        this._said = '';
        this.#change(event.detail);
      }}
      @upload-dismiss=${(event: CustomEvent<number>) => this.#uploads.dismiss(event.detail)}
    ></ly-image-field>`;
  }
}

customElements.define('ly-draft-images', DraftImages);

declare global {
  interface HTMLElementTagNameMap {
    'ly-draft-images': DraftImages;
  }
}
