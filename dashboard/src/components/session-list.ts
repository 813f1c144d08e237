import type { OpenSession } from '@louyu/contract/api/staff';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** Where somebody is logged in; events `end` with `detail.id`, and `end-all`. */
export class SessionList extends LitElement {
  static override properties = {
    sessions: { attribute: false },
    clock: { attribute: false },
    busy: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: flex;
        gap: var(--two);
        align-items: center;
        justify-content: space-between;
        min-height: 64px;
        padding-block: var(--one);
        border-top: 1px solid var(--line);
      }
    `,
  ];

  declare sessions: readonly OpenSession[];
  declare clock: Clock;
  declare busy: boolean;

  constructor() {
    super();
    this.sessions = [];
    this.clock = { timeZone: 'Asia/Shanghai', nowMs: 0 };
    this.busy = false;
    followLanguage(this);
  }

  #row({ id, browser, createdAt, current }: OpenSession) {
    const name = browser === '' ? t('sessions.unknown') : browser;
    const since = t('sessions.since', { when: momentWords(createdAt, this.clock) });
    return html`<li>
      <span>
        <b>${name}</b> ${current ? html`<span class="soft">${t('sessions.current')}</span>` : ''}<br />
        <span class="soft small">${since}</span>
      </span>
      ${
        current
          ? ''
          : html`<button
              type="button"
              class="button"
              aria-label="${t('sessions.end')} ${name} ${since}"
              ?disabled=${this.busy}
              @click=${() => this.dispatchEvent(new CustomEvent('end', { detail: { id } }))}
            >
              ${t('sessions.end')}
            </button>`
      }
    </li>`;
  }

  override render() {
    return html`<section class="stack" aria-labelledby="title">
      <h2 id="title">${t('sessions.title')}</h2>
      <p class="soft">${t('sessions.lead')}</p>
      <ul>
        ${this.sessions.map((session) => this.#row(session))}
      </ul>
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new CustomEvent('end-all'))}
        >
          ${t('sessions.end_all')}
        </button>
      </div>
    </section>`;
  }
}

customElements.define('ly-session-list', SessionList);

declare global {
  interface HTMLElementTagNameMap {
    'ly-session-list': SessionList;
  }
}
