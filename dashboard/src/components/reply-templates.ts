import type { ReplyTemplateList } from '@louyu/contract/api/case-policy';
import { caseKinds, caseLimits } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from './field-value.ts';
import './icon.ts';

type Reply = ReplyTemplateList[number];

const repliesMax = 60;
const titleMaxChars = 30;

/** 常用语, in their order; event `change-replies` with `detail: ReplyTemplateList`. */
export class ReplyTemplates extends LitElement {
  static override properties = { replies: { attribute: false }, marked: { type: Boolean } };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: var(--two);
      }
      fieldset {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto;
        gap: var(--one) var(--two);
        align-items: end;
        padding: 12px var(--two);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .text {
        grid-column: 1 / -1;
      }
      textarea {
        min-height: 64px;
      }
      .tools {
        display: flex;
        gap: var(--one);
      }
      @media (max-width: 640px) {
        fieldset {
          grid-template-columns: 1fr 1fr;
        }
        .tools {
          grid-column: 1 / -1;
          grid-row: 3;
        }
      }
    `,
  ];

  declare replies: ReplyTemplateList;
  /** Whether fields that are empty are shown as wrong: not before somebody wanted to save them. */
  declare marked: boolean;

  constructor() {
    super();
    this.replies = [];
    this.marked = false;
    followLanguage(this);
  }

  #say(replies: ReplyTemplateList): void {
    this.dispatchEvent(new CustomEvent('change-replies', { detail: replies }));
  }

  #set(index: number, next: Reply): void {
    this.#say(this.replies.map((reply, at) => (at === index ? next : reply)));
  }

  #earlier(index: number): void {
    const replies = [...this.replies];
    const [reply] = replies.splice(index, 1);
    if (reply !== undefined) replies.splice(index - 1, 0, reply);
    this.#say(replies);
  }

  #reply(reply: Reply, index: number) {
    const name = t('case_set.reply', { n: index + 1 });
    const { title, text, kind } = reply;
    const { kind: _, ...forAll } = reply;
    const invalid = (words: string) => (this.marked && words.trim() === '' ? 'true' : 'false');
    return html`<fieldset aria-label=${name}>
      <div class="field">
        <label for="title-${index}">${t('case_set.reply_title')}</label>
        <input
          id="title-${index}"
          maxlength=${titleMaxChars}
          autocomplete="off"
          aria-invalid=${invalid(title)}
          .value=${title}
          @input=${(event: Event) => this.#set(index, { ...reply, title: fieldValue(event) })}
        />
      </div>
      <div class="field">
        <label for="kind-${index}">${t('case.filter_kind')}</label>
        <select
          id="kind-${index}"
          .value=${live(kind ?? '')}
          @change=${(event: Event) => {
            const chosen = caseKinds.find((each) => each === fieldValue(event));
            this.#set(index, chosen === undefined ? forAll : { ...reply, kind: chosen });
          }}
        >
          <option value="" .selected=${kind === undefined}>${t('case_set.every_kind')}</option>
          ${caseKinds.map(
            (each) =>
              html`<option value=${each} .selected=${each === kind}>${t(`case.kind_${each}`)}</option>`,
          )}
        </select>
      </div>
      <div class="tools">
        <button
          type="button"
          class="button"
          aria-label="${t('duty.up')} ${name}"
          ?disabled=${index === 0}
          @click=${() => this.#earlier(index)}
        >
          <ly-icon name="up"></ly-icon>
        </button>
        <button
          type="button"
          class="button"
          aria-label="${t('duty.remove')} ${name}"
          @click=${() => this.#say(this.replies.filter((_each, at) => at !== index))}
        >
          <ly-icon name="delete"></ly-icon>
        </button>
      </div>
      <div class="field text">
        <label for="text-${index}">${t('case_set.reply_text')}</label>
        <textarea
          id="text-${index}"
          maxlength=${caseLimits.replyMaxChars}
          aria-invalid=${invalid(text)}
          .value=${text}
          @input=${(event: Event) => this.#set(index, { ...reply, text: fieldValue(event) })}
        ></textarea>
      </div>
    </fieldset>`;
  }

  override render() {
    return html`${this.replies.map((reply, index) => this.#reply(reply, index))}
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${this.replies.length >= repliesMax}
          @click=${() => this.#say([...this.replies, { title: '', text: '' }])}
        >
          <ly-icon name="plus"></ly-icon>${t('case_set.reply_add')}
        </button>
      </div>`;
  }
}

customElements.define('ly-reply-templates', ReplyTemplates);

declare global {
  interface HTMLElementTagNameMap {
    'ly-reply-templates': ReplyTemplates;
  }
}
