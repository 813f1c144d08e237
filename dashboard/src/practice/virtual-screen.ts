import type { Place, Site } from '@louyu/contract/api/places';
import type { BoardNotice } from '@louyu/contract/board';
import { profilePresets } from '@louyu/contract/glass/presets';
import type { PreviewMessage } from '@louyu/contract/preview';
import { css, html, LitElement } from 'lit';
import type { Measured } from '../components/kiosk-frame.ts';
import { placeTree } from '../components/place-tree.ts';
import { framedScreens, previewConfig } from '../components/preview-config.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import '../components/kiosk-frame.ts';

/**
 * A lobby screen that hangs nowhere: the real kiosk in a frame, with 练习 above and below its glass. Event `painted` with
 * `detail.shows` when the kiosk has laid out what stands on it: the notice, or nothing.
 */
export class VirtualScreen extends LitElement {
  static override properties = {
    site: { attribute: false },
    places: { attribute: false },
    audience: { attribute: false },
    notice: { attribute: false },
  };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-width: 360px;
      }
      div {
        padding: 0 var(--one);
        border: 2px dashed var(--fee);
        border-radius: var(--radius-large);
        background: var(--fee-tint);
      }
      p {
        padding: var(--half);
        color: var(--fee);
        font-weight: 600;
        text-align: center;
      }
    `,
  ];

  declare site: Site | undefined;
  declare places: readonly Place[];
  declare audience: readonly string[];
  /** What stands on it; undefined: nothing. */
  declare notice: BoardNotice | undefined;

  constructor() {
    super();
    this.site = undefined;
    this.places = [];
    this.audience = [];
    this.notice = undefined;
    followLanguage(this);
  }

  #message(site: Site): PreviewMessage | undefined {
    const tree = placeTree(this.places);
    const place = framedScreens([], tree, this.audience)[0]?.place;
    if (place === undefined) return undefined;
    const config = previewConfig(site, tree, { ...profilePresets.lobby, place }, language());
    return { type: 'louyu.preview', config, notices: this.notice === undefined ? [] : [this.notice] };
  }

  #painted({ detail: { message } }: CustomEvent<Measured>): void {
    const detail = { shows: message.notices.length > 0 };
    this.dispatchEvent(new CustomEvent('painted', { detail }));
  }

  override render() {
    const { site } = this;
    return html`<div>
      <p aria-hidden="true">${t('practice.word')}</p>
      <ly-kiosk-frame
        .message=${site === undefined ? undefined : this.#message(site)}
        @measured=${this.#painted}
      ></ly-kiosk-frame>
      <p>${t('practice.screen')}</p>
    </div>`;
  }
}

customElements.define('ly-virtual-screen', VirtualScreen);

declare global {
  interface HTMLElementTagNameMap {
    'ly-virtual-screen': VirtualScreen;
  }
}
