import { lintTable } from '@louyu/contract/lint';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import './icon.ts';

/** Everything that is looked for while a notice is written: what blocks, and what warns. */
export class LintRules extends LitElement {
  static override styles = [
    base,
    css`
      summary {
        padding-block: 10px;
        color: var(--ink-soft);
        cursor: pointer;
      }
      h3 {
        display: flex;
        gap: var(--one);
        align-items: center;
        margin: var(--one) 0 var(--half);
        font-size: var(--text-body);
      }
      ul {
        margin: 0;
        padding-inline-start: var(--four);
        font-size: var(--text-small);
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
  }

  #part(severity: 'block' | 'warn') {
    const rules = Object.values(lintTable).filter((rule) => rule.severity === severity);
    return html`<h3>
        <ly-icon name=${severity === 'block' ? 'ban' : 'eye'}></ly-icon>${t(`lint.rules_${severity}`)}
      </h3>
      <ul>
        ${rules.map(({ looksFor }) => html`<li>${looksFor[language()]}</li>`)}
      </ul>`;
  }

  override render() {
    return html`<details>
      <summary>${t('lint.rules')}</summary>
      ${this.#part('block')} ${this.#part('warn')}
    </details>`;
  }
}

customElements.define('ly-lint-rules', LintRules);

declare global {
  interface HTMLElementTagNameMap {
    'ly-lint-rules': LintRules;
  }
}
