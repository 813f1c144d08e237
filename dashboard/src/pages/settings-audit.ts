import type { AuditEntry, AuditFilter } from '@louyu/contract/api/audit';
import { css, html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import { auditExportHref, checkAudit, fetchAudit, fetchAuditState } from '../api/audit.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { actionWords, subjectWords } from '../components/audit-words.ts';
import '../components/audit-filter.ts';
import '../components/audit-state.ts';
import '../components/icon.ts';
import '../components/note.ts';

/** The audit log, newest first. */
export class SettingsAudit extends LitElement {
  static override properties = { _filter: { state: true }, _older: { state: true }, _next: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      .seq {
        width: 72px;
        color: var(--ink-soft);
      }
      td:nth-child(2)::first-letter {
        text-transform: uppercase;
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

  declare private _filter: AuditFilter;
  declare private _older: readonly AuditEntry[];
  declare private _next: number | null | undefined;

  readonly #session = new SessionAccess(this);
  readonly #more = new Submission(this);
  readonly #page = new Live(this, {
    key: () => this._filter,
    load: (filter, signal) => fetchAudit(filter, null, signal),
    // Nearly everything that changes is in the log; what somebody scrolled to must not move, so only the first page follows.
    touchedBy: () => this._older.length === 0,
  });

  readonly #checking = new Submission(this);
  readonly #state = new Live(this, {
    key: () => 'audit',
    load: (_, signal) => fetchAuditState(signal),
    touchedBy: (change) => change.resource === 'site',
  });

  constructor() {
    super();
    this._filter = {};
    this._older = [];
    this._next = undefined;
    followLanguage(this);
  }

  #show(filter: AuditFilter): void {
    this._filter = filter;
    this._older = [];
    this._next = undefined;
  }

  async #check(): Promise<void> {
    const done = await this.#checking.run(async () => {
      await checkAudit();
    });
    if (done) await this.#state.refresh();
  }

  async #loadMore(before: number): Promise<void> {
    await this.#more.run(async () => {
      const page = await fetchAudit(this._filter, before);
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
      <td class="soft">${subjectLink(entry.subject)}</td>
    </tr>`;
  }

  override render() {
    const { value, error } = this.#page;
    const entries = [...(value?.entries ?? []), ...this._older];
    const next = this._next === undefined ? (value?.next ?? null) : this._next;
    return html`<div class="stack">
      <p class="soft">${t('audit.lead')}</p>
      <ly-audit-state
        .state=${this.#state.value}
        .clock=${this.#session.clock}
        ?busy=${this.#checking.busy}
        @check=${() => void this.#check()}
      ></ly-audit-state>
      <ly-note text=${this.#checking.problem}></ly-note>
      <ly-audit-filter
        .filter=${this._filter}
        .state=${this.#state.value}
        timeZone=${this.#session.clock.timeZone}
        @filter-change=${(event: CustomEvent<{ filter: AuditFilter }>) => this.#show(event.detail.filter)}
      ></ly-audit-filter>
      <div>
        <a class="button" href=${auditExportHref(this._filter)} download>${t('audit.export')}</a>
      </div>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value !== undefined && entries.length === 0 ? html`<p>${t(Object.keys(this._filter).length === 0 ? 'audit.none' : 'audit.none_found')}</p>` : ''}
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

/** `device:0k3…` as a word, with a link where there is a page. */
function subjectLink(subject: string) {
  const [kind = '', id = ''] = subject.split(':');
  const words = subjectWords(kind);
  if (kind === 'notice') return html`<a href="/notices/${id}">${words}</a>`;
  if (kind === 'device') return html`<a href="/devices/${id}">${words}</a>`;
  return words;
}

customElements.define('ly-settings-audit', SettingsAudit);

declare global {
  interface HTMLElementTagNameMap {
    'ly-settings-audit': SettingsAudit;
  }
}
