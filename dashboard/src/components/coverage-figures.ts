import { knownLevels, type Coverage } from '@louyu/contract/api/coverage';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './door-mark.ts';
import { figureStyles } from './figures.css.ts';

/** 知晓 412/1,200 户, each way of knowing counted apart; households are no screens and no phones. */
export class CoverageFigures extends LitElement {
  static override properties = { coverage: { attribute: false } };

  static override styles = [
    base,
    figureStyles,
    css`
      .ways {
        margin-block-start: var(--two);
        gap: var(--one) var(--three);
      }
      .way {
        display: inline-flex;
        align-items: center;
        gap: var(--one);
        font-variant-numeric: tabular-nums;
      }
      p.small {
        margin-block-start: var(--one);
      }
    `,
  ];

  declare coverage: Coverage | undefined;

  constructor() {
    super();
    this.coverage = undefined;
    followLanguage(this);
  }

  override render() {
    const { coverage } = this;
    if (coverage === undefined) return '';
    const { counts, total, phones, elsewhere } = coverage;
    return html`<dl data-testid="coverage">
        <div>
          <dt>${t('coverage.households')}</dt>
          <dd>
            <span class="figure" data-testid="known-households">${total - counts.unreached}/${total}</span>
            <span class="soft small">${t('coverage.households_hint')}</span>
          </dd>
        </div>
        <div>
          <dt>${t('coverage.phones')}</dt>
          <dd>
            <span class="figure">${phones.anonymous}</span>
            <span class="soft small">${t('coverage.phones_hint')}</span>
          </dd>
        </div>
      </dl>
      <p class="row ways">
        ${[...knownLevels, 'unreached' as const].map(
          (level) =>
            html`<span class="way" data-testid="level-${level}"
              ><ly-door-mark level=${level}></ly-door-mark><b>${counts[level]}</b></span
            >`,
        )}
      </p>
      ${elsewhere === 0 ? '' : html`<p class="soft small">${t('coverage.elsewhere', { count: elsewhere })}</p>`}`;
  }
}

customElements.define('ly-coverage-figures', CoverageFigures);

declare global {
  interface HTMLElementTagNameMap {
    'ly-coverage-figures': CoverageFigures;
  }
}
