import type { Window } from '@louyu/contract/primitives';
import type { Schedule } from '@louyu/contract/schedule';
import { css, html, LitElement } from 'lit';
import { dateWords } from '../i18n/date-words.ts';
import { followLanguage } from '../i18n/language.ts';
import { windowWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { dateIn } from '../i18n/zoned-time.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/**
 * The next times of a schedule in words, as the hub counts them, and the days that are left out: one is clicked away, and back.
 * Event `schedule-change` with `detail.schedule`.
 */
export class NextTimes extends LitElement {
  static override properties = {
    schedule: { attribute: false },
    next: { attribute: false },
    count: { type: Number },
    start: {},
    clock: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      section {
        padding: var(--two);
        border-radius: var(--radius);
        background: var(--panel);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: 0 var(--two);
        min-height: var(--target);
      }
    `,
  ];

  declare schedule: Schedule | undefined;
  declare next: readonly Window[];
  declare count: number;
  /** The day from which a repeat begins. */
  declare start: string;
  declare clock: Clock;

  constructor() {
    super();
    this.schedule = undefined;
    this.next = [];
    this.count = 0;
    this.start = '';
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #except(except: readonly string[]): void {
    const { repeat = { start: this.start, rule: 'FREQ=DAILY' } } = this.schedule ?? {};
    const days = [...new Set(except)].sort();
    const detail = { schedule: { ...this.schedule, repeat: { ...repeat, except: days } } };
    this.dispatchEvent(new CustomEvent('schedule-change', { detail }));
  }

  override render() {
    const { schedule, next, clock } = this;
    if (schedule === undefined) return '';
    const except = schedule.repeat?.except ?? [];
    const today = dateIn(new Date(clock.nowMs).toISOString(), clock.timeZone);
    return html`<section class="stack" aria-labelledby="next">
      <h3 id="next" aria-live="polite">
        ${this.count === 0 ? t('next.none') : t('next.title', { count: this.count })}
      </h3>
      <ul data-testid="next-times">
        ${next.map((window) => {
          const words = windowWords(window, clock);
          return html`<li>
            <span class="number">${words}</span>
            <button
              type="button"
              class="button quiet small"
              aria-label=${t('next.skip_this', { when: words })}
              @click=${() => this.#except([...except, dateIn(window.from, clock.timeZone)])}
            >
              <ly-icon name="close"></ly-icon>${t('next.skip')}
            </button>
          </li>`;
        })}
        ${except.map(
          (day) =>
            html`<li>
              <span class="soft number">${t('next.skipped', { day: dateWords(day, today) })}</span>
              <button
                type="button"
                class="button quiet small"
                @click=${() => this.#except(except.filter((each) => each !== day))}
              >
                ${t('next.restore')}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('ly-next-times', NextTimes);

declare global {
  interface HTMLElementTagNameMap {
    'ly-next-times': NextTimes;
  }
}
