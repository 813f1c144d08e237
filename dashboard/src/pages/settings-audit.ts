import type { AuditEntry } from '@louyu/contract/api/audit';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { fetchAudit } from '../api/audit.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { zhCn, type MessageKey } from '../i18n/zh-cn/index.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/note.ts';

type ActionKey = Extract<MessageKey, `audit.${string}.${string}`>;
type SubjectKey = Extract<MessageKey, `audit.subject_${string}`>;

/** The audit log, newest first. */
export class SettingsAudit extends LitElement {
  static override properties = { _older: { state: true }, _next: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      .seq {
        width: 72px;
        color: var(--ink-soft);
      }
      td:nth-child(2) {
        white-space: nowrap;
      }
      @media (max-width: 640px) {
        thead,
        .seq {
          display: none;
        }
        table,
        tbody {
          display: block;
        }
        tr {
          display: grid;
          grid-template-columns: 1fr auto;
          gap: 0 var(--two);
          padding-block: 12px;
          border-top: 1px solid var(--line);
        }
        td {
          padding: 0;
          border: 0;
        }
        td:nth-child(2) {
          grid-column: 2;
          grid-row: 2;
          color: var(--ink-soft);
        }
        td:nth-child(4) {
          grid-column: 1;
          grid-row: 1;
        }
        td:nth-child(3) {
          grid-row: 2;
        }
        td:nth-child(5) {
          grid-row: 1;
        }
      }
    `,
  ];

  declare private _older: readonly AuditEntry[];
  declare private _next: number | null | undefined;

  readonly #session = new SessionAccess(this);
  readonly #more = new Submission(this);
  readonly #page = new Live(this, {
    key: () => 'audit',
    load: (_, signal) => fetchAudit({}, null, signal),
    // Nearly everything that changes is in the log; what somebody scrolled to must not move, so only the first page follows.
    touchedBy: () => this._older.length === 0,
  });

  constructor() {
    super();
    this._older = [];
    this._next = undefined;
    followLanguage(this);
  }

  async #loadMore(before: number): Promise<void> {
    await this.#more.run(async () => {
      const page = await fetchAudit({}, before);
      this._older = [...this._older, ...page.entries];
      this._next = page.next;
    });
  }

  #row(entry: AuditEntry) {
    return html`<tr>
      <td class="seq">${entry.seq}</td>
      <td>${momentWords(entry.at, this.#session.clock)}</td>
      <td>${entry.actorName ?? t('audit.hub')}</td>
      <td>${actionWords(entry.action)}</td>
      <td class="soft">${subjectWords(entry.subject)}</td>
    </tr>`;
  }

  override render() {
    const { value, error } = this.#page;
    const entries = [...(value?.entries ?? []), ...this._older];
    const next = this._next === undefined ? (value?.next ?? null) : this._next;
    return html`<div class="stack">
      <p class="soft">${t('audit.lead')}</p>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value !== undefined && entries.length === 0 ? html`<p>${t('audit.none')}</p>` : ''}
      ${
        entries.length === 0
          ? ''
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">#</th>
                  <th scope="col">${t('audit.when')}</th>
                  <th scope="col">${t('audit.who')}</th>
                  <th scope="col">${t('audit.what')}</th>
                  <th scope="col">${t('audit.subject')}</th>
                </tr>
              </thead>
              <tbody>
                ${entries.map((entry) => this.#row(entry))}
              </tbody>
            </table>`
      }
      <ly-note text=${this.#more.problem}></ly-note>
      ${
        next === null
          ? ''
          : html`<div>
              <button class="button" ?disabled=${this.#more.busy} @click=${() => void this.#loadMore(next)}>
                ${t('action.more')}
              </button>
            </div>`
      }
    </div>`;
  }
}

/** `notice.signed` in words; an action that this page does not know yet, as it stands in the log. */
function actionWords(action: string): string {
  const key = `audit.${action}`;
  return isActionKey(key) ? t(key) : action;
}

/** `device:0k3…` as a word, with a link where there is a page. */
function subjectWords(subject: string) {
  const [kind = '', id = ''] = subject.split(':');
  const key = `audit.subject_${kind}`;
  const words = isSubjectKey(key) ? t(key) : kind;
  if (kind === 'notice') return html`<a href="/notices/${id}">${words}</a>`;
  if (kind === 'device') return html`<a href="/devices/${id}">${words}</a>`;
  return words;
}

function isActionKey(key: string): key is ActionKey {
  return Object.hasOwn(zhCn, key);
}

function isSubjectKey(key: string): key is SubjectKey {
  return Object.hasOwn(zhCn, key);
}

customElements.define('ly-settings-audit', SettingsAudit);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-audit': SettingsAudit;
  }
}
