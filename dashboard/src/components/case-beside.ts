import type { CaseView } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { windowWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { numberWords } from './number-words.ts';
import './state-mark.ts';

/** The notices that were out at the place of a case within days of its beginning (R31). */
export class CaseBeside extends LitElement {
  static override properties = { notices: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    css`
      a {
        display: block;
        padding-block: var(--one);
        border-top: 1px solid var(--line);
        text-decoration: none;
      }
      a:hover b {
        text-decoration: underline;
      }
      .whole {
        white-space: nowrap;
      }
    `,
  ];

  declare notices: CaseView['beside'];
  declare clock: Clock;

  constructor() {
    super();
    this.notices = [];
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  override render() {
    return html`<section class="stack" aria-labelledby="beside">
      <h2 id="beside">${t('case.beside')}</h2>
      ${
        this.notices.length === 0
          ? html`<p class="soft">${t('case.beside_none')}</p>`
          : html`<ul>
              ${this.notices.map(
                ({ id, number, title, state, from, to }) =>
                  html`<li>
                    <a href="/notices/${id}"
                      ><b>${title}</b> <ly-state-mark notice=${state}></ly-state-mark><br /><span
                        class="soft small"
                        >${windowWords({ from, to }, this.clock)} ·
                        <span class="whole">${numberWords(number)}</span></span
                      ></a
                    >
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }
}

customElements.define('ly-case-beside', CaseBeside);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-beside': CaseBeside;
  }
}
