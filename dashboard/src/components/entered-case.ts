import type { EnteredCase } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { caseNumberWords } from './case-due.ts';
import './copy-button.ts';
import './icon.ts';

/** What was entered, with the tracking code to be read out: it is seen this once. Event `again`. */
export class EnteredCaseCard extends LitElement {
  static override properties = { entered: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      .code {
        font-family: var(--font-code);
        font-size: var(--text-figure);
        font-weight: 600;
        letter-spacing: 0.04em;
        overflow-wrap: anywhere;
      }
      .card {
        max-width: 40rem;
      }
    `,
  ];

  declare entered: EnteredCase | undefined;

  constructor() {
    super();
    this.entered = undefined;
    followLanguage(this);
  }

  override render() {
    if (this.entered === undefined) return '';
    const { trackingCode, trackingUrl } = this.entered;
    const { id, number, team } = this.entered.case;
    return html`<div class="card stack">
      <h2 role="status">${t('case.entry_done', { number: caseNumberWords(number) })}</h2>
      <p class="soft">${t('case.fact_team')} ${t(`case.team_${team}`)}</p>
      <div>
        <p class="soft">${t('case.entry_code')}</p>
        <p class="code" data-testid="tracking-code">${trackingCode}</p>
        <p class="hint">${t('case.entry_code_hint')}</p>
      </div>
      <div class="row tight">
        <ly-copy-button value=${trackingUrl} label=${t('case.entry_copy')}></ly-copy-button>
        <button class="button primary" @click=${() => this.dispatchEvent(new CustomEvent('again'))}>
          <ly-icon name="plus"></ly-icon>${t('case.entry_again')}
        </button>
        <a class="button" href="/cases/${id}">${t('case.entry_open')}</a>
      </div>
    </div>`;
  }
}

customElements.define('ly-entered-case', EnteredCaseCard);

declare global {
  interface HTMLElementTagNameMap {
    'ly-entered-case': EnteredCaseCard;
  }
}
