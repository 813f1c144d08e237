import { css, html, LitElement, nothing } from 'lit';
import { shrinkBox } from '../components/shrink-to-fit.ts';
import { translate } from '../i18n/translate.ts';
import type { Language } from '@louyu/contract/primitives';
import { spotPath, type ScreenConfig } from './screen-config.ts';

/** Over everything for a few seconds: which device this is and where it is entered, for whoever stands in front of it. */
export class LouyuIdentifyScreen extends LitElement {
  static override properties = { config: { attribute: false }, language: { type: String } };
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      justify-content: center;
      box-sizing: border-box;
      height: 100%;
      padding: var(--padding);
      background: var(--identify);
      color: var(--on-identify);
      text-align: center;
      line-height: 1.3;
      overflow-wrap: anywhere;
    }
    .title {
      font-size: calc(var(--fact) * var(--shrink, 1));
    }
    .name {
      margin: 0.4em 0;
      font-size: calc(var(--title) * 1.3 * var(--shrink, 1));
      font-weight: 700;
    }
    .place {
      font-size: calc(var(--title) * 0.75 * var(--shrink, 1));
    }
  `;

  declare config: ScreenConfig | null;
  declare language: Language;

  constructor() {
    super();
    this.config = null;
    this.language = 'zh-CN';
  }

  protected override updated(): void {
    shrinkBox(this);
  }

  protected override render() {
    if (this.config === null) return nothing;
    return html`
      <div class="title">${translate(this.language, 'identify.title')}</div>
      <div class="name">${this.config.name}</div>
      <div class="place">${spotPath(this.config, this.language)}</div>
    `;
  }
}

customElements.define('louyu-identify-screen', LouyuIdentifyScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-identify-screen': LouyuIdentifyScreen;
  }
}
