import { css, html, LitElement } from 'lit';
import { translate } from '../i18n/translate.ts';
import type { TextKey } from '../i18n/zh-cn.ts';

/** A text in both languages: before a device is paired nobody has said which one is read in front of it. */
export class LouyuBilingualText extends LitElement {
  static override properties = { key: { type: String }, values: { attribute: false } };
  static override styles = css`
    :host {
      display: block;
    }
    .second {
      font-family: var(--english-font);
      font-size: 0.62em;
      font-weight: 400;
      color: var(--ink-quiet);
    }
  `;

  declare key: TextKey;
  declare values: Readonly<Record<string, string | number>>;

  constructor() {
    super();
    this.key = 'starting.title';
    this.values = {};
  }

  protected override render() {
    return html`
      <div lang="zh-CN">${translate('zh-CN', this.key, this.values)}</div>
      <div class="second" lang="en">${translate('en', this.key, this.values)}</div>
    `;
  }
}

customElements.define('louyu-bilingual-text', LouyuBilingualText);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-bilingual-text': LouyuBilingualText;
  }
}
