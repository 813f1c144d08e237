import type { NoticeSummary, NoticeView } from '@louyu/contract/api/notices';
import type { UpdateKind, UpdatePreview, UpdateRequest } from '@louyu/contract/api/notice-updates';
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
import { inTheWay } from './in-the-way.ts';
import type { Told } from './progress-fields.ts';
import './progress-fields.ts';
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
    _view: { state: true },
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
  /** The notice as it was when somebody began. */
  declare private _view: NoticeView | undefined;

  readonly #session = new SessionAccess(this);
  readonly #sending = new Submission(this);
  #told: Told | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor() {
    super();
    this.notice = undefined;
    this._open = undefined;
    this._preview = undefined;
    this._problem = '';
    this._moments = [];
    this._view = undefined;
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
    this._moments = [];
    this.#told = undefined;
    this._view = undefined;
    try {
      this._view = await fetchNotice(notice.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this._problem = error.message;
      return;
    }
    const { nowMs, timeZone } = this.#session.clock;
    this._moments = movableMoments(this._view, nowMs, timeZone);
    await this.#ask();
  }

  #close(): void {
    this.#stopAsking();
    this._open = undefined;
  }

  get #request(): UpdateRequest | undefined {
    const revision = this._view && outRevision(this._view)?.revision;
    if (revision === undefined) return undefined;
    switch (this._open) {
      case 'restored':
        return { kind: 'restored', revision };
      case 'postponed': {
        const moments = momentsOf(this._moments, this.#session.clock.timeZone);
        return moments && { kind: 'postponed', revision, moments };
      }
      case 'progress':
        return this.#told && { kind: 'progress', revision, ...this.#told };
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
      const misfits = (await this.renderRoot.querySelector('ly-progress-fields')?.misfits()) ?? [];
      this._problem = inTheWay([], misfits);
      if (misfits.length > 0) return;
      const detail = await updateNotice(notice.id, request);
      this.dispatchEvent(new CustomEvent<NoticeView>('updated', { detail }));
    });
    if (done && this._problem === '') this.#close();
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
    return html`<ly-progress-fields
      .notice=${this._view}
      .preview=${this._preview}
      .problem=${this.#sending.problem || this._problem}
      ?withPicture=${this.#session.has('editor')}
      @told=${(event: CustomEvent<Told | undefined>) => {
        this.#told = event.detail;
        this.#askSoon();
      }}
    ></ly-progress-fields>`;
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
        .preview=${open === 'progress' ? undefined : this._preview}
        .clock=${this.#session.clock}
        .problem=${open === 'progress' ? '' : this.#sending.problem || this._problem}
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
