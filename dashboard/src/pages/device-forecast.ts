import type { Forecast } from '@louyu/contract/api/devices';
import { css, html, LitElement } from 'lit';
import { fetchForecast } from '../api/devices.ts';
import { Live } from '../api/live.ts';
import { fieldValue } from '../components/field-value.ts';
import {
  forecastDays,
  isWithin,
  minutesOf,
  momentOn,
  noticesOf,
  openAt,
  type ForecastDay,
} from '../components/forecast.ts';
import type { StripMoment } from '../components/forecast-strip.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { dateIn } from '../i18n/zoned-time.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/category-mark.ts';
import '../components/forecast-strip.ts';
import '../components/kiosk-frame.ts';
import '../components/note.ts';

/** The slider's step, in minutes. */
const stepMinutes = 10;

/** What one display shows at any moment of the next 14 days, on the real kiosk: a click on the strip, or the slider. */
export class DeviceForecast extends LitElement {
  static override properties = { deviceId: {}, _picked: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--four);
        align-items: start;
      }
      aside {
        position: sticky;
        top: var(--two);
      }
      .tall ly-kiosk-frame {
        max-width: 300px;
      }
      input[type='range'] {
        width: 100%;
        min-height: var(--target);
        accent-color: var(--action);
      }
      .list li {
        display: flex;
        align-items: center;
        gap: var(--one);
        min-height: var(--target);
      }
      @media (max-width: 900px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        aside {
          position: static;
          order: -1;
        }
      }
    `,
  ];

  declare deviceId: string;
  /** Undefined: now. */
  declare private _picked: StripMoment | undefined;

  readonly #session = new SessionAccess(this);
  readonly #forecast = new Live(this, {
    key: () => this.deviceId,
    load: (id, signal) => fetchForecast(id, signal),
    touchedBy: ({ resource, id }, deviceId) =>
      resource === 'notice' ||
      resource === 'place' ||
      (resource === 'device' && (id === null || id === deviceId)),
  });

  constructor() {
    super();
    this.deviceId = '';
    this._picked = undefined;
    followLanguage(this);
  }

  #moment({ from, config }: Forecast): StripMoment {
    const { timeZone } = config;
    return this._picked ?? { date: dateIn(from, timeZone), minutes: minutesOf(from, timeZone) };
  }

  #screen(forecast: Forecast, day: ForecastDay | undefined, { date, minutes }: StripMoment) {
    const { config, boards } = forecast;
    const at = momentOn(date, minutes, config.timeZone);
    const when = momentWords(at, this.#session.clock);
    const isOff = day !== undefined && isWithin(day.off, minutes);
    const open = isOff ? [] : openAt(noticesOf(forecast), at);
    const isTall = config.profile.heightPx > config.profile.widthPx;
    return html`<aside class=${isTall ? 'stack tall' : 'stack'}>
      <h3 class="number" aria-live="polite" data-testid="forecast-moment">${when}</h3>
      <ly-kiosk-frame
        data-testid="forecast-screen"
        .message=${{ type: 'louyu.preview', config, notices: [], boards, at } as const}
        empty=${isOff ? t('forecast.off') : ''}
      ></ly-kiosk-frame>
      <label>
        ${t('forecast.time')}
        <input
          type="range"
          min=${day?.known.from ?? 0}
          max=${(day?.known.to ?? 1) - 1}
          step=${stepMinutes}
          aria-valuetext=${when}
          .value=${String(minutes)}
          @input=${(event: Event) => (this._picked = { date, minutes: Number(fieldValue(event)) })}
        />
      </label>
      <ul class="list" aria-label=${t('forecast.list')}>
        ${
          open.length === 0
            ? html`<li class="soft">${isOff ? t('forecast.off') : t('forecast.idle')}</li>`
            : open.map(
                (notice) =>
                  html`<li>
                    <ly-category-mark category=${notice.category}></ly-category-mark>
                    <a href="/notices/${notice.id}"
                      >${(notice.content[language()] ?? notice.content['zh-CN']).title}</a
                    >
                  </li>`,
              )
        }
      </ul>
    </aside>`;
  }

  override render() {
    const { value, error } = this.#forecast;
    if (error !== undefined)
      return html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`;
    if (value === undefined) return '';
    const days = forecastDays(value);
    const moment = this.#moment(value);
    return html`<section class="stack" aria-labelledby="forecast">
      <h2 id="forecast">${t('forecast.title')}</h2>
      <p class="soft">${t('forecast.lead')}</p>
      <div class="columns">
        <ly-forecast-strip
          .days=${days}
          .picked=${moment}
          today=${days[0]?.date ?? ''}
          @pick=${(event: CustomEvent<StripMoment>) => (this._picked = event.detail)}
        ></ly-forecast-strip>
        ${this.#screen(
          value,
          days.find(({ date }) => date === moment.date),
          moment,
        )}
      </div>
    </section>`;
  }
}

customElements.define('ly-device-forecast', DeviceForecast);

declare global {
  interface HTMLElementTagNameMap {
    'ly-device-forecast': DeviceForecast;
  }
}
