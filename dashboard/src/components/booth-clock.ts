import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import type { Clock } from '../i18n/moment-words.ts';
import { base } from '../theme/base.css.ts';

/** The time at the site, large, with its day. */
export class BoothClock extends LitElement {
  static override properties = { clock: { attribute: false } };

  static override styles = [
    base,
    css`
      :host {
        display: block;
        line-height: 1.1;
        text-align: end;
        white-space: nowrap;
      }
      b {
        font-size: 2.25rem;
      }
    `,
  ];

  declare clock: Clock;

  constructor() {
    super();
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  override render() {
    const { timeZone, nowMs } = this.clock;
    const say = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language(), { timeZone, ...options }).format(nowMs);
    return html`<b class="number">${say({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}</b>
      <span class="small">${say({ month: 'long', day: 'numeric', weekday: 'short' })}</span>`;
  }
}

customElements.define('ly-booth-clock', BoothClock);

declare global {
  interface HTMLElementTagNameMap {
    'ly-booth-clock': BoothClock;
  }
}
