import type { OnDuty } from '@louyu/contract/api/duty';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** Who is on duty now, with the number to call. */
export class DutyNow extends LitElement {
  static override properties = { people: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--two);
        align-items: center;
        min-height: var(--six);
        border-top: 1px solid var(--line);
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
      }
    `,
  ];

  declare people: readonly OnDuty[];
  declare clock: Clock;

  constructor() {
    super();
    this.people = [];
    this.clock = { timeZone: 'Asia/Shanghai', nowMs: 0 };
    followLanguage(this);
  }

  override render() {
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title">${t('duty.now')}</h2>
      ${this.people.length === 0 ? html`<p class="soft">${t('duty.now_none')}</p>` : ''}
      <ul>
        ${this.people.map(
          ({ name, phone, until }) =>
            html`<li>
              <b>${name}</b>
              ${
                phone === ''
                  ? html`<span class="soft">${t('duty.no_phone')}</span>`
                  : html`<a href="tel:${phone.replaceAll(/[^\d+]/g, '')}">${phone}</a>`
              }
              <span class="soft small push"
                >${t('duty.until', { when: momentWords(until, this.clock) })}</span
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('ly-duty-now', DutyNow);

declare global {
  interface HTMLElementTagNameMap {
    'ly-duty-now': DutyNow;
  }
}
