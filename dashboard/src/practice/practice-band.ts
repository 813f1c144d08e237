import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/icon.ts';

/** Says 练习 at the top of all that is practice, and stays in view; neither the red of an alert nor the yellow of a drill. */
export class PracticeBand extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 2;
        display: block;
        margin-block-end: var(--two);
        padding-block: var(--one);
        background: var(--ground);
      }
      .band {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--half) var(--two);
        padding: var(--one) var(--two);
        border: 2px dashed var(--fee);
        border-radius: var(--radius);
        background: var(--fee-tint);
        color: var(--ink);
      }
      strong {
        color: var(--fee);
        font-size: var(--text-lead);
        letter-spacing: 0.08em;
      }
      p {
        flex: 1 1 240px;
      }
      @media (max-width: 640px) {
        .band {
          padding: var(--half) var(--half) var(--half) 12px;
          gap: 0 12px;
        }
        p {
          order: 1;
          flex-basis: 100%;
        }
        .button {
          margin-inline-start: auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
  }

  override render() {
    return html`<div class="band" role="note">
      <strong>${t('practice.word')}</strong>
      <p class="small">${t('practice.band')}</p>
      <a class="button quiet" href="/"><ly-icon name="close"></ly-icon>${t('practice.leave')}</a>
    </div>`;
  }
}

customElements.define('ly-practice-band', PracticeBand);

declare global {
  interface HTMLElementTagNameMap {
    'ly-practice-band': PracticeBand;
  }
}
