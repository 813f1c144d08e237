import type { Place, Site } from '@louyu/contract/api/places';
import type { BoardNotice } from '@louyu/contract/board';
import { languages, type Language } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { placeTree } from './place-tree.ts';
import { previewConfig } from './preview-config.ts';
import './kiosk-frame.ts';

/** A notice on a lobby screen at the first spot that it reaches; with a choice of language where it has both. */
export class ScreenPreview extends LitElement {
  static override properties = {
    label: {},
    empty: {},
    site: { attribute: false },
    places: { attribute: false },
    audience: { attribute: false },
    notice: { attribute: false },
    _language: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
    `,
  ];

  declare label: string;
  /** What stands in the frame while there is nothing to show. */
  declare empty: string;
  declare site: Site | undefined;
  declare places: readonly Place[];
  declare audience: readonly string[];
  declare notice: BoardNotice | undefined;
  /** Undefined follows the language of the page. */
  declare private _language: Language | undefined;

  constructor() {
    super();
    this.label = '';
    this.empty = '';
    this.site = undefined;
    this.places = [];
    this.audience = [];
    this.notice = undefined;
    this._language = undefined;
    followLanguage(this);
  }

  #languages(shown: Language) {
    if (this.notice?.content.en === undefined) return '';
    return html`<div class="row tight" role="group" aria-label=${t('preview.language')}>
      ${languages.map(
        (each) =>
          html`<button
            type="button"
            class="chip small"
            lang=${each}
            aria-pressed=${each === shown ? 'true' : 'false'}
            @click=${() => (this._language = each)}
          >
            ${t(`language.${each}`)}
          </button>`,
      )}
    </div>`;
  }

  override render() {
    const { site, notice } = this;
    const shown = this._language ?? language();
    return html`<h2>${this.label}</h2>
      <ly-kiosk-frame
        .config=${site === undefined ? undefined : previewConfig(site, placeTree(this.places), this.audience, shown)}
        .notices=${notice === undefined ? [] : [notice]}
        empty=${this.empty}
      ></ly-kiosk-frame>
      ${this.#languages(shown)}`;
  }
}

customElements.define('ly-screen-preview', ScreenPreview);

declare global {
  interface HTMLElementTagNameMap {
    'ly-screen-preview': ScreenPreview;
  }
}
