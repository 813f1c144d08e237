import type { Alert } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { agoWords, type Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { Ticker } from '../ticker.ts';
import { alarmTones } from './alarm-tones.css.ts';
import { standingKey, toneOf } from './alert-tone.ts';
import { hazardIcons } from './hazard-icons.ts';
import './icon.ts';

const tickMs = 10_000;

/** Says on every page that an alert waits or is in force, and leads to it. It lies where room is kept for it: nothing moves. */
export class EmergencyBand extends LitElement {
  static override properties = {
    alerts: { attribute: false },
    shownId: {},
    clock: { attribute: false },
  };

  static override styles = [
    base,
    alarmTones,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      a {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: var(--six);
        padding: 1px 28px;
        border-radius: var(--radius);
        text-decoration: none;
      }
      .words {
        display: grid;
        flex: 1;
        min-width: 0;
        line-height: 1.4;
      }
      .words > * {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .more {
        flex: none;
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
    `,
  ];

  declare alerts: readonly Alert[];
  /** The alert whose page is at hand: it says itself what this would say. */
  declare shownId: string;
  declare clock: Clock;

  constructor() {
    super();
    this.alerts = [];
    this.shownId = '';
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  #band(alert: Alert, count: number) {
    const where = (alert.content[language()] ?? alert.content['zh-CN']).where;
    return html`<a class="tone ${toneOf(alert)}" href="/alerts/${alert.id}">
      <ly-icon name=${hazardIcons[alert.hazard]}></ly-icon>
      <span class="words">
        <b>${t(standingKey(alert))} · ${local(alert.name)}</b>
        <span class="small">${where} · ${agoWords(alert.raised.at, this.clock)}</span>
      </span>
      <span class="more small">
        ${count > 1 ? t('emergency.band_more', { count: count - 1 }) : t('emergency.band_open')}
      </span>
    </a>`;
  }

  override render() {
    const others = this.alerts.filter(({ id }) => id !== this.shownId);
    const [first] = others;
    return html`<div role="status">${first === undefined ? '' : this.#band(first, others.length)}</div>`;
  }
}

customElements.define('ly-emergency-band', EmergencyBand);

declare global {
  interface HTMLElementTagNameMap {
    'ly-emergency-band': EmergencyBand;
  }
}
