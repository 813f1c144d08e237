import type { HelpList } from '@louyu/contract/api/coverage';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

type Help = HelpList[number];

/** [我家有困难]: who asks, with what words; event `settle` with `detail: Help`. */
export class HelpRequests extends LitElement {
  static override properties = {
    requests: { attribute: false },
    clock: { attribute: false },
    busy: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--half) var(--two);
        align-items: center;
        min-height: 60px;
        padding: var(--one) var(--two);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      li + li {
        margin-block-start: var(--one);
      }
      .open {
        border: 2px solid var(--warn);
        background: var(--warn-tint);
      }
      .words {
        overflow-wrap: anywhere;
      }
      @media (max-width: 640px) {
        li {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .button {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  declare requests: HelpList;
  declare clock: Clock;
  declare busy: boolean;

  constructor() {
    super();
    this.requests = [];
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    this.busy = false;
    followLanguage(this);
  }

  #row(help: Help) {
    const { settled } = help;
    const at = momentWords(help.askedAt, this.clock);
    return html`<li class=${settled === null ? 'open' : ''} data-testid="help">
      <ly-icon name=${settled === null ? 'warning' : 'ok'}></ly-icon>
      <div>
        <b>${local(help.where)}</b> <span class="soft small number">${t('coverage.help_at', { at })}</span>
        ${help.words === '' ? '' : html`<p class="words">${help.words}</p>`}
        ${
          settled === null
            ? ''
            : html`<p class="soft small">
                ${t('coverage.help_settled', {
                  name: settled.by,
                  when: momentWords(settled.at, this.clock),
                })}${settled.note === '' ? '' : ` ${settled.note}`}
              </p>`
        }
      </div>
      ${
        settled === null
          ? html`<button
              class="button"
              ?disabled=${this.busy}
              @click=${() => this.dispatchEvent(new CustomEvent('settle', { detail: help }))}
            >
              ${t('coverage.help_settle')}
            </button>`
          : ''
      }
    </li>`;
  }

  override render() {
    return html`<ul>
      ${this.requests.map((help) => this.#row(help))}
    </ul>`;
  }
}

customElements.define('ly-help-requests', HelpRequests);

declare global {
  interface HTMLElementTagNameMap {
    'ly-help-requests': HelpRequests;
  }
}
