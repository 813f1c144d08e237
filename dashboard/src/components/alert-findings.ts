import type { AlertFinding } from '@louyu/contract/api/alerts';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './icon.ts';

/** What is missing or doubtful, calmly: only what blocks is said with a warning. */
export class AlertFindings extends LitElement {
  static override properties = { findings: { attribute: false } };

  static override styles = [
    base,
    css`
      li {
        display: flex;
        gap: var(--one);
        align-items: flex-start;
        padding-block: 2px;
        color: var(--ink-soft);
      }
      li.blocks {
        color: var(--warn);
        font-weight: 600;
      }
      ly-icon {
        margin-top: 2px;
      }
    `,
  ];

  declare findings: readonly AlertFinding[];

  constructor() {
    super();
    this.findings = [];
    followLanguage(this);
  }

  override render() {
    return html`<ul role="status" aria-label=${t('emergency.findings')}>
      ${this.findings
        .toSorted((a, b) => Number(b.blocks) - Number(a.blocks))
        .map(
          ({ message, blocks }) =>
            html`<li class=${blocks ? 'blocks' : ''}>
              <ly-icon name=${blocks ? 'warning' : 'edit'}></ly-icon><span>${message}</span>
            </li>`,
        )}
    </ul>`;
  }
}

customElements.define('ly-alert-findings', AlertFindings);

declare global {
  interface HTMLElementTagNameMap {
    'ly-alert-findings': AlertFindings;
  }
}
