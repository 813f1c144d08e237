import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t, type PlainKey } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import type { CaseStep } from './case-step.ts';
import type { IconName } from './icon-paths.ts';
import './icon.ts';

const looks: Readonly<Record<CaseStep, { readonly icon: IconName; readonly words: PlainKey }>> = {
  accept: { icon: 'check', words: 'case.do_accept' },
  start: { icon: 'spot', words: 'case.do_start' },
  finish: { icon: 'case', words: 'case.do_done' },
};

/** 接单 · 到场 · 完工: the next step, large enough for a thumb in a glove; event `step`. */
export class CaseStepButton extends LitElement {
  static override properties = { step: {}, busy: { type: Boolean } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .button {
        width: 100%;
        min-height: 64px;
        font-size: var(--text-title);
      }
    `,
  ];

  declare step: CaseStep;
  declare busy: boolean;

  constructor() {
    super();
    this.step = 'accept';
    this.busy = false;
    followLanguage(this);
  }

  override render() {
    const { icon, words } = looks[this.step];
    return html`<button
      type="button"
      class="button primary"
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new CustomEvent('step'))}
    >
      <ly-icon name=${icon}></ly-icon>${t(words)}
    </button>`;
  }
}

customElements.define('ly-case-step-button', CaseStepButton);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-step-button': CaseStepButton;
  }
}
