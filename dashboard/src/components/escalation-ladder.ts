import type { Coverage } from '@louyu/contract/api/coverage';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './copy-button.ts';
import './icon.ts';
import './note.ts';

/** From the screens to the door: what to do next for those who do not know yet; event `repeat`. */
export class EscalationLadder extends LitElement {
  static override properties = {
    coverage: { attribute: false },
    screens: {},
    mayRepeat: { type: Boolean },
    busy: { type: Boolean },
    problem: {},
  };

  static override styles = [
    base,
    controls,
    css`
      ol {
        counter-reset: step;
      }
      li {
        position: relative;
        display: grid;
        gap: var(--one);
        justify-items: start;
        padding: 0 0 var(--three) 44px;
        border-inline-start: 2px solid var(--line);
        margin-inline-start: 14px;
        counter-increment: step;
      }
      li:last-child {
        border-color: transparent;
        padding-block-end: 0;
      }
      li::before {
        content: counter(step);
        position: absolute;
        inset-inline-start: -15px;
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border-radius: 14px;
        background: var(--panel-strong);
        font-weight: 600;
      }
      blockquote {
        margin: 0;
        padding: var(--two);
        border-radius: var(--radius);
        background: var(--panel);
      }
    `,
  ];

  declare coverage: Coverage | undefined;
  /** 屏 16/18, in words. */
  declare screens: string;
  declare mayRepeat: boolean;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.coverage = undefined;
    this.screens = '';
    this.mayRepeat = false;
    this.busy = false;
    this.problem = '';
    followLanguage(this);
  }

  override render() {
    const { coverage } = this;
    if (coverage === undefined) return '';
    const lines = coverage.script[language()];
    return html`<ol data-testid="ladder">
      <li>
        <b>${t('ladder.glass')}</b>
        <span class="soft">${this.screens}</span>
        ${
          this.mayRepeat
            ? html`<button
                  class="button"
                  ?disabled=${this.busy}
                  @click=${() => this.dispatchEvent(new CustomEvent('repeat'))}
                >
                  <ly-icon name="refresh"></ly-icon>${t('ladder.repeat')}
                </button>
                <span class="hint">${t('ladder.repeat_hint')}</span>`
            : ''
        }
        <ly-note text=${this.problem}></ly-note>
      </li>
      <li>
        <b>${t('ladder.speakers')}</b>
        <span class="soft">${t('ladder.speakers_none')}</span>
      </li>
      <li>
        <b>${t('ladder.calls', { count: coverage.counts.unreached })}</b>
        <span class="hint">${t('ladder.script')}</span>
        <blockquote>${lines.map((line) => html`<p>${line}</p>`)}</blockquote>
        <ly-copy-button .value=${lines.join('\n')} label=${t('action.copy')}></ly-copy-button>
      </li>
    </ol>`;
  }
}

customElements.define('ly-escalation-ladder', EscalationLadder);

declare global {
  interface HTMLElementTagNameMap {
    'ly-escalation-ladder': EscalationLadder;
  }
}
