import type { AuditState } from '@louyu/contract/api/audit';
import { errorTexts, errorText } from '@louyu/contract/error-texts';
import type { ErrorCode } from '@louyu/contract/errors';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { agoWords, momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './note.ts';

/** Whether the audit log is whole, and what backups there are; event `check`. */
export class AuditStateView extends LitElement {
  static override properties = {
    state: { attribute: false },
    clock: { attribute: false },
    busy: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      summary {
        padding-block: 10px;
        cursor: pointer;
      }
      code {
        overflow-wrap: anywhere;
        font-family: var(--font-code);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--two);
        padding-block: var(--half);
      }
    `,
  ];

  declare state: AuditState | undefined;
  declare clock: Clock;
  declare busy: boolean;

  constructor() {
    super();
    this.state = undefined;
    this.clock = { timeZone: 'Asia/Shanghai', nowMs: 0 };
    this.busy = false;
    followLanguage(this);
  }

  #chain({ check }: AuditState) {
    if (check === null) return html`<ly-note kind="plain" text=${t('audit.unchecked')}></ly-note>`;
    const { brokenSeq, entries, at, head } = check;
    if (brokenSeq !== null) return html`<ly-note text=${t('audit.broken', { seq: brokenSeq })}></ly-note>`;
    return html`<ly-note
        kind="good"
        text=${t('audit.whole', { n: entries, when: agoWords(at, this.clock) })}
      ></ly-note>
      <p class="soft small">${t('audit.head')}<code>${head.slice(0, 12)}</code></p>`;
  }

  #backups({ backups, backupProblem }: AuditState) {
    return html`<details>
        <summary>${t('audit.backups')} (${backups.length})</summary>
        <p class="soft small">${t(backups.length === 0 ? 'audit.backups_none' : 'audit.backups_lead')}</p>
        <ul>
          ${backups.map(
            ({ name, at, bytes }) =>
              html`<li>
                <code>${name}</code>
                <span class="soft small">
                  ${momentWords(at, this.clock)} · ${t('audit.backup_size', { mb: (bytes / 1e6).toFixed(1) })}
                </span>
              </li>`,
          )}
        </ul>
      </details>
      ${
        backupProblem === null
          ? ''
          : html`<ly-note
              text=${t('audit.backup_failed', {
                when: momentWords(backupProblem.at, this.clock),
                message: messageOf(backupProblem.code),
              })}
            ></ly-note>`
      }`;
  }

  override render() {
    const { state } = this;
    if (state === undefined) return '';
    return html`<div class="stack">
      ${this.#chain(state)}
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new CustomEvent('check'))}
        >
          ${t('audit.check')}
        </button>
      </div>
      ${this.#backups(state)}
    </div>`;
  }
}

/** An error of the hub in words, without the details that only it had. */
function messageOf(code: string): string {
  return isErrorCode(code) ? errorText(code, language(), {}) : code;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code);
}

customElements.define('ly-audit-state', AuditStateView);

declare global {
  interface HTMLElementTagNameMap {
    'ly-audit-state': AuditStateView;
  }
}
