import type { ReplyTemplateList } from '@louyu/contract/api/case-policy';
import { caseLimits, type CaseView } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';
import './note.ts';

type Answer = 'reply' | 'ask' | 'finish' | 'close' | 'refuse';

/** A step with words for the resident. */
export interface SaidToResident {
  readonly action: Answer;
  readonly text: string;
}

/** What is said to the resident, and what becomes of the case by it. Events `act` with `detail: SaidToResident`, `written` with every letter. */
export class CaseAnswer extends LitElement {
  static override properties = {
    view: { attribute: false },
    replies: { attribute: false },
    busy: { type: Boolean },
    problem: {},
    _text: { state: true },
    _empty: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .box {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--two);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one) var(--two);
        align-items: end;
      }
      .head label {
        flex: 1 1 200px;
        font-weight: 600;
      }
      select {
        width: auto;
        max-width: 100%;
      }
      @media (max-width: 640px) {
        .buttons .button,
        select {
          flex: 1 1 100%;
          width: 100%;
        }
      }
    `,
  ];

  declare view: CaseView | undefined;
  declare replies: ReplyTemplateList;
  declare busy: boolean;
  declare problem: string;
  declare private _text: string;
  declare private _empty: boolean;

  constructor() {
    super();
    this.view = undefined;
    this.replies = [];
    this.busy = false;
    this.problem = '';
    this._text = '';
    this._empty = false;
    followLanguage(this);
  }

  /** What is written and not sent yet. */
  get text(): string {
    return this._text.trim();
  }

  /** After `sent` went out; what was written meanwhile stays. */
  clear(sent: string): void {
    if (this.text !== sent) return;
    this._text = '';
    this._empty = false;
  }

  #write(text: string): void {
    this._text = text;
    this._empty = false;
    this.dispatchEvent(new CustomEvent('written'));
  }

  #send(action: Answer): void {
    const text = this._text.trim();
    const isEnough = text !== '' || (action === 'close' && this.view?.state === 'answered');
    this._empty = !isEnough;
    if (!isEnough) {
      this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    const detail: SaidToResident = { action, text };
    this.dispatchEvent(new CustomEvent('act', { detail }));
  }

  #templates(kind: CaseView['kind']) {
    const fitting = this.replies.filter((reply) => (reply.kind ?? kind) === kind);
    if (fitting.length === 0) return '';
    return html`<select
      aria-label=${t('case.template')}
      @change=${(event: Event & { currentTarget: HTMLSelectElement }) => {
        const reply = fitting[event.currentTarget.selectedIndex - 1];
        event.currentTarget.selectedIndex = 0;
        if (reply !== undefined) this.#write([this.text, reply.text].filter(Boolean).join('\n'));
      }}
    >
      <option>${t('case.template')}</option>
      ${fitting.map(({ title }) => html`<option>${title}</option>`)}
    </select>`;
  }

  #button(action: Answer, words: string, primary: boolean) {
    return html`<button
      type="button"
      class="button ${primary ? 'primary' : ''}"
      ?disabled=${this.busy}
      @click=${() => this.#send(action)}
    >
      ${action === 'reply' ? html`<ly-icon name="send"></ly-icon>` : ''}${words}
    </button>`;
  }

  #buttons({ may, state, kind }: CaseView) {
    if (may.includes('refuse')) return this.#button('refuse', t('case.do_refuse'), true);
    const closes = t(state === 'answered' && this.text === '' ? 'case.do_close_wordless' : 'case.do_close');
    return html`${may.includes('reply') ? this.#button('reply', t('case.do_reply'), true) : ''}
    ${may.includes('ask') ? this.#button('ask', t('case.do_ask'), false) : ''}
    ${may.includes('finish') ? this.#button('finish', t(kind === 'repair' ? 'case.do_finish' : 'case.do_solved'), false) : ''}
    ${may.includes('close') ? this.#button('close', closes, false) : ''}`;
  }

  override render() {
    const { view } = this;
    if (view === undefined) return '';
    return html`<div class="box">
      <div class="head">
        <label for="words">${t('case.words')}</label>
        ${this.#templates(view.kind)}
      </div>
      <textarea
        id="words"
        maxlength=${caseLimits.replyMaxChars}
        aria-describedby="hint"
        aria-invalid=${this._empty ? 'true' : 'false'}
        .value=${this._text}
        @input=${(event: Event) => this.#write(fieldValue(event))}
      ></textarea>
      <span class="hint" id="hint">${t('case.answer_hint')}</span>
      <ly-note text=${this._empty ? t('case.words_missing') : this.problem}></ly-note>
      <div class="row tight buttons">${this.#buttons(view)}</div>
    </div>`;
  }
}

customElements.define('ly-case-answer', CaseAnswer);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-answer': CaseAnswer;
  }
}
