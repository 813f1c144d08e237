import type { Problem } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { Tie } from './draft-tie.ts';
import './icon.ts';
import './reason-dialog.ts';

/** As much as a draft keeps of a reason. */
const reasonMaxChars = 100;

/**
 * What the rules say of the words in a field: what must go before submission, and what to think about. With `answers` the
 * doubts about other notices (R2) can be answered here: event `tie` with a {@link Tie}, heard by all around it.
 */
export class DraftNotes extends LitElement {
  static override properties = {
    problems: { attribute: false },
    answers: { type: Boolean },
    _both: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        gap: var(--half);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--one);
        padding: var(--one) 12px;
        border-inline-start: 4px solid var(--border);
        border-radius: var(--radius);
        background: var(--panel);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }
      li.block {
        border-color: var(--warn);
        background: var(--warn-tint);
      }
      .block ly-icon,
      .block strong {
        color: var(--warn);
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        font-weight: 600;
      }
    `,
  ];

  declare problems: readonly Problem[];
  declare answers: boolean;
  /** The notice of which somebody is about to say why both are needed. */
  declare private _both: string;

  constructor() {
    super();
    this.problems = [];
    this.answers = false;
    this._both = '';
    followLanguage(this);
  }

  #tie(detail: Tie): void {
    this.dispatchEvent(new CustomEvent('tie', { detail, bubbles: true, composed: true }));
  }

  #other(noticeId: string, severity: Problem['severity']) {
    return html`<div class="row tight">
      <a href="/notices/${noticeId}" target="_blank">${t('lint.other')}</a>
      ${
        this.answers && severity === 'warn'
          ? html`<button type="button" class="button" @click=${() => this.#tie({ supersedes: noticeId })}>
                ${t('lint.replace')}
              </button>
              <button type="button" class="button" @click=${() => (this._both = noticeId)}>
                ${t('lint.beside')}
              </button>`
          : ''
      }
    </div>`;
  }

  override render() {
    if (this.problems.length === 0) return '';
    return html`<ul>
        ${this.problems.map(
          ({ severity, message, noticeId }) =>
            html`<li class=${severity}>
              <ly-icon name=${severity === 'block' ? 'ban' : 'eye'}></ly-icon>
              <div>
                <strong>${t(`lint.${severity}`)}</strong> ${message}
                ${noticeId === undefined ? '' : this.#other(noticeId, severity)}
              </div>
            </li>`,
        )}
      </ul>
      <ly-reason-dialog
        .open=${this._both !== ''}
        label=${t('lint.beside_title')}
        confirm=${t('lint.beside_confirm')}
        reasonLabel=${t('lint.beside_reason')}
        @confirm=${({ detail: { reason } }: CustomEvent<{ reason: string }>) => {
          this.#tie({ beside: this._both, reason: reason.slice(0, reasonMaxChars) });
          this._both = '';
        }}
        @dismiss=${() => (this._both = '')}
      ></ly-reason-dialog>`;
  }
}

customElements.define('ly-draft-notes', DraftNotes);

declare global {
  interface HTMLElementTagNameMap {
    'ly-draft-notes': DraftNotes;
  }
}
