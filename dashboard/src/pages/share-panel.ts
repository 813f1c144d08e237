import {
  shareRoles,
  type NoticeShare,
  type ShareChannel,
  type ShareChannelRequest,
  type ShareMark,
} from '@louyu/contract/api/shares';
import type { Language } from '@louyu/contract/primitives';
import { css, html, LitElement, nothing } from 'lit';
import { Live } from '../api/live.ts';
import { addShareChannel, fetchShare, markShared, takeBackMark } from '../api/shares.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import '../components/group-text.ts';
import '../components/icon.ts';
import '../components/note.ts';
import '../components/poster-image.ts';
import '../components/share-ticks.ts';

/** 转发: the notice for chat groups and paper, and where it has been carried (R1, R14). */
export class SharePanel extends LitElement {
  static override properties = { noticeId: {}, _language: { state: true } };

  static override styles = [
    base,
    controls,
    css`
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 270px);
        gap: var(--three) var(--four);
        align-items: start;
      }
      .prints {
        justify-items: start;
      }
      .text {
        display: grid;
        gap: var(--three);
      }
      @media (max-width: 640px) {
        .parts {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  declare noticeId: string;
  declare private _language: Language;

  readonly #session = new SessionAccess(this);
  readonly #ticking = new Submission(this);
  readonly #share = new Live(this, {
    key: () => this.noticeId,
    load: (id, signal) => fetchShare(id, signal),
    touchedBy: (change, id) =>
      (change.resource === 'share' || change.resource === 'notice') &&
      (change.id === null || change.id === id),
  });

  constructor() {
    super();
    this.noticeId = '';
    this._language = 'zh-CN';
    followLanguage(this);
  }

  async #change(change: () => Promise<NoticeShare>): Promise<void> {
    await this.#ticking.run(async () => this.#share.replace(await change()));
    if (this.#ticking.error?.code === 'notice.stale_revision') await this.#share.refresh();
  }

  /** A channel that is named on the spot is one that has just been posted in. */
  async #add(share: NoticeShare, request: ShareChannelRequest): Promise<void> {
    await this.#change(async () => {
      const { id } = await addShareChannel(request);
      return markShared(share.noticeId, id, share.revision);
    });
  }

  #parts(share: NoticeShare) {
    const { noticeId, revision } = share;
    return html`<div class="parts">
      <div class="text">
        ${share.state === 'recalled' ? html`<ly-note text=${t('share.recalled')}></ly-note>` : ''}
        <ly-group-text
          .text=${share.groupText}
          .language=${this._language}
          @language-change=${(event: CustomEvent<{ language: Language }>) =>
            (this._language = event.detail.language)}
        ></ly-group-text>
        <ly-share-ticks
          .share=${share}
          .clock=${this.#session.clock}
          ?may=${this.#session.has(...shareRoles)}
          ?busy=${this.#ticking.busy}
          problem=${this.#ticking.problem}
          @tick=${({ detail: channel }: CustomEvent<ShareChannel>) =>
            void this.#change(() => markShared(noticeId, channel.id, revision))}
          @untick=${({ detail: mark }: CustomEvent<ShareMark>) =>
            void this.#change(() => takeBackMark(noticeId, mark.id))}
          @add-channel=${({ detail }: CustomEvent<ShareChannelRequest>) => void this.#add(share, detail)}
        ></ly-share-ticks>
      </div>
      ${
        share.state === 'recalled'
          ? nothing
          : html`<div class="stack prints">
              <ly-poster-image .share=${share} .language=${this._language}></ly-poster-image>
              <a class="button" href="/notices/${noticeId}/sheet?lang=${this._language}"
                ><ly-icon name="print"></ly-icon>${t('share.sheet')}</a
              >
            </div>`
      }
    </div>`;
  }

  override render() {
    const { value, error } = this.#share;
    return html`<section class="stack" aria-labelledby="share">
      <h2 id="share">${t('share.title')}</h2>
      ${
        error === undefined
          ? ''
          : html`<ly-note
              kind=${error.code === 'share.not_out' ? 'plain' : 'problem'}
              text=${error.message}
            ></ly-note>`
      }
      ${value === undefined ? '' : this.#parts(value)}
    </section>`;
  }
}

customElements.define('ly-share-panel', SharePanel);

declare global {
  interface HTMLElementTagNameMap {
    'ly-share-panel': SharePanel;
  }
}
