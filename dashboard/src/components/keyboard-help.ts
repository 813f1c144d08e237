import { css, html, LitElement } from 'lit';
import { setSingleKeys, singleKeys } from '../comfort/shortcuts.ts';
import { followLanguage } from '../i18n/language.ts';
import { t, type PlainKey } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './dialog.ts';

const keys: readonly { readonly keys: readonly string[]; readonly words: PlainKey }[] = [
  { keys: ['Ctrl / ⌘ + K'], words: 'keys.palette' },
  { keys: ['↑', '↓', 'j', 'k'], words: 'keys.rows' },
  { keys: ['Enter'], words: 'keys.open' },
  { keys: ['/'], words: 'keys.search' },
  { keys: ['Ctrl / ⌘ + Z'], words: 'keys.undo' },
  { keys: ['Tab', 'Shift + Tab'], words: 'keys.tab' },
  { keys: ['Esc'], words: 'keys.escape' },
  { keys: ['?'], words: 'keys.help' },
];

/** The keys of every page, and whether those of one character are wanted; event `dismiss`. */
export class KeyboardHelp extends LitElement {
  static override properties = { open: { type: Boolean } };

  static override styles = [
    base,
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--one) var(--two);
        align-items: baseline;
      }
      dt {
        display: flex;
        flex-wrap: wrap;
        gap: var(--half);
        max-width: 9rem;
      }
      kbd {
        padding: 0 var(--one);
        border: 1px solid var(--border);
        border-radius: var(--radius);
        background: var(--panel);
        font: inherit;
        white-space: nowrap;
      }
    `,
  ];

  declare open: boolean;

  constructor() {
    super();
    this.open = false;
    followLanguage(this);
  }

  #dismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  override render() {
    return html`<ly-dialog label=${t('keys.title')} .open=${this.open} @dismiss=${this.#dismiss}>
      <div class="stack">
        <dl>
          ${keys.map(
            (line) =>
              html`<dt>${line.keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
                <dd>${t(line.words)}</dd>`,
          )}
        </dl>
        <div>
          <label class="check">
            <input
              type="checkbox"
              .checked=${singleKeys()}
              @change=${(event: Event) =>
                setSingleKeys(event.target instanceof HTMLInputElement && event.target.checked)}
            />${t('keys.single')}
          </label>
          <p class="hint">${t('keys.single_hint')}</p>
        </div>
      </div>
      <button slot="footer" type="button" class="button" @click=${this.#dismiss}>${t('keys.close')}</button>
    </ly-dialog>`;
  }
}

customElements.define('ly-keyboard-help', KeyboardHelp);

declare global {
  interface HTMLElementTagNameMap {
    'ly-keyboard-help': KeyboardHelp;
  }
}
