import { inLanguage } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../components/lift-bar.ts';
import '../components/notice-sheet.ts';
import '../components/quiet-line.ts';
import { translate } from '../i18n/translate.ts';
import { formOf } from '@louyu/contract/glass/metrics';
import { calendarOf } from './calendar.ts';
import './idle-screen.ts';
import type { BoardScene, IdleScene } from './scene.ts';
import { spotName } from './screen-config.ts';
import { bandOf, numberOf } from './wording.ts';

/** A sign in a lift (EXPERIENCE "Screens"): one thought, or the clock; below it always the line for who is trapped. */
export class LouyuLiftScreen extends LitElement {
  static override properties = { scene: { attribute: false } };
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
    }
    louyu-notice-sheet {
      flex: none;
      height: var(--notice-height);
      animation: appear 240ms ease-out;
    }
    louyu-quiet-line {
      flex: none;
      height: var(--list-height);
    }
    louyu-idle-screen {
      flex: 1;
      min-height: 0;
    }
    louyu-lift-bar {
      flex: none;
      height: var(--footer-height);
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      louyu-notice-sheet {
        animation-duration: 1ms;
      }
    }
  `;

  declare scene: BoardScene | IdleScene | null;

  constructor() {
    super();
    this.scene = null;
  }

  /** The page on the glass, or the clock where there is no notice, as it is in the document. */
  get sheetElement(): HTMLElement | null {
    return (
      this.renderRoot.querySelector('louyu-notice-sheet') ??
      this.renderRoot.querySelector('louyu-idle-screen')
    );
  }

  protected override render() {
    const scene = this.scene;
    if (scene === null) return nothing;
    const { config, language, nowMs } = scene;
    return html`
      ${
        scene.kind === 'board'
          ? this.#notice(scene)
          : html`<louyu-idle-screen .scene=${scene}></louyu-idle-screen>`
      }
      <louyu-lift-bar
        form=${formOf(config.profile)}
        .time=${nowMs === null ? '--:--' : calendarOf(language, config.timeZone).time(nowMs)}
        .lift=${spotName(config, language)}
        .trapped=${translate(language, 'lift.trapped')}
        .phoneLabel=${translate(language, 'lift.phone')}
        .phone=${config.site.hotline}
      ></louyu-lift-bar>
    `;
  }

  #notice(scene: BoardScene) {
    const { config, language, notice } = scene;
    const calendar = calendarOf(language, config.timeZone);
    const issued = { at: calendar.moment(Date.parse(notice.signedAt)), number: numberOf(notice) };
    const { staleSinceMs } = scene;
    return html`
      ${keyed(
        `${notice.id}@${notice.revision}#${scene.page}`,
        html`<louyu-notice-sheet
          data-notice-id=${notice.id}
          data-revision=${notice.revision}
          data-page=${scene.page}
          .family=${'lift'}
          .band=${bandOf(notice, scene.page, scene.pages, language, calendar)}
          .sheet=${scene.sheet}
        ></louyu-notice-sheet>`,
      )}
      <louyu-quiet-line
        .text=${`${inLanguage(config.site.office, language)} · ${translate(language, 'footer.issued', issued)}`}
        .caution=${staleSinceMs === null ? '' : translate(language, 'stale.since', { at: calendar.moment(staleSinceMs) })}
      ></louyu-quiet-line>
    `;
  }
}

customElements.define('louyu-lift-screen', LouyuLiftScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-lift-screen': LouyuLiftScreen;
  }
}
