import type { NoticeSummary, NoticeView } from '@louyu/contract/api/notices';
import {
  progressMaxChars,
  type UpdateKind,
  type UpdatePreview,
  type UpdateRequest,
} from '@louyu/contract/api/notice-updates';
import type { DraftImage } from '@louyu/contract/images';
import { css, html, LitElement } from 'lit';
import { ApiError } from '../api/api-error.ts';
import { fetchNotice } from '../api/notices.ts';
import { previewUpdate, updateNotice } from '../api/notice-updates.ts';
import { Submission } from '../api/submission.ts';
import { fieldValue } from '../components/field-value.ts';
import type { IconName } from '../components/icon-paths.ts';
import {
  momentsOf,
  movableMoments,
  movedTo,
  outRevision,
  type MovableMoment,
} from '../components/postponement.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { local, t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import './draft-images.ts';
import '../components/icon.ts';
import '../components/text-field.ts';
import '../components/update-dialog.ts';

const typingPauseMs = 300;
const icons: Record<UpdateKind, IconName> = { restored: 'ok', postponed: 'clock', progress: 'plus' };

/**
 * 已恢复 · 推迟到… · 追加进展, wherever a live notice is listed: one click to ask, one to send. Typed fields only; what the
 * screens will show is read before. Event `updated` with the notice as it is then.
 */
export class LiveUpdates extends LitElement {
  static override properties = {
    notice: { attribute: false },
    _open: { state: true },
    _preview: { state: true },
    _problem: { state: true },
    _moments: { state: true },
    _zh: { state: true },
    _en: { state: true },
    _images: { state: true },
  };

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      [role='group'] {
        display: flex;
        flex-wrap: wrap;
        gap: var(--one);
      }
    `,
  ];

  declare notice: NoticeSummary | undefined;
  declare private _open: UpdateKind | undefined;
  declare private _preview: UpdatePreview | undefined;
  declare private _problem: string;
  declare private _moments: readonly MovableMoment[];
  declare private _zh: string;
  declare private _en: string;
  declare private _images: readonly DraftImage[];

  readonly #session = new SessionAccess(this);
  readonly #sending = new Submission(this);
  #view: NoticeView | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor() {
    super();
    this.notice = undefined;
    this._open = undefined;
    this._preview = undefined;
    this._problem = '';
    this._moments = [];
    this._zh = '';
    this._en = '';
    this._images = [];
    followLanguage(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopAsking();
  }

  #stopAsking(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  async #begin(kind: UpdateKind): Promise<void> {
    const { notice } = this;
    if (notice === undefined) return;
    this.#sending.clear();
    this._open = kind;
    this._preview = undefined;
    this._problem = '';
    [this._zh, this._en, this._images, this._moments] = ['', '', [], []];
    this.#view = undefined;
    try {
      this.#view = await fetchNotice(notice.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this._problem = error.message;
      return;
    }
    const { nowMs, timeZone } = this.#session.clock;
    this._moments = movableMoments(this.#view, nowMs, timeZone);
    await this.#ask();
  }

  #close(): void {
    this.#stopAsking();
    this._open = undefined;
  }

  get #request(): UpdateRequest | undefined {
    const revision = this.#view && outRevision(this.#view)?.revision;
    if (revision === undefined) return undefined;
    switch (this._open) {
      case 'restored':
        return { kind: 'restored', revision };
      case 'postponed': {
        const moments = momentsOf(this._moments, this.#session.clock.timeZone);
        return moments && { kind: 'postponed', revision, moments };
      }
      case 'progress': {
        const [zh, en] = [this._zh.trim(), this._en.trim()];
        const text = en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en };
        const [image] = this._images;
        if (zh === '') return undefined;
        return { kind: 'progress', revision, text, ...(image === undefined ? {} : { image }) };
      }
      case undefined:
        return undefined;
    }
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this._preview = undefined;
    this.#timer = setTimeout(() => void this.#ask(), typingPauseMs);
  }

  /** What the hub would make of it: what it refuses is said here, before anything is sent. */
  async #ask(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const request = this.#request;
    if (this.notice === undefined || request === undefined) return;
    try {
      this._preview = await previewUpdate(this.notice.id, request, asking.signal);
      this._problem = '';
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this._preview = undefined;
      this._problem = error.message;
    }
  }

  async #send(): Promise<void> {
    const { notice } = this;
    const request = this.#request;
    if (notice === undefined || request === undefined) return;
    const done = await this.#sending.run(async () => {
      const detail = await updateNotice(notice.id, request);
      this.dispatchEvent(new CustomEvent<NoticeView>('updated', { detail }));
    });
    if (done) this.#close();
  }

  #fields() {
    if (this._open === 'postponed') return this._moments.map((moment) => this.#moment(moment));
    return this._open === 'progress' ? this.#progress() : '';
  }

  #moment({ key, label, before, value }: MovableMoment) {
    const { clock } = this.#session;
    return html`<ly-text-field
      type="datetime-local"
      label=${local(label)}
      hint=${t('update.moment_before', { when: momentWords(before, clock) })}
      .value=${value}
      @input=${(event: Event) => {
        this._moments = movedTo(this._moments, key, fieldValue(event), clock.timeZone);
        this.#askSoon();
      }}
    ></ly-text-field>`;
  }

  #progress() {
    const take = (set: (value: string) => void) => (event: Event) => {
      set(fieldValue(event));
      this.#askSoon();
    };
    return html`<ly-text-field
        autofocus
        label=${t('update.text')}
        hint=${t('update.text_hint', { max: progressMaxChars['zh-CN'] })}
        .value=${this._zh}
        @input=${take((value) => (this._zh = value))}
      ></ly-text-field>
      <ly-text-field
        label=${t('update.text_en')}
        .value=${this._en}
        @input=${take((value) => (this._en = value))}
      ></ly-text-field>
      ${
        this.#session.has('editor')
          ? html`<ly-draft-images
              max="1"
              .images=${this._images}
              @images-change=${(event: CustomEvent<readonly DraftImage[]>) => {
                this._images = event.detail;
                this.#askSoon();
              }}
            ></ly-draft-images>`
          : ''
      }`;
  }

  override updated(): void {
    // Nothing to say leaves no gap.
    this.hidden = (this.notice?.updates ?? []).length === 0 && this._open === undefined;
  }

  override render() {
    const kinds = this.notice?.updates ?? [];
    const maySpeak = this.#session.has('editor') || this.#session.has('approver');
    const { _open: open } = this;
    return html`${
        kinds.length === 0 || !maySpeak
          ? ''
          : html`<div role="group" aria-label="${t('update.on')} ${this.notice?.title ?? ''}">
              ${kinds.map(
                (kind) =>
                  html`<button type="button" class="button" @click=${() => void this.#begin(kind)}>
                    <ly-icon name=${icons[kind]}></ly-icon>${t(`update.${kind}`)}
                  </button>`,
              )}
            </div>`
      }
      <ly-update-dialog
        .open=${open !== undefined}
        label=${open === undefined ? '' : t(`update.${open}_title`)}
        confirm=${open === undefined ? '' : t(`update.${open}_confirm`)}
        .preview=${this._preview}
        .clock=${this.#session.clock}
        .problem=${this.#sending.problem || this._problem}
        ?busy=${this.#sending.busy}
        ?ready=${this._preview !== undefined}
        @confirm=${() => void this.#send()}
        @dismiss=${() => this.#close()}
        >${this.#fields()}</ly-update-dialog
      >`;
  }
}

customElements.define('ly-live-updates', LiveUpdates);

declare global {
  interface HTMLElementTagNameMap {
    'ly-live-updates': LiveUpdates;
  }
}
