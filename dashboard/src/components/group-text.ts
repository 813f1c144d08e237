import type { GroupText } from '@louyu/contract/api/group-text';
import { languages, type Language } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './copy-button.ts';

/** 群文案: a notice as it is posted in a chat group, to be copied with one click. Event `language-change` with the language. */
export class GroupTextCard extends LitElement {
  static override properties = {
    text: { attribute: false },
    language: {},
    preview: { type: Boolean },
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
      details,
      pre {
        justify-self: stretch;
      }
      summary {
        min-height: var(--target);
        padding-block: 10px;
        font-weight: 600;
        cursor: pointer;
      }
      pre {
        margin: 0;
        padding: var(--two);
        border-radius: var(--radius-large);
        background: var(--panel);
        font: inherit;
        line-height: 1.6;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare text: GroupText | undefined;
  declare language: Language;
  /** Whether it is only looked at: a draft is not posted. */
  declare preview: boolean;

  constructor() {
    super();
    this.text = undefined;
    this.language = 'zh-CN';
    this.preview = false;
    followLanguage(this);
  }

  #choose(language: Language): void {
    this.language = language;
    this.dispatchEvent(new CustomEvent('language-change', { detail: { language } }));
  }

  override render() {
    const { text } = this;
    if (text === undefined) return nothing;
    const shown = text[this.language] ?? text['zh-CN'];
    const words = html`<pre lang=${this.language} data-testid="group-text">${shown}</pre>`;
    if (!this.preview)
      return html`${this.#languages(text)} ${words}
        <ly-copy-button .value=${shown} label=${t('share.copy')}></ly-copy-button>`;
    return html`<details>
      <summary>${t('share.text')}</summary>
      <div class="stack">
        ${this.#languages(text)} ${words}
        <p class="soft small">${t('share.text_preview')}</p>
      </div>
    </details>`;
  }

  #languages(text: GroupText) {
    if (text.en === undefined) return '';
    return html`<div class="row tight" role="group" aria-label=${t('preview.language')}>
      ${languages.map(
        (each) =>
          html`<button
            type="button"
            class="chip small"
            aria-pressed=${each === this.language ? 'true' : 'false'}
            @click=${() => this.#choose(each)}
          >
            ${t(`language.${each}`)}
          </button>`,
      )}
    </div>`;
  }
}

customElements.define('ly-group-text', GroupTextCard);

declare global {
  interface HTMLElementTagNameMap {
    'ly-group-text': GroupTextCard;
  }
}
