import type { NoticeShare } from '@louyu/contract/api/shares';
import type { Language } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { drawPoster } from './draw-poster.ts';
import './icon.ts';

/** The poster of a notice as a picture that can be saved or copied, drawn here. */
export class PosterImage extends LitElement {
  static override properties = {
    share: { attribute: false },
    language: {},
    _url: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
        justify-items: start;
      }
      img {
        width: 100%;
        max-width: 270px;
        height: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
    `,
  ];

  declare share: NoticeShare | undefined;
  declare language: Language;
  /** Of the picture in this browser; undefined until it is drawn. */
  declare private _url: string | undefined;
  #drawn = '';

  constructor() {
    super();
    this.share = undefined;
    this.language = 'zh-CN';
    this._url = undefined;
    followLanguage(this);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { share, language } = this;
    if (share === undefined) return;
    const paper = share.paper[language] ?? share.paper['zh-CN'];
    // Ticks change the share, not the picture.
    const key = JSON.stringify([paper, share.qr, share.category]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const canvas = document.createElement('canvas');
    void drawPoster(canvas, { paper, category: share.category, qr: share.qr }).then(() =>
      canvas.toBlob((blob) => {
        if (blob === null || key !== this.#drawn) return;
        this.#forget();
        this._url = URL.createObjectURL(blob);
      }, 'image/png'),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
    this.#drawn = '';
    this._url = undefined;
  }

  #forget(): void {
    if (this._url !== undefined) URL.revokeObjectURL(this._url);
  }

  override render() {
    const { share, _url: url } = this;
    if (share === undefined || url === undefined) return nothing;
    const paper = share.paper[this.language] ?? share.paper['zh-CN'];
    const name = `${paper.content.shortTitle}-${String(share.number).padStart(4, '0')}.png`;
    return html`<img src=${url} alt=${t('share.poster_alt', { title: paper.content.title })} />
      <a class="button" href=${url} download=${name}
        ><ly-icon name="picture"></ly-icon>${t('share.poster_save')}</a
      >`;
  }
}

customElements.define('ly-poster-image', PosterImage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-poster-image': PosterImage;
  }
}
