import { altMaxChars, filePathOf, type DraftImage } from '@louyu/contract/images';
import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';
import './text-field.ts';

/** One picture of a notice: what it looks like, what it shows; events `alt-change` with the words, `move` with −1 or 1, `remove`. */
export class ImageCard extends LitElement {
  static override properties = {
    image: { attribute: false },
    position: { type: Number },
    count: { type: Number },
    withEnglish: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: 120px minmax(0, 1fr) auto;
        gap: var(--two);
        align-items: start;
      }
      img {
        width: 120px;
        height: 90px;
        object-fit: contain;
        border-radius: var(--radius);
        background: var(--panel);
      }
      .words {
        display: grid;
        gap: var(--one);
      }
      .deeds {
        display: grid;
      }
      @media (max-width: 600px) {
        :host {
          grid-template-columns: 120px minmax(0, 1fr);
        }
        .words {
          grid-column: 1 / -1;
          grid-row: 2;
        }
        .deeds {
          display: flex;
          justify-content: end;
        }
      }
    `,
  ];

  declare image: DraftImage;
  /** From 1. */
  declare position: number;
  declare count: number;
  declare withEnglish: boolean;

  constructor() {
    super();
    this.position = 1;
    this.count = 1;
    this.withEnglish = false;
    followLanguage(this);
  }

  #say(change: Partial<DraftImage['alt']>): void {
    this.dispatchEvent(new CustomEvent('alt-change', { detail: { ...this.image.alt, ...change } }));
  }

  #alt(language: 'zh-CN' | 'en') {
    return html`<ly-text-field
      label=${language === 'en' ? t('images.alt_en') : t('images.alt')}
      placeholder=${t('images.alt_hint')}
      .value=${this.image.alt[language] ?? ''}
      @input=${(event: Event & { currentTarget: HTMLElementTagNameMap['ly-text-field'] }) =>
        this.#say({ [language]: event.currentTarget.value.slice(0, altMaxChars) })}
    ></ly-text-field>`;
  }

  #deed(icon: 'up' | 'down' | 'delete', label: string, disabled: boolean, deed: () => CustomEvent) {
    return html`<button
      type="button"
      class="button quiet"
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${() => this.dispatchEvent(deed())}
    >
      <ly-icon name=${icon}></ly-icon>
    </button>`;
  }

  override render() {
    const { image, alt } = this.image;
    const number = { number: this.position };
    const move = (by: number) => () => new CustomEvent('move', { detail: by });
    return html`<img
        src=${filePathOf(image)}
        alt=${alt['zh-CN'] === '' ? t('images.number', number) : alt['zh-CN']}
        width=${image.width}
        height=${image.height}
      />
      <div class="words">${this.#alt('zh-CN')} ${this.withEnglish ? this.#alt('en') : nothing}</div>
      <div class="deeds">
        ${
          this.count < 2
            ? nothing
            : html`${this.#deed('up', t('images.up'), this.position === 1, move(-1))}
              ${this.#deed('down', t('images.down'), this.position === this.count, move(1))}`
        }
        ${this.#deed('delete', t('images.remove', number), false, () => new CustomEvent('remove'))}
      </div>`;
  }
}

customElements.define('ly-image-card', ImageCard);

declare global {
  interface HTMLElementTagNameMap {
    'ly-image-card': ImageCard;
  }
}
