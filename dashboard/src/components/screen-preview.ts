import type { PreviewScreen } from '@louyu/contract/api/notices';
import type { Place, Site } from '@louyu/contract/api/places';
import type { BoardNotice } from '@louyu/contract/board';
import type { PreviewMessage } from '@louyu/contract/preview';
import { languages, type Language } from '@louyu/contract/primitives';
import { html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { momentOnDay } from '../i18n/zoned-time.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { glassName } from './glass-card.ts';
import { verdictOf, type GlassVerdict } from './glass-verdict.ts';
import type { Measured } from './kiosk-frame.ts';
import { placeTree, type PlaceTree } from './place-tree.ts';
import { framedScreens, previewConfig, type FramedScreen } from './preview-config.ts';
import { screenPreviewStyles } from './screen-preview.css.ts';

/** A kind of glass that a notice does not fit. */
export interface Misfit extends NonNullable<GlassVerdict['overfull']> {
  readonly screen: string;
}

type Looks = 'now' | 'night' | 'idle';
const looks: readonly Looks[] = ['now', 'night', 'idle'];
/** The hour of the night look. */
const nightHour = 23;
/** A kiosk that does not answer must not hold a notice back: the hub judges too. */
const patienceMs = 5_000;

/**
 * A notice on every kind of screen that it is for, side by side, each the real kiosk in a frame; one at a time where there
 * is no room. With a choice of language where it has both, and of how the glass looks at night and without a notice.
 */
export class ScreenPreview extends LitElement {
  static override properties = {
    label: {},
    empty: {},
    site: { attribute: false },
    places: { attribute: false },
    audience: { attribute: false },
    notice: { attribute: false },
    screens: { attribute: false },
    beside: { attribute: false },
    wide: { type: Boolean, reflect: true },
    _language: { state: true },
    _looks: { state: true },
    _shown: { state: true },
    _page: { state: true },
    _measured: { state: true },
  };

  static override styles = [base, controls, screenPreviewStyles];

  declare label: string;
  /** What stands in the frames while there is nothing to show. */
  declare empty: string;
  declare site: Site | undefined;
  declare places: readonly Place[];
  declare audience: readonly string[];
  declare notice: BoardNotice | undefined;
  /** The screens the hub found in the audience; none stands for the usual ones. */
  declare screens: readonly PreviewScreen[];
  declare beside: readonly BoardNotice[];
  /** Whether all stand side by side where there is room, and all are measured; otherwise one at a time. */
  declare wide: boolean;
  /** Undefined follows the language of the page. */
  declare private _language: Language | undefined;
  declare private _looks: Looks;
  /** The key of the screen that is shown where only one is. */
  declare private _shown: string;
  /** A page that is held, of one screen. */
  declare private _page: { readonly key: string; readonly page: number } | undefined;
  declare private _measured: ReadonlyMap<string, Measured>;
  #waiting: (() => void)[] = [];

  constructor() {
    super();
    this.label = '';
    this.empty = '';
    this.site = undefined;
    this.places = [];
    this.audience = [];
    this.notice = undefined;
    this.screens = [];
    this.beside = [];
    this.wide = false;
    this._language = undefined;
    this._looks = 'now';
    this._shown = '';
    this._page = undefined;
    this._measured = new Map();
    followLanguage(this);
  }

  /** Where the notice does not fit, once every kiosk has laid out what stands in it now. */
  async misfits(): Promise<readonly Misfit[]> {
    // An idle screen measures nothing.
    if (this._looks === 'idle') this._looks = 'now';
    await this.updateComplete;
    if (!this.#isMeasured()) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, patienceMs);
      });
    }
    return this.#framed().flatMap((screen) => {
      const overfull = this.#verdict(screen)?.overfull;
      return overfull === null || overfull === undefined ? [] : [{ ...overfull, screen: glassName(screen) }];
    });
  }

  #isMeasured(): boolean {
    const { notice } = this;
    return (
      notice === undefined ||
      this.#framed().every(({ key }) => isSame(this._measured.get(key)?.message.notices[0], notice))
    );
  }

  #framed(): readonly FramedScreen[] {
    return framedScreens(this.screens, this.#tree(), this.audience);
  }

  #tree(): PlaceTree {
    return placeTree(this.places);
  }

  #verdict({ key }: FramedScreen): GlassVerdict | undefined {
    const measured = this._measured.get(key);
    return measured === undefined || this.notice === undefined ? undefined : verdictOf(measured);
  }

  #message(site: Site, screen: FramedScreen, shown: Language): PreviewMessage {
    const { notice } = this;
    const spoken = languages.filter((each) => notice?.content[each] !== undefined);
    const held = this._page?.key === screen.key ? this._page.page : undefined;
    const isIdle = this._looks === 'idle';
    return {
      type: 'louyu.preview',
      config: previewConfig(site, this.#tree(), screen, shown),
      notices: notice === undefined || isIdle ? [] : [notice],
      beside: isIdle ? [] : this.beside.filter(({ id }) => screen.besideIds.includes(id)),
      ...(spoken.length === 0 ? {} : { languages: [...spoken] }),
      ...(held === undefined || isIdle ? {} : { page: held }),
      ...(this._looks === 'night' ? { at: nightOf(site.timeZone) } : {}),
    };
  }

  #heard({ key }: FramedScreen, measured: Measured): void {
    // How the glass looks without a notice says nothing about the notice.
    if (measured.message.notices.length === 0) return;
    this._measured = new Map([...this._measured, [key, measured]]);
    if (this.#isMeasured()) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #showPage(screen: FramedScreen, { language: spoken, page }: { language: Language; page: number }): void {
    this._language = spoken;
    this._looks = 'now';
    this._page = { key: screen.key, page };
  }

  #chips<T extends string>(
    label: string,
    all: readonly T[],
    chosen: T,
    text: (each: T) => string,
    choose: (each: T) => void,
  ) {
    return html`<div class="row tight" role="group" aria-label=${label}>
      ${all.map(
        (each) =>
          html`<button
            type="button"
            class="chip small"
            aria-pressed=${each === chosen ? 'true' : 'false'}
            @click=${() => {
              this._page = undefined;
              choose(each);
            }}
          >
            ${text(each)}
          </button>`,
      )}
    </div>`;
  }

  #tabs(framed: readonly FramedScreen[], shown: string) {
    if (framed.length < 2) return '';
    return html`<div class="row tight tabs" role="group" aria-label=${this.label}>
      ${framed.map(
        (screen) =>
          html`<button
            type="button"
            class="chip small"
            aria-pressed=${screen.key === shown ? 'true' : 'false'}
            @click=${() => (this._shown = screen.key)}
          >
            ${glassName(screen)}
          </button>`,
      )}
    </div>`;
  }

  override render() {
    const { site, notice } = this;
    const shown = this._language ?? language();
    const framed = this.#framed();
    const one = framed.find(({ key }) => key === this._shown)?.key ?? framed[0]?.key ?? '';
    const empty = notice === undefined && this._looks !== 'idle' ? this.empty : '';
    return html`<div class="head">
        <h2>${this.label}</h2>
        ${
          notice?.content.en === undefined
            ? ''
            : this.#chips(
                t('preview.language'),
                languages,
                shown,
                (each) => t(`language.${each}`),
                (each) => (this._language = each),
              )
        }
        ${this.#chips(
          t('preview.looks'),
          looks,
          this._looks,
          (each) => t(`preview.${each}`),
          (each) => (this._looks = each),
        )}
      </div>
      ${this.#tabs(framed, one)}
      <div class="screens">
        ${framed
          .filter(({ key }) => this.wide || key === one)
          .map(
            (screen) =>
              html`<ly-glass-card
                class=${screen.key === one ? 'shown' : 'aside'}
                ?tall=${screen.profile.heightPx > screen.profile.widthPx}
                .screen=${screen}
                .message=${site === undefined ? undefined : this.#message(site, screen, shown)}
                .verdict=${this.#verdict(screen)}
                empty=${empty}
                @measured=${(event: CustomEvent<Measured>) => this.#heard(screen, event.detail)}
                @show-page=${(event: CustomEvent<{ language: Language; page: number }>) =>
                  this.#showPage(screen, event.detail)}
              ></ly-glass-card>`,
          )}
      </div>`;
  }
}

/** Whether two notices lie alike on a screen; a new preview is signed a moment later. */
function isSame(a: BoardNotice | undefined, b: BoardNotice): boolean {
  return (
    a !== undefined && a.priority === b.priority && JSON.stringify(a.content) === JSON.stringify(b.content)
  );
}

function nightOf(timeZone: string): string {
  return momentOnDay(Date.now(), 0, nightHour, 0, timeZone);
}

customElements.define('ly-screen-preview', ScreenPreview);

declare global {
  interface HTMLElementTagNameMap {
    'ly-screen-preview': ScreenPreview;
  }
}
