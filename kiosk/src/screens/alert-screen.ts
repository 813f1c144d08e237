import { metricsOf } from '@louyu/contract/glass/metrics';
import { css, html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../components/alert-sheet.ts';
import '../components/lift-bar.ts';
import { translate } from '../i18n/translate.ts';
import { alertAsidePx } from './alert-measures.ts';
import { alertView } from './alert-wording.ts';
import { calendarOf } from './calendar.ts';
import type { AlertScene } from './scene.ts';
import { spotName } from './screen-config.ts';

/** An alert on any display: it has all of the glass, but for the line of a lift, which is for those who are trapped. */
export class LouyuAlertScreen extends LitElement {
  static override properties = { scene: { attribute: false } };
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
    }
    louyu-alert-sheet {
      flex: 1;
      min-height: 0;
    }
    louyu-lift-bar {
      flex: none;
      height: var(--footer-height);
    }
  `;

  declare scene: AlertScene | null;

  constructor() {
    super();
    this.scene = null;
  }

  /** The page on the glass, as it is in the document. */
  get sheetElement(): HTMLElement | null {
    return this.renderRoot.querySelector('louyu-alert-sheet');
  }

  protected override willUpdate(): void {
    if (this.scene === null) return;
    const { kind, profile } = this.scene.config;
    this.style.setProperty('--aside-width', `${alertAsidePx(metricsOf(kind, profile), profile)}px`);
  }

  protected override render() {
    const { scene } = this;
    if (scene === null) return nothing;
    const { config, alert } = scene;
    const { family, form, bodyPx, factPx } = metricsOf(config.kind, config.profile);
    return html`
      ${keyed(
        `${alert.id}@${alert.revision}#${scene.page}`,
        html`<louyu-alert-sheet
          role="alert"
          data-alert-id=${alert.id}
          data-revision=${alert.revision}
          data-page=${scene.page}
          .form=${form}
          .family=${family}
          .smallest=${bodyPx / factPx}
          .view=${alertView(scene)}
        ></louyu-alert-sheet>`,
      )}
      ${family === 'lift' ? this.#liftBar(scene, form) : nothing}
    `;
  }

  #liftBar({ config, language, nowMs }: AlertScene, form: string) {
    return html`<louyu-lift-bar
      form=${form}
      .time=${nowMs === null ? '--:--' : calendarOf(language, config.timeZone).time(nowMs)}
      .lift=${spotName(config, language)}
      .trapped=${translate(language, 'lift.trapped')}
      .phoneLabel=${translate(language, 'lift.phone')}
      .phone=${config.site.hotline}
    ></louyu-lift-bar>`;
  }
}

customElements.define('louyu-alert-screen', LouyuAlertScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-alert-screen': LouyuAlertScreen;
  }
}
