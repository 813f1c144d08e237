import type { CaseFigures } from '@louyu/contract/api/case-policy';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { targetWords } from './case-due.ts';

/** 近 30 天按时: of each promise, how often it was kept in time. */
export class CaseFiguresLine extends LitElement {
  static override properties = { figures: { attribute: false } };

  static override styles = [
    base,
    css`
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--half) var(--three);
        align-items: baseline;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--one);
        align-items: baseline;
      }
      dd {
        font-size: var(--text-lead);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .none {
        font-size: var(--text-body);
        font-weight: 400;
      }
    `,
  ];

  declare figures: CaseFigures | undefined;

  constructor() {
    super();
    this.figures = undefined;
    followLanguage(this);
  }

  override render() {
    if (this.figures === undefined) return '';
    return html`<div>
      <span class="soft small" id="met">${t('case.met')}</span>
      <dl aria-labelledby="met" data-testid="met">
        ${this.figures.targets.map(
          ({ target, percent }) =>
            html`<div>
              <dt class="soft">${targetWords(target)}</dt>
              <dd class=${percent === null ? 'none soft' : ''}>
                ${percent === null ? t('case.met_none') : `${percent}%`}
              </dd>
            </div>`,
        )}
      </dl>
    </div>`;
  }
}

customElements.define('ly-case-figures', CaseFiguresLine);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-figures': CaseFiguresLine;
  }
}
