import { inLanguage } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import { shrinkBox } from '../components/shrink-to-fit.ts';
import { translate } from '../i18n/translate.ts';
import { familyOf, formOf } from '@louyu/contract/glass/metrics';
import { calendarOf } from './calendar.ts';
import type { IdleScene } from './scene.ts';
import { placeName } from './screen-config.ts';

/** Good to know, but where one is and whom to call are set smaller for it by no more than a tenth. */
const giveWayMax = 0.15;

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
    .where,
    .contact {
      overflow-wrap: anywhere;
    }
    /* Wider than high: where one is and whom to call on the left, the clock beside it. */
    :host([form='landscape']),
    :host([form='bar']) {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
      grid-template-rows: max-content 1fr;
      grid-template-areas: 'where now' 'contact now';
      padding: var(--padding) calc(var(--padding) * 1.5);
      column-gap: var(--padding);
      text-align: left;
    }
    .where {
      grid-area: where;
    }
    .now {
      grid-area: now;
      align-self: center;
    }
    :host([form='landscape']) .now,
    :host([form='bar']) .now {
      text-align: center;
    }
    :host([form='landscape']) time,
    :host([form='bar']) time {
      font-size: calc(var(--title) * 2.6 * var(--shrink, 1));
    }
    .contact {
      grid-area: contact;
    }
    :host([form='landscape']) .contact,
    :host([form='bar']) .contact {
      align-self: end;
    }
    .site {
      font-size: calc(var(--title) * 0.9 * var(--shrink, 1));
      font-weight: 700;
    }
    .place,
    .label,
    .office,
    .lunar {
      color: var(--ink-quiet);
    }
    .place {
      font-size: calc(var(--fact) * var(--shrink, 1));
    }
    time {
      display: block;
      font-size: calc(var(--title) * 3.4 * var(--shrink, 1));
      font-weight: 300;
      line-height: 1.1;
      letter-spacing: -0.03em;
    }
    .date {
      font-size: calc(var(--title) * 0.75 * var(--shrink, 1));
      font-weight: 500;
    }
    .lunar {
      margin-top: 0.2em;
      font-size: calc(var(--fact) * var(--shrink, 1));
    }
    [hidden] {
      display: none;
    }
    .solved {
      margin-top: 0.6em;
      font-size: calc(var(--fact) * var(--shrink, 1));
      font-weight: 700;
    }
    .label,
    .office,
    .stale {
      font-size: calc(var(--body) * var(--shrink, 1));
    }
    .phone {
      font-size: calc(var(--title) * var(--shrink, 1));
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
    :host([family='lift']) .solved,
    :host([family='paper']) .solved {
      margin-top: 0.3em;
      font-size: calc(var(--body) * 1.1 * var(--shrink, 1));
    }
    :host([family='lift']) time {
      font-size: calc(var(--title) * 2.6 * var(--shrink, 1));
    }
    :host([family='lift'][form='landscape']) time {
      font-size: calc(var(--title) * 2 * var(--shrink, 1));
    }
    /* On paper nothing follows the clock: the date stands in its place. */
    :host([family='paper']) .date {
      font-size: calc(var(--title) * 0.8 * var(--shrink, 1));
      font-weight: 700;
      white-space: nowrap;
    }
    :host([family='paper']) .phone {
      font-size: calc(var(--title) * 0.54 * var(--shrink, 1));
    }
  `;

  declare scene: IdleScene | null;

  constructor() {
    super();
    this.scene = null;
  }

  protected override willUpdate(): void {
    const config = this.scene?.config;
    if (config === undefined) return;
    this.setAttribute('family', familyOf(config.kind));
    this.setAttribute('form', formOf(config.profile));
  }

  protected override updated(): void {
    const solved = this.renderRoot.querySelector<HTMLElement>('.solved');
    solved?.setAttribute('hidden', '');
    const without = shrinkBox(this);
    if (solved === null || without === 0) return;
    solved.removeAttribute('hidden');
    if (without - shrinkBox(this) < giveWayMax) return;
    solved.setAttribute('hidden', '');
    shrinkBox(this);
  }

  protected override render() {
    const scene = this.scene;
    if (scene === null) return nothing;
    const { config, language, nowMs } = scene;
    const calendar = calendarOf(language, config.timeZone);
    const family = familyOf(config.kind);
    const lunar = nowMs === null ? '' : calendar.lunar(nowMs);
    const { count = 0, until = '' } = config.solvedThisWeek ?? {};
    // Of a week that is over, or without a clock that knows it, the figure says nothing.
    const isThisWeek = nowMs !== null && nowMs < Date.parse(until);
    const solved =
      count === 0 || !isThisWeek
        ? nothing
        : html`<div class="solved">${translate(language, 'idle.solved', { count })}</div>`;
    return html`
      <div class="where">
        <div class="site">${inLanguage(config.site.name, language)}</div>
        <div class="place">${placeName(config, language)}</div>
      </div>
      <div class="now">
        ${nowMs === null || family === 'paper' ? nothing : html`<time>${calendar.time(nowMs)}</time>`}
        <div class="date">${nowMs === null ? translate(language, 'clock.unset') : calendar.date(nowMs)}</div>
        ${
          lunar === ''
            ? nothing
            : html`<div class="lunar">${translate(language, 'idle.lunar', { lunar })}</div>`
        }
        ${family === 'lift' ? nothing : solved}
      </div>
      <div class="contact">
        ${family === 'lift' ? solved : nothing}
        ${
          config.site.hotline === '' || family === 'lift'
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
