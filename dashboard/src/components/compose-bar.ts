import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './icon.ts';
import './note.ts';

/** What can be done with what is written, and what stands in the way: events `submit-draft` and `save-draft`. */
export class ComposeBar extends LitElement {
  static override properties = {
    problem: {},
    saved: { type: Boolean },
    busy: { type: Boolean },
    reach: {},
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--one);
        padding-block: var(--two);
        border-top: 1px solid var(--line);
        background: var(--ground);
      }
      @media (max-width: 900px) {
        :host {
          padding-block: var(--one);
        }
        .button.large {
          flex: 1 1 0;
          padding-inline: var(--two);
          font-size: var(--text-body);
          white-space: nowrap;
        }
        .row > span {
          display: none;
        }
      }
    `,
  ];

  declare problem: string;
  declare saved: boolean;
  declare busy: boolean;
  declare reach: string;

  constructor() {
    super();
    this.problem = '';
    this.saved = false;
    this.busy = false;
    this.reach = '';
    followLanguage(this);
  }

  override render() {
    return html`<ly-note text=${this.problem}></ly-note>
      <ly-note kind="good" text=${this.saved ? t('compose.draft_saved') : ''}></ly-note>
      <div class="row">
        <button
          type="button"
          class="button primary large"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new CustomEvent('submit-draft'))}
        >
          <ly-icon name="send"></ly-icon>${t('compose.submit')}
        </button>
        <button
          type="button"
          class="button large"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new CustomEvent('save-draft'))}
        >
          ${t('compose.save_draft')}
        </button>
        <span class="soft number">${this.reach}</span>
      </div>`;
  }
}

customElements.define('ly-compose-bar', ComposeBar);

declare global {
  interface HTMLElementTagNameMap {
    'ly-compose-bar': ComposeBar;
  }
}
