import type { UpdatePreview } from '@louyu/contract/api/notice-updates';
import { css, html, LitElement } from 'lit';
import { followLanguage, language } from '../i18n/language.ts';
import { momentWords, type Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { dialogButtons } from './dialog-buttons.ts';
import './dialog.ts';
import './note.ts';

/** Asks once more before something goes to the screens, and shows what; its fields come in the slot. Events `confirm` and `dismiss`. */
export class UpdateDialog extends LitElement {
  static override properties = {
    open: { type: Boolean },
    busy: { type: Boolean },
    ready: { type: Boolean },
    label: {},
    confirm: {},
    problem: {},
    preview: { attribute: false },
    clock: { attribute: false },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: contents;
      }
      .screen {
        display: grid;
        gap: var(--one);
        padding: var(--two);
        border: 1px solid var(--border);
        border-radius: var(--radius);
        background: var(--panel);
        overflow-wrap: anywhere;
      }
      .screen b {
        font-size: var(--text-title);
        line-height: 1.3;
      }
      .screen p {
        white-space: pre-line;
      }
    `,
  ];

  declare open: boolean;
  declare busy: boolean;
  /** Whether what is in the fields can be sent. */
  declare ready: boolean;
  declare label: string;
  declare confirm: string;
  declare problem: string;
  declare preview: UpdatePreview | undefined;
  declare clock: Clock;

  constructor() {
    super();
    this.open = false;
    this.busy = false;
    this.ready = false;
    this.label = '';
    this.confirm = '';
    this.problem = '';
    this.preview = undefined;
    this.clock = { timeZone: 'UTC', nowMs: 0 };
    followLanguage(this);
  }

  #say(name: 'confirm' | 'dismiss'): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  #screen({ notice, window }: UpdatePreview) {
    const content = (language() === 'en' ? notice.content.en : undefined) ?? notice.content['zh-CN'];
    return html`<section class="screen" aria-label=${t('update.screen')}>
      <span class="soft small"
        >${t('update.screen')} · ${t('notice.revision', { revision: notice.revision })}</span
      >
      <b>${content.title}</b>
      <p>${content.body === '' ? content.keyPoint : content.body}</p>
      <span class="soft small">${t('update.until', { when: momentWords(window.to, this.clock) })}</span>
    </section>`;
  }

  override render() {
    return html`<ly-dialog label=${this.label} .open=${this.open} @dismiss=${() => this.#say('dismiss')}>
      <div class="stack">
        <slot></slot>
        ${this.preview === undefined ? '' : this.#screen(this.preview)}
        <p class="soft small">${t('update.then')}</p>
        <ly-note text=${this.problem}></ly-note>
      </div>
      ${dialogButtons({
        words: this.confirm,
        disabled: this.busy || !this.ready,
        confirm: () => this.#say('confirm'),
        dismiss: () => this.#say('dismiss'),
      })}
    </ly-dialog>`;
  }
}

customElements.define('ly-update-dialog', UpdateDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ly-update-dialog': UpdateDialog;
  }
}
