import type { NoticeRef, NoticeView } from '@louyu/contract/api/notices';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { numberWords } from './number-words.ts';
import './state-mark.ts';

/** The notices that a notice is tied to: what it replaces, what replaces it, what it stands beside and why (R2). */
export class NoticeLinks extends LitElement {
  static override properties = { notice: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--two);
        min-height: var(--target);
        padding-block: var(--half);
        border-block: 1px solid var(--line);
      }
      li + li {
        border-top: 0;
      }
      a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .soft {
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare notice: NoticeView | undefined;
  declare clock: Clock;

  constructor() {
    super();
    this.notice = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #line(label: string, { id, number, title, state }: NoticeRef, reason?: string) {
    return html`<li>
      <span class="soft">${label}</span>
      <a href="/notices/${id}">${numberWords(number)} ${title}</a>
      <ly-state-mark notice=${state}></ly-state-mark>
      ${reason === undefined ? '' : html`<span class="soft small">${t('link.reason', { reason })}</span>`}
    </li>`;
  }

  override render() {
    const { supersedes, supersededBy, beside = [] } = this.notice ?? {};
    if (supersedes === undefined && supersededBy === undefined && beside.length === 0) return '';
    const by = (at: string) =>
      t(Date.parse(at) <= this.clock.nowMs ? 'link.superseded_by' : 'link.superseded_from', {
        when: momentWords(at, this.clock),
      });
    return html`<ul>
      ${supersededBy === undefined ? '' : this.#line(by(supersededBy.at), supersededBy)}
      ${supersedes === undefined ? '' : this.#line(t('link.supersedes'), supersedes)}
      ${beside.map((other) => this.#line(t('link.beside'), other, other.reason))}
    </ul>`;
  }
}

customElements.define('ly-notice-links', NoticeLinks);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notice-links': NoticeLinks;
  }
}
