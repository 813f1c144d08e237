import { css, html, LitElement } from 'lit';
import type { KeptDraft } from '../comfort/kept-drafts.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';

/** Says that what was not saved is there again; event `discard` to begin anew. Without: nothing is said. */
export class UnsavedNote extends LitElement {
  static override properties = { kept: { attribute: false }, clock: { attribute: false } };

  static override styles = [
    base,
    controls,
    css`
      /* Without a box where there is nothing to say. */
      :host {
        display: contents;
      }
      div {
        padding: var(--two);
        border: 1px solid var(--border);
        border-radius: var(--radius-large);
      }
    `,
  ];

  declare kept: KeptDraft | undefined;
  declare clock: Clock;

  constructor() {
    super();
    this.kept = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  override render() {
    if (this.kept === undefined) return '';
    const when = momentWords(this.kept.at, this.clock);
    return html`<div class="row" role="status">
      <span>${t('unsaved.back', { when })}</span>
      <button
        type="button"
        class="button push"
        @click=${() => this.dispatchEvent(new CustomEvent('discard'))}
      >
        ${t('unsaved.discard')}
      </button>
    </div>`;
  }
}

customElements.define('ly-unsaved-note', UnsavedNote);

declare global {
  interface HTMLElementTagNameMap {
    'ly-unsaved-note': UnsavedNote;
  }
}
