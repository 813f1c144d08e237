import { caseReaderRoles } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { fetchCases } from '../api/cases.ts';
import { Live } from '../api/live.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';

/** How many cases there are at the places of a notice within days of it (R31), for those who see cases; a link to them. */
export class NoticeCases extends LitElement {
  static override properties = { noticeId: {} };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
    `,
  ];

  declare noticeId: string;

  readonly #session = new SessionAccess(this);
  readonly #found = new Live(this, {
    key: () => (this.#session.has(...caseReaderRoles) && this.noticeId !== '' ? this.noticeId : undefined),
    load: async (notice, signal) =>
      (await fetchCases(new URLSearchParams({ notice, limit: '1' }), signal)).total,
    touchedBy: ({ resource }) => resource === 'case',
  });

  constructor() {
    super();
    this.noticeId = '';
    followLanguage(this);
  }

  override render() {
    const count = this.#found.value;
    if (count === undefined) return '';
    if (count === 0) return html`<p class="soft">${t('case.beside_notice_none')}</p>`;
    return html`<a class="button" href="/cases?notice=${this.noticeId}"
      ><ly-icon name="case"></ly-icon>${t('case.beside_notice', { count })}</a
    >`;
  }
}

customElements.define('ly-notice-cases', NoticeCases);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notice-cases': NoticeCases;
  }
}
