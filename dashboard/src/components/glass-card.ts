import { pagesMaxCount } from '@louyu/contract/glass/fit';
import { presetOf } from '@louyu/contract/glass/presets';
import type { PreviewMessage } from '@louyu/contract/preview';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { GlassVerdict } from './glass-verdict.ts';
import './kiosk-frame.ts';
import type { FramedScreen } from './preview-config.ts';

/** What a kind of glass is called: by its preset, or by its size where somebody has set it up by hand. */
export function glassName({ kind, profile }: Pick<FramedScreen, 'kind' | 'profile'>): string {
  const preset = presetOf(kind, profile);
  if (preset !== undefined) return t(`glass.${preset}`);
  return t('glass.other', { width: String(profile.widthPx), height: String(profile.heightPx) });
}

/** One kind of screen with a notice on it, and how it lies there. Passes on `measured`; event `show-page` with the page. */
export class GlassCard extends LitElement {
  static override properties = {
    screen: { attribute: false },
    message: { attribute: false },
    verdict: { attribute: false },
    empty: {},
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--half);
        align-content: start;
        min-width: 0;
      }
      h3 {
        font-size: var(--text-body);
      }
      /* Its words come when the glass is measured, and push nothing down. */
      .lies {
        min-height: 2lh;
      }
      .long,
      .over {
        color: var(--warn);
        font-weight: 600;
      }
      .over {
        display: grid;
        gap: var(--half);
        justify-items: start;
      }
    `,
  ];

  declare screen: FramedScreen;
  declare message: PreviewMessage | undefined;
  declare verdict: GlassVerdict | undefined;
  declare empty: string;

  constructor() {
    super();
    this.message = undefined;
    this.verdict = undefined;
    this.empty = '';
    followLanguage(this);
  }

  #overfull({ overfull }: GlassVerdict) {
    if (overfull === null) return '';
    const said = {
      language: t(`language.${overfull.language}`),
      page: overfull.page,
      pages: overfull.pages,
      most: pagesMaxCount,
    };
    return html`<div class="over">
      <span>${overfull.tooMany ? t('fit.too_many', said) : t('fit.too_small', said)}</span>
      <button
        type="button"
        class="chip small"
        @click=${() => this.dispatchEvent(new CustomEvent('show-page', { detail: overfull }))}
      >
        ${t('fit.show_page', said)}
      </button>
    </div>`;
  }

  /** What it takes here, and the loop it stands in. */
  #lies(verdict: GlassVerdict | undefined) {
    if (verdict === undefined) return html`<p class="small lies"></p>`;
    const { pages, seconds, loop, overfull } = verdict;
    const takes = loop === null ? t('fit.on_paper') : t('fit.pages', { pages, seconds });
    const said = { where: local(this.screen.where), seconds: loop?.seconds ?? 0, count: loop?.notices ?? 0 };
    const parts = [
      overfull === null ? takes : '',
      loop === null || this.screen.count === 0 ? '' : t(loop.long ? 'fit.loop_long' : 'fit.loop', said),
    ];
    return html`<p class="small lies ${loop?.long === true ? 'long' : 'soft'}">
      ${parts.filter((part) => part !== '').join(t('fit.then'))}
    </p>`;
  }

  override render() {
    const { screen, verdict } = this;
    const count = screen.count === 0 ? '' : t('fit.count', { count: screen.count });
    return html`<h3>${glassName(screen)} <span class="soft small">${count}</span></h3>
      <ly-kiosk-frame
        .message=${this.message}
        empty=${this.empty}
        @measured=${(event: CustomEvent<unknown>) =>
          this.dispatchEvent(new CustomEvent('measured', { detail: event.detail }))}
      ></ly-kiosk-frame>
      ${verdict === undefined ? '' : this.#overfull(verdict)} ${this.#lies(verdict)}`;
  }
}

customElements.define('ly-glass-card', GlassCard);

declare global {
  interface HTMLElementTagNameMap {
    'ly-glass-card': GlassCard;
  }
}
