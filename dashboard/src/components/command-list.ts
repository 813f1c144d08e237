import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Command, CommandGroup } from '../comfort/commands.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import type { IconName } from './icon-paths.ts';
import './icon.ts';

const icons: Readonly<Record<CommandGroup, IconName>> = {
  action: 'next',
  write: 'edit',
  page: 'desk',
  notice: 'notice',
  device: 'device',
  place: 'places',
};

/**
 * The command palette: a field and what it found, driven by arrows and Enter. Events `ask` with `detail: string` (what is typed),
 * `run` with `detail: Command`, `dismiss`. It is open as long as it is in the page.
 */
export class CommandList extends LitElement {
  static override properties = { commands: { attribute: false }, _at: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      dialog {
        width: min(40rem, calc(100vw - var(--two)));
        max-height: min(36rem, calc(100dvh - 15vh));
        margin: 10vh auto auto;
        padding: 0;
        border: 1px solid var(--border);
        border-radius: var(--radius-large);
        background: var(--ground);
        color: var(--ink);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      .field {
        position: relative;
        padding: var(--one);
        border-bottom: 1px solid var(--line);
      }
      .field ly-icon {
        position: absolute;
        left: 22px;
        top: 20px;
        color: var(--ink-soft);
      }
      .field input {
        min-height: var(--six);
        padding-inline-start: 44px;
        font-size: var(--text-lead);
      }
      .found {
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: var(--one);
      }
      .none {
        padding: var(--two);
      }
      .heading {
        padding: var(--one) var(--one) var(--half);
      }
      [role='option'] {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr);
        gap: 0 12px;
        width: 100%;
        border: 0;
        background: transparent;
        text-align: start;
        align-items: center;
        min-height: var(--target);
        padding: var(--half) var(--one);
        border-radius: var(--radius);
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      [aria-selected='true'] {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
        background: var(--panel-strong);
      }
      .foot {
        display: flex;
        justify-content: space-between;
        gap: var(--two);
        padding: var(--one) var(--two);
        border-top: 1px solid var(--line);
      }
    `,
  ];

  /** What was found, group by group. */
  declare commands: readonly Command[];
  declare private _at: number;

  constructor() {
    super();
    this.commands = [];
    this._at = 0;
    followLanguage(this);
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this._at = Math.min(this._at, Math.max(0, this.commands.length - 1));
  }

  #type(event: Event): void {
    this._at = 0;
    this.dispatchEvent(new CustomEvent('ask', { detail: fieldValue(event) }));
  }

  #press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = this.commands.length;
    if (event.isComposing || count === 0) return;
    if (step !== undefined) {
      event.preventDefault();
      this._at = (this._at + step + count) % count;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#run(this.commands[this._at]);
    }
  }

  /** The dialog is closed first: the focus goes back before the command takes it somewhere. */
  #run(command: Command | undefined): void {
    if (command === undefined) return;
    this.renderRoot.querySelector('dialog')?.close();
    this.dispatchEvent(new CustomEvent('run', { detail: command }));
  }

  #group(group: CommandGroup) {
    const lines = this.commands.map((command, index) => ({ command, index }));
    const mine = lines.filter(({ command }) => command.group === group);
    if (mine.length === 0) return '';
    return html`<div role="group" aria-labelledby=${group}>
      <div id=${group} class="heading soft small" role="presentation">${t(`palette.group_${group}`)}</div>
      ${mine.map(({ command, index }) => this.#option(command, index))}
    </div>`;
  }

  #option(command: Command, index: number) {
    return html`<button
      type="button"
      tabindex="-1"
      id="option-${index}"
      role="option"
      aria-selected=${index === this._at ? 'true' : 'false'}
      @click=${() => this.#run(command)}
    >
      <ly-icon name=${icons[command.group]}></ly-icon>
      <span>${command.words} <span class="soft small">${command.hint}</span></span>
    </button>`;
  }

  override render() {
    const count = this.commands.length;
    const groups = [...new Set(this.commands.map(({ group }) => group))];
    return html`<dialog
      closedby="any"
      aria-label=${t('palette.title')}
      @close=${() => this.dispatchEvent(new CustomEvent('dismiss'))}
    >
      <div class="field">
        <ly-icon name="search"></ly-icon>
        <input
          type="text"
          role="combobox"
          aria-label=${t('palette.find')}
          aria-expanded=${count > 0 ? 'true' : 'false'}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${count > 0 ? `option-${this._at}` : nothing}
          autocomplete="off"
          spellcheck="false"
          placeholder=${t('palette.placeholder')}
          @input=${this.#type}
          @keydown=${this.#press}
        />
      </div>
      <div id="found" class="found" role="listbox" aria-label=${t('palette.title')}>
        ${groups.map((group) => this.#group(group))}
      </div>
      ${count === 0 ? html`<p class="none">${t('palette.none')}</p>` : ''}
      <p class="foot soft small">
        <span>${t('palette.hint')}</span>
        <span class="number" role="status">${t('palette.count', { count })}</span>
      </p>
    </dialog>`;
  }
}

customElements.define('ly-command-list', CommandList);

declare global {
  interface HTMLElementTagNameMap {
    'ly-command-list': CommandList;
  }
}
