import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';

/**
 * Two people wrote one draft: the author chooses whose words go on. Nothing is lost by looking at the other ones. Events
 * `keep-mine`, `load-theirs`, and `load-mine` once theirs are looked at.
 */
export class DraftConflict extends LitElement {
  static override properties = {
    who: {},
    when: {},
    looking: { type: Boolean },
    busy: { type: Boolean },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      section {
        display: grid;
        gap: var(--one);
        padding: var(--two);
        border-radius: var(--radius);
        background: var(--warn-tint);
      }
    `,
  ];

  /** The colleague, and when they wrote. */
  declare who: string;
  declare when: string;
  /** Whether the form holds the colleague's words now, and the author's own wait. */
  declare looking: boolean;
  declare busy: boolean;

  constructor() {
    super();
    this.who = '';
    this.when = '';
    this.looking = false;
    this.busy = false;
    followLanguage(this);
  }

  #choice(name: 'keep-mine' | 'load-theirs' | 'load-mine', text: string) {
    return html`<button
      type="button"
      class="button"
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new CustomEvent(name))}
    >
      ${text}
    </button>`;
  }

  override render() {
    const { who, when, looking } = this;
    return html`<section role="alert">
      <p>${looking ? t('conflict.looking', { who }) : t('conflict.text', { who, when })}</p>
      <div class="row tight">
        ${
          looking
            ? this.#choice('load-mine', t('conflict.load_mine'))
            : html`${this.#choice('load-theirs', t('conflict.load_theirs', { who }))}
              ${this.#choice('keep-mine', t('conflict.keep_mine'))}`
        }
      </div>
    </section>`;
  }
}

customElements.define('ly-draft-conflict', DraftConflict);

declare global {
  interface HTMLElementTagNameMap {
    'ly-draft-conflict': DraftConflict;
  }
}
