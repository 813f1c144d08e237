import { css, html, LitElement } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Submission } from '../api/submission.ts';
import type { Command } from '../comfort/commands.ts';
import { actionsOf, closestDeep, deepActive, searchFieldOf, stepRow } from '../comfort/deep-page.ts';
import { shortcutOf, singleKeys, type Shortcut } from '../comfort/shortcuts.ts';
import { DoneEvent, type Undoable } from '../comfort/undoable.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { navigate } from '../navigation.ts';
import { base } from '../theme/base.css.ts';

const typingTarget =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';

/** What is at hand on every page: the keys and their help, the command palette, and taking back what was just done. */
export class DeskTools extends LitElement {
  static override properties = {
    _palette: { state: true },
    _help: { state: true },
    _deed: { state: true },
    _said: { state: true },
  };

  static override styles = [
    base,
    css`
      p {
        top: 0;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  /** What the page at hand can do, as long as the palette is open. */
  declare private _palette: readonly Command[] | undefined;
  declare private _help: boolean;
  declare private _deed: Undoable | undefined;
  /** For who hears the page. */
  declare private _said: string;

  readonly #undoing = new Submission(this);
  #listening = new AbortController();

  constructor() {
    super();
    this._palette = undefined;
    this._help = false;
    this._deed = undefined;
    this._said = '';
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener('keydown', (event) => this.#press(event), { signal });
    window.addEventListener('ly-palette', () => void this.#do('palette'), { signal });
    window.addEventListener('ly-keys', () => void this.#do('help'), { signal });
    window.addEventListener(
      'ly-done',
      (event) => {
        if (event instanceof DoneEvent) void this.#offer(event.deed);
      },
      { signal },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
  }

  /** The element of the page that is shown. */
  get #page(): Element | null {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.querySelector('[data-page]') : null;
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const active = deepActive();
    const typing = active?.matches(typingTarget) === true;
    const shortcut = shortcutOf(event, {
      typing,
      searching: active?.matches('input[type="search"]') === true,
      inRow: !typing && active?.matches('[type="radio"]') === false && closestDeep(active, 'li') !== null,
      inDialog: closestDeep(active, 'dialog, wa-dialog, wa-dropdown[open]') !== null,
      singleKeys: singleKeys(),
    });
    if (shortcut === undefined || (shortcut === 'undo' && this._deed === undefined)) return;
    event.preventDefault();
    void this.#do(shortcut);
  }

  async #do(shortcut: Shortcut): Promise<void> {
    const page = this.#page;
    if (shortcut === 'palette') await this.#openPalette(page);
    else if (shortcut === 'help') await this.#openHelp();
    else if (shortcut === 'undo') await this.#undo();
    else if (page === null) return;
    else if (shortcut === 'search') searchFieldOf(page)?.focus();
    else stepRow(page, shortcut === 'next' ? 1 : -1);
  }

  async #openPalette(page: Element | null): Promise<void> {
    if (this._palette !== undefined) return;
    const actions = page === null ? [] : [...actionsOf(page)];
    this._palette = actions.map(([words, button]) => ({
      group: 'action',
      words,
      hint: '',
      does: () => {
        button.focus();
        button.click();
      },
    }));
    await import('./command-palette.ts');
  }

  async #openHelp(): Promise<void> {
    await import('../components/keyboard-help.ts');
    this._help = true;
  }

  async #run({ does }: Command): Promise<void> {
    this._palette = undefined;
    await this.updateComplete;
    if (typeof does === 'string') await navigate(does);
    else does();
  }

  async #offer(deed: Undoable): Promise<void> {
    await import('../components/undo-toast.ts');
    this.#undoing.clear();
    this._deed = deed;
    this._said = deed.words;
  }

  async #undo(): Promise<void> {
    const deed = this._deed;
    if (deed === undefined) return;
    const undone = await this.#undoing.run(async () => {
      await deed.undo();
    });
    if (!undone) return;
    this._deed = undefined;
    this._said = t('undo.undone');
  }

  override render() {
    const deed = this._deed;
    return html`${
        this._palette === undefined
          ? ''
          : html`<ly-command-palette
              .actions=${this._palette}
              @run=${({ detail }: CustomEvent<Command>) => void this.#run(detail)}
              @dismiss=${() => (this._palette = undefined)}
            ></ly-command-palette>`
      }
      <ly-keyboard-help .open=${this._help} @dismiss=${() => (this._help = false)}></ly-keyboard-help>
      ${
        deed === undefined
          ? ''
          : keyed(
              deed,
              html`<ly-undo-toast
                words=${deed.words}
                problem=${this.#undoing.problem}
                ?busy=${this.#undoing.busy}
                @undo=${() => void this.#undo()}
                @dismiss=${() => (this._deed = undefined)}
              ></ly-undo-toast>`,
            )
      }
      <p class="hidden-words" role="status">${this._said}</p>`;
  }
}

customElements.define('ly-desk-tools', DeskTools);

declare global {
  interface HTMLElementTagNameMap {
    'ly-desk-tools': DeskTools;
  }
}
