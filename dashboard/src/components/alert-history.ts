import type { Alert } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';

/** What was done with an alert, by whom and when, in order. */
export class AlertHistory extends LitElement {
  static override properties = { history: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    css`
      li {
        display: grid;
        grid-template-columns: 120px minmax(0, 1fr);
        gap: 0 var(--two);
        padding-block: var(--one);
        border-top: 1px solid var(--line);
      }
      span,
      q {
        overflow-wrap: anywhere;
      }
      q {
        quotes: '“' '”';
      }
    `,
  ];

  declare history: Alert['history'];
  declare clock: Clock;

  constructor() {
    super();
    this.history = [];
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  override render() {
    return html`<ol>
      ${this.history.map(
        ({ at, by, what, words }) =>
          html`<li data-deed=${what}>
            <span class="soft small number">${momentWords(at, this.clock)}</span>
            <span
              >${t(`emergency.did_${what}`)} <span class="soft">${by}</span>${
                words === '' ? '' : html`<br /><q>${words}</q>`
              }</span
            >
          </li>`,
      )}
    </ol>`;
  }
}

customElements.define('ly-alert-history', AlertHistory);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-history': AlertHistory;
  }
}
