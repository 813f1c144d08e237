import type { RollCall } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { fetchAlert } from '../api/alerts.ts';
import { Live } from '../api/live.ts';
import { fetchRollCall } from '../api/roll-call.ts';
import { standOf } from '../components/roll-call-counts.ts';
import { followLanguage, language } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';

/** The doors on paper, unit by unit, with boxes to tick: for who knocks without a phone. */
export class RollCallPrintPage extends LitElement {
  static override properties = { alertId: {} };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      section {
        margin-block-start: var(--three);
        break-inside: avoid-page;
      }
      td,
      th {
        padding-block: 6px;
      }
      .box {
        display: inline-block;
        width: 16px;
        height: 16px;
        border: 2px solid currentColor;
      }
      .help {
        font-weight: 700;
      }
      @media print {
        .button {
          display: none;
        }
      }
    `,
  ];

  declare alertId: string;

  readonly #session = new SessionAccess(this);
  readonly #loaded = new Live(this, {
    key: () => (this.alertId === '' ? undefined : this.alertId),
    load: async (id, signal) => ({
      alert: await fetchAlert(id, signal),
      rollCall: await fetchRollCall(id, signal),
    }),
    touchedBy: ({ resource }) => resource === 'roll-call',
  });

  constructor() {
    super();
    this.alertId = '';
    followLanguage(this);
  }

  #unit(doors: RollCall['doors']) {
    return html`<section>
      <h2>${local(doors[0]?.where ?? { 'zh-CN': '' })}</h2>
      <table>
        <thead>
          <tr>
            <th>${t('roll.door')}</th>
            <th>${t('roll.said')}</th>
            <th>${t('roll.find_found-safe')}</th>
            <th>${t('roll.find_helped')}</th>
            <th>${t('roll.find_nobody')}</th>
          </tr>
        </thead>
        <tbody>
          ${doors.map(
            (door) =>
              html`<tr class=${standOf(door)}>
                <td>
                  ${t('roll.flat', { door: door.door })}${door.vulnerable ? ` · ${t('roll.vulnerable')}` : ''}
                </td>
                <td>
                  ${door.cleared ? t('roll.stand_cleared') : door.answer === null ? t('roll.silent') : t(`roll.answer_${door.answer}`)}
                </td>
                ${[0, 1, 2].map(() => html`<td><span class="box"></span></td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  override render() {
    const loaded = this.#loaded.value;
    if (loaded === undefined) return html`<h1 tabindex="-1">${t('roll.title')}</h1>`;
    const { alert, rollCall } = loaded;
    const units = [...Map.groupBy(rollCall.doors, ({ where }) => where['zh-CN'])].sort(([a], [b]) =>
      a.localeCompare(b, 'zh-CN', { numeric: true }),
    );
    const content = alert.content[language()] ?? alert.content['zh-CN'];
    const { clock } = this.#session;
    return html`<div class="page-head">
        <h1 tabindex="-1">
          ${alert.mode === 'drill' ? `${t('emergency.mode_drill')} · ` : ''}${t('roll.title')} ·
          ${content.where}
        </h1>
        <button type="button" class="button primary" @click=${() => window.print()}>
          <ly-icon name="print"></ly-icon>${t('roll.print_now')}
        </button>
      </div>
      <p class="soft">
        ${t('roll.as_of', { when: momentWords(new Date(clock.nowMs).toISOString(), clock) })}
      </p>
      ${units.map(([, doors]) => this.#unit(doors))}`;
  }
}

customElements.define('ly-roll-call-print-page', RollCallPrintPage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-roll-call-print-page': RollCallPrintPage;
  }
}
