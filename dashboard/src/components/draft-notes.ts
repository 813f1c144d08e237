import type { Problem } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './icon.ts';

/** What the rules say of the words in a field: what must go before submission, and what to think about. */
export class DraftNotes extends LitElement {
  static override properties = { problems: { attribute: false } };

  static override styles = [
    base,
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

  constructor() {
    super();
    this.problems = [];
    followLanguage(this);
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
              ${
                noticeId === undefined
                  ? ''
                  : html`<div><a href="/notices/${noticeId}" target="_blank">${t('lint.other')}</a></div>`
              }
            </div>
          </li>`,
      )}
    </ul>`;
  }
}

customElements.define('ly-draft-notes', DraftNotes);

declare global {
  interface HTMLElementTagNameMap {
    'ly-draft-notes': DraftNotes;
  }
}
