import { caseLimits, type CaseKind, type CaseView } from '@louyu/contract/api/cases';
import { css, html, LitElement } from 'lit';
import { actOnCase, addCasePhoto } from '../api/cases.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { fieldValue } from '../components/field-value.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/photo-button.ts';

/**
 * 完工 by a thumb: a photo, a sentence that is there already, one button. Events `updated` with the case, `written` with
 * every letter, and `dismiss`.
 */
export class CaseFinishPanel extends LitElement {
  static override properties = {
    caseId: {},
    kind: {},
    _text: { state: true },
    _share: { state: true },
    _photos: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      .box {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--two);
        padding: var(--two);
        border: 2px solid var(--action);
        border-radius: var(--radius-large);
      }
      .send {
        width: 100%;
        min-height: 64px;
        font-size: var(--text-lead);
      }
    `,
  ];

  declare caseId: string;
  declare kind: CaseKind;
  /** Undefined while the ready sentence stands. */
  declare private _text: string | undefined;
  /** Of a photo on its way. */
  declare private _share: number | undefined;
  /** How many have gone through. */
  declare private _photos: number;

  readonly #sending = new Submission(this);
  readonly #uploads = new AbortController();

  constructor() {
    super();
    this.caseId = '';
    this.kind = 'repair';
    this._text = undefined;
    this._share = undefined;
    this._photos = 0;
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#uploads.abort();
  }

  get #ready(): string {
    return t(this.kind === 'repair' ? 'case.finish_default' : 'case.solved_default');
  }

  /** What is written in place of the ready sentence and not sent yet. */
  get text(): string {
    const text = this._text?.trim() ?? '';
    return text === this.#ready ? '' : text;
  }

  async #photo(file: Blob): Promise<void> {
    this._share = 0;
    const done = await this.#sending.run(async () => {
      await addCasePhoto(this.caseId, file, (share) => (this._share = share), this.#uploads.signal);
    });
    this._share = undefined;
    if (done) this._photos += 1;
  }

  async #finish(): Promise<void> {
    const text = (this._text ?? this.#ready).trim();
    if (text === '') {
      this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    await this.#sending.run(async () => {
      const detail = await actOnCase(this.caseId, { action: 'finish', text });
      this.dispatchEvent(new CustomEvent<CaseView | undefined>('updated', { detail }));
    });
  }

  override render() {
    const { busy, problem } = this.#sending;
    const photo =
      this._share === undefined
        ? t(this._photos > 0 ? 'case.finish_photo_done' : 'case.finish_photo')
        : t('case.photo_sending', { percent: Math.round(100 * this._share) });
    return html`<div class="box">
      <ly-photo-button
        large
        label=${photo}
        ?busy=${busy || this._photos >= caseLimits.staffPhotosMax}
        @photo=${({ detail }: CustomEvent<Blob>) => void this.#photo(detail)}
      ></ly-photo-button>
      <div class="field">
        <label for="words">${t(this.kind === 'repair' ? 'case.finish_words' : 'case.solved_words')}</label>
        <textarea
          id="words"
          maxlength=${caseLimits.replyMaxChars}
          .value=${this._text ?? this.#ready}
          @input=${(event: Event) => {
            this._text = fieldValue(event);
            this.dispatchEvent(new CustomEvent('written'));
          }}
        ></textarea>
      </div>
      <ly-note text=${problem}></ly-note>
      <button type="button" class="button primary send" ?disabled=${busy} @click=${() => void this.#finish()}>
        <ly-icon name="ok"></ly-icon>${t('case.finish_send')}
      </button>
      <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>
        ${t('action.cancel')}
      </button>
    </div>`;
  }
}

customElements.define('ly-case-finish-panel', CaseFinishPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-case-finish-panel': CaseFinishPanel;
  }
}
