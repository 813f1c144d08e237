import { inLanguage } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import { translate } from '../i18n/translate.ts';
import { calendarOf } from './calendar.ts';
import type { IdleScene } from './scene.ts';
import { placeName } from './screen-config.ts';

/** What stands on the glass while there is no notice: where one is, what time it is, whom to call. */
export class LouyuIdleScreen extends LitElement {
  static override properties = { scene: { attribute: false } };
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      box-sizing: border-box;
      height: 100%;
      padding: calc(var(--padding) * 2) var(--padding);
      text-align: center;
      line-height: 1.3;
      font-variant-numeric: tabular-nums;
    }
    .site {
      font-size: calc(var(--title) * 0.9);
      font-weight: 700;
    }
    .place,
    .label,
    .office,
    .lunar {
      color: var(--ink-quiet);
    }
    .place {
      font-size: var(--fact);
    }
    time {
      display: block;
      font-size: calc(var(--title) * 3.4);
      font-weight: 300;
      line-height: 1.1;
      letter-spacing: -0.03em;
    }
    .date {
      font-size: calc(var(--title) * 0.75);
      font-weight: 500;
    }
    .lunar {
      margin-top: 0.2em;
      font-size: var(--fact);
    }
    .label,
    .office,
    .stale {
      font-size: var(--body);
    }
    .phone {
      font-size: var(--title);
      font-weight: 700;
      line-height: 1.2;
    }
    .office {
      margin-top: calc(var(--body) * 1.2);
      padding-top: calc(var(--body) * 0.8);
      border-top: 2px solid var(--rule);
    }
    .stale {
      color: var(--caution);
      font-weight: 700;
    }
  `;

  declare scene: IdleScene | null;

  constructor() {
    super();
    this.scene = null;
  }

  protected override render() {
    const scene = this.scene;
    if (scene === null) return nothing;
    const { config, language, nowMs } = scene;
    const calendar = calendarOf(language, config.timeZone);
    const lunar = calendar.lunar(nowMs);
    return html`
      <div>
        <div class="site">${inLanguage(config.site.name, language)}</div>
        <div class="place">${placeName(config, language)}</div>
      </div>
      <div>
        <time>${calendar.time(nowMs)}</time>
        <div class="date">${calendar.date(nowMs)}</div>
        ${
          lunar === ''
            ? nothing
            : html`<div class="lunar">${translate(language, 'idle.lunar', { lunar })}</div>`
        }
      </div>
      <div>
        ${
          config.site.hotline === ''
            ? nothing
            : html`<div class="label">${translate(language, 'footer.hotline')}</div>
                <div class="phone">${config.site.hotline}</div>`
        }
        <div class="office">${inLanguage(config.site.office, language)}</div>
        ${
          scene.staleSinceMs === null
            ? nothing
            : html`<div class="stale">
                ${translate(language, 'stale.since', { at: calendar.moment(scene.staleSinceMs) })}
              </div>`
        }
      </div>
    `;
  }
}

customElements.define('louyu-idle-screen', LouyuIdleScreen);

declare global {
  interface HTMLElementTagNameMap {
    'louyu-idle-screen': LouyuIdleScreen;
  }
}
