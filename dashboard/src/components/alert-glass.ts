import type { AlarmAlert } from '@louyu/contract/alarm';
import type { Site } from '@louyu/contract/api/places';
import { presetNames, profilePresets, type PresetName } from '@louyu/contract/glass/presets';
import type { PreviewMessage } from '@louyu/contract/preview';
import type { Id } from '@louyu/contract/primitives';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { PlaceTree } from './place-tree.ts';
import { framedScreens, previewConfig } from './preview-config.ts';
import './kiosk-frame.ts';

/** How an alert looks on the glass, on one kind of screen at a time: the real kiosk in a frame. */
export class AlertGlass extends LitElement {
  static override properties = {
    site: { attribute: false },
    tree: { attribute: false },
    placeIds: { attribute: false },
    alert: { attribute: false },
    _shown: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      ly-kiosk-frame {
        width: 100%;
        margin-inline: auto;
      }
      ly-kiosk-frame.tall {
        max-width: 264px;
      }
    `,
  ];

  declare site: Site | undefined;
  declare tree: PlaceTree | undefined;
  declare placeIds: readonly Id[];
  /** Undefined while something that it cannot be said without is missing. */
  declare alert: AlarmAlert | undefined;
  declare private _shown: PresetName;

  constructor() {
    super();
    this.site = undefined;
    this.tree = undefined;
    this.placeIds = [];
    this.alert = undefined;
    this._shown = 'lobby';
    followLanguage(this);
  }

  #message(): PreviewMessage | undefined {
    const { site, tree, alert, _shown: shown } = this;
    if (site === undefined || tree === undefined) return undefined;
    const place = framedScreens([], tree, this.placeIds)[0]?.place;
    if (place === undefined) return undefined;
    const screen = { ...profilePresets[shown], place };
    return {
      type: 'louyu.preview',
      config: previewConfig(site, tree, screen, language()),
      notices: [],
      ...(alert === undefined ? {} : { alerts: [alert] }),
    };
  }

  override render() {
    const { widthPx, heightPx } = profilePresets[this._shown].profile;
    return html`<div class="row tight" role="group" aria-label=${t('emergency.glass')}>
        ${presetNames
          .filter((name) => name !== 'landscape')
          .map(
            (name) =>
              html`<button
                type="button"
                class="chip small"
                aria-pressed=${name === this._shown ? 'true' : 'false'}
                @click=${() => (this._shown = name)}
              >
                ${t(`glass.${name}`)}
              </button>`,
          )}
      </div>
      <ly-kiosk-frame
        class=${heightPx > widthPx ? 'tall' : ''}
        .message=${this.#message()}
        empty=${this.alert === undefined ? t('emergency.glass_empty') : ''}
      ></ly-kiosk-frame>`;
  }
}

customElements.define('ly-alert-glass', AlertGlass);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-glass': AlertGlass;
  }
}
