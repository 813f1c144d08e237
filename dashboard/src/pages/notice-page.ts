import type { NoticeSummary, NoticeView, RevisionView } from '@louyu/contract/api/notices';
import { html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import {
  deleteDraft,
  fetchCurves,
  fetchDelivery,
  fetchNotice,
  recallNotice,
  restoreDraft,
  submitNotice,
} from '../api/notices.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { DoneEvent } from '../comfort/undoable.ts';
import { followLanguage } from '../i18n/language.ts';
import { t } from '../i18n/translate.ts';
import { navigate } from '../navigation.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { boardNoticeOf } from '../components/board-notice.ts';
import { numberWords } from '../components/number-words.ts';
import { standingWords } from '../components/standing-words.ts';
import { noticePageStyles } from './notice-page.css.ts';
import { signAddress, Signing } from './signing.ts';
import '../components/category-mark.ts';
import '../components/delivery-table.ts';
import '../components/screen-preview.ts';
import '../components/note.ts';
import './countersign-panel.ts';
import './live-updates.ts';
import '../components/notice-facts.ts';
import '../components/notice-links.ts';
import '../components/reach-curves.ts';
import '../components/reach-figures.ts';
import '../components/reason-dialog.ts';
import '../components/revision-list.ts';
import '../components/sign-link.ts';
import '../components/state-mark.ts';
import './coverage-panel.ts';
import './notice-cases.ts';
import './share-panel.ts';

const tickMs = 1_000;

/** One notice: what it says, signing, what became of it on every screen, recall, its revisions. */
export class NoticePage extends LitElement {
  static override properties = {
    noticeId: {},
    _recalling: { state: true },
  };

  static override styles = [base, controls, noticePageStyles];

  declare noticeId: string;
  declare private _recalling: boolean;

  readonly #session = new SessionAccess(this);
  readonly #submission = new Submission(this);
  readonly #recall = new Submission(this);
  readonly #notice = new Live(this, {
    key: () => this.noticeId,
    load: (id, signal) => fetchNotice(id, signal),
    touchedBy: (change, id) => change.resource === 'notice' && (change.id === null || change.id === id),
  });
  readonly #signing = new Signing(this, this.#notice);
  readonly #delivery = new Live(this, {
    key: () => this.noticeId,
    load: (id, signal) => fetchDelivery(id, signal),
    touchedBy: (change, id) =>
      change.resource === 'device' ||
      ((change.resource === 'delivery' || change.resource === 'notice') &&
        (change.id === null || change.id === id)),
  });
  readonly #curves = new Live(this, {
    key: () => this.noticeId,
    load: (id, signal) => fetchCurves(id, signal),
    touchedBy: ({ resource, id }, noticeId) =>
      (resource === 'delivery' || resource === 'notice') && (id === null || id === noticeId),
  });
  readonly #around = new Live(this, {
    key: () => 'around',
    load: async (_, signal) => {
      const [places, site] = await Promise.all([fetchPlaces(signal), fetchSite(signal)]);
      return { places, site };
    },
    touchedBy: (change) => change.resource === 'place' || change.resource === 'site',
  });

  constructor() {
    super();
    this.noticeId = '';
    this._recalling = false;
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  async #submit(revision: number): Promise<void> {
    const done = await this.#submission.run(async () => {
      this.#notice.replace(await submitNotice(this.noticeId, revision));
    });
    if (!done && this.#submission.error?.code === 'notice.stale_revision') await this.#notice.refresh();
  }

  async #delete({ id, title }: NoticeSummary): Promise<void> {
    const done = await this.#submission.run(() => deleteDraft(id));
    if (!done) return;
    const words = t('undo.deleted', { name: title });
    this.dispatchEvent(new DoneEvent({ words, undo: () => restoreDraft(id) }));
    await navigate('/notices');
  }

  async #recallNow(event: CustomEvent<{ reason: string }>): Promise<void> {
    const done = await this.#recall.run(async () => {
      this.#notice.replace(await recallNotice(this.noticeId, event.detail.reason));
    });
    if (!done) return;
    this._recalling = false;
    await this.#delivery.refresh();
  }

  #head(notice: NoticeView, newest: RevisionView) {
    const { summary, actions } = notice;
    return html`<header class="head">
      <ly-category-mark large category=${summary.category}></ly-category-mark>
      <div class="title">
        <h1 tabindex="-1">${summary.title}</h1>
        <p class="row tight">
          <ly-state-mark notice=${summary.state}></ly-state-mark>
          <span class="soft"
            >${numberWords(summary.number)} · ${t('notice.revision', { revision: summary.revision })}</span
          >
        </p>
      </div>
      <div class="row tight actions">
        ${
          actions.includes('edit')
            ? html`<a class="button" href="/notices/${summary.id}/edit"
                ><ly-icon name="edit"></ly-icon
                >${t(summary.state === 'draft' ? 'notice.edit_draft' : 'notice.edit')}</a
              >`
            : ''
        }
        ${
          actions.includes('submit')
            ? html`<button
                class="button primary"
                ?disabled=${this.#submission.busy}
                @click=${() => void this.#submit(summary.revision)}
              >
                <ly-icon name="send"></ly-icon>${t('notice.submit')}
              </button>`
            : ''
        }
        ${
          newest.state === 'in-review' && notice.recalledAt === null
            ? html`<ly-sign-link address=${signAddress(this.#around.value?.site, summary.id)}></ly-sign-link>`
            : ''
        }
        ${
          actions.includes('recall')
            ? html`<button class="button" @click=${() => (this._recalling = true)}>
                <ly-icon name="recall"></ly-icon>${t('notice.recall')}
              </button>`
            : ''
        }
        ${this.#copies(notice)}
        ${
          actions.includes('delete')
            ? html`<button
                class="button"
                ?disabled=${this.#submission.busy}
                @click=${() => void this.#delete(summary)}
              >
                <ly-icon name="delete"></ly-icon>${t('notice.delete_draft')}
              </button>`
            : ''
        }
      </div>
    </header>`;
  }

  #standing(notice: NoticeView, newest: RevisionView) {
    const takenBack = this.#signing.takenBack === newest.revision;
    const lines = standingWords(notice, newest, this.#session.clock, takenBack);
    if (lines.length === 0) return '';
    return html`<div class="stack">
      ${lines.map((line) => html`<ly-note kind="plain" text=${line}></ly-note>`)}
    </div>`;
  }

  /** What can be said on it while it is shown, what waits for a second person, and what it is tied to. */
  #live(notice: NoticeView) {
    const replace = ({ detail }: CustomEvent<NoticeView>) => this.#notice.replace(detail);
    return html`<ly-countersign-panel .notice=${notice} @updated=${replace}></ly-countersign-panel>
      <ly-live-updates .notice=${notice.summary} @updated=${replace}></ly-live-updates>
      <ly-notice-links .notice=${notice} .clock=${this.#session.clock}></ly-notice-links>`;
  }

  /** A new notice with what this one says; while this one is shown, also one that takes its place. */
  #copies({ summary: { id, templateId, state } }: NoticeView) {
    if (!this.#session.has('editor')) return '';
    const href = `/notices/new?template=${templateId}&from=${id}`;
    const instead = `${href}&replaces=${id}`;
    const isUp = state === 'live' || state === 'scheduled';
    return html`<a class="button" href=${href}><ly-icon name="copy"></ly-icon>${t('notice.duplicate')}</a>
      ${isUp ? html`<a class="button" href=${instead}><ly-icon name="swap"></ly-icon>${t('notice.replace')}</a>` : ''}`;
  }

  #deliveryPart(notice: NoticeView) {
    const wasSigned = notice.revisions.some((revision) => revision.state === 'signed');
    const delivery = this.#delivery.value;
    if (!wasSigned || delivery === undefined) return '';
    const live = notice.revisions.find((revision) => revision.state === 'signed')?.revision ?? 0;
    return html`<section class="stack" aria-labelledby="delivery">
      <div class="row">
        <h2 id="delivery">${t('delivery.title')}</h2>
        <a class="button quiet" href="/api/notices/${this.noticeId}/delivery.csv" download
          ><ly-icon name="log"></ly-icon>${t('delivery.export')}</a
        >
      </div>
      <ly-reach-figures .delivery=${delivery} .clock=${this.#session.clock}></ly-reach-figures>
      <ly-delivery-table
        .delivery=${delivery}
        .clock=${this.#session.clock}
        .liveRevision=${live}
      ></ly-delivery-table>
      <ly-reach-curves .curves=${this.#curves.value} .clock=${this.#session.clock}></ly-reach-curves>
    </section>`;
  }

  #coveragePart(notice: NoticeView) {
    const wasSigned = notice.revisions.some((revision) => revision.state === 'signed');
    if (!wasSigned) return '';
    const { screensReached: reached, screensTotal: total } = notice.summary;
    return html`<ly-coverage-panel
        .notice=${notice.summary}
        screens=${t('reach.screens', { reached, total })}
        @updated=${({ detail }: CustomEvent<NoticeView>) => this.#notice.replace(detail)}
      ></ly-coverage-panel
      ><ly-notice-cases .noticeId=${this.noticeId}></ly-notice-cases>`;
  }

  #sharePart(notice: NoticeView) {
    const wasSigned = notice.revisions.some((revision) => revision.state === 'signed');
    return wasSigned ? html`<ly-share-panel .noticeId=${this.noticeId}></ly-share-panel>` : '';
  }

  #aside(notice: NoticeView, newest: RevisionView) {
    const around = this.#around.value;
    const { clock } = this.#session;
    return html`<aside class="stack">
      <ly-screen-preview
        label=${t('notice.screen')}
        empty=${t('notice.preview_none')}
        .site=${around?.site}
        .places=${around?.places ?? []}
        .audience=${newest.draft.audience}
        .notice=${boardNoticeOf(notice, newest, clock.nowMs)}
      ></ly-screen-preview>
      <ly-notice-facts
        .summary=${notice.summary}
        .revision=${newest}
        .places=${around?.places ?? []}
        .removed=${notice.removedPlaces ?? []}
        .clock=${clock}
      ></ly-notice-facts>
    </aside>`;
  }

  #body(notice: NoticeView) {
    const [newest] = notice.revisions;
    if (newest === undefined) return '';
    const { clock } = this.#session;
    const revisions = html`<section class="stack" aria-labelledby="revisions">
      <h2 id="revisions">${t('revisions.title')}</h2>
      <ly-revision-list .revisions=${notice.revisions} .clock=${clock}></ly-revision-list>
    </section>`;
    return html`${this.#head(notice, newest)}
      ${
        this.#signing.concerns(notice, clock.nowMs)
          ? html`<div class="stack wide">
              ${this.#live(notice)} ${this.#standing(notice, newest)}
              ${this.#signing.sheet(notice, newest, this.#around.value, clock)} ${this.#deliveryPart(notice)}
              ${this.#coveragePart(notice)} ${revisions}
            </div>`
          : html`<div class="columns">
              ${this.#aside(notice, newest)}
              <div class="stack wide">
                ${this.#live(notice)} ${this.#standing(notice, newest)}
                <ly-note text=${this.#submission.problem || this.#signing.problem}></ly-note>
                ${this.#coveragePart(notice)} ${this.#sharePart(notice)} ${this.#deliveryPart(notice)}
                ${revisions}
              </div>
            </div>`
      }
      <ly-reason-dialog
        label=${t('recall.title')}
        text=${t('recall.text')}
        confirm=${t('recall.confirm')}
        reasonLabel=${t('recall.other_reason')}
        .choices=${[t('recall.wrong'), t('recall.changed'), t('recall.over'), t('recall.wrong_place')]}
        .open=${this._recalling}
        .busy=${this.#recall.busy}
        .problem=${this.#recall.problem}
        @confirm=${(event: CustomEvent<{ reason: string }>) => void this.#recallNow(event)}
        @dismiss=${() => (this._recalling = false)}
      ></ly-reason-dialog>`;
  }

  override render() {
    const { value, error } = this.#notice;
    return html`
      <a class="button quiet back" href="/notices"><ly-icon name="back"></ly-icon>${t('notices.title')}</a>
      ${error === undefined ? '' : html`<ly-note text=${t('error.load', { message: error.message })}></ly-note>`}
      ${value === undefined ? '' : this.#body(value)}
    `;
  }
}

customElements.define('ly-notice-page', NoticePage);

declare global {
  interface HTMLElementTagNameMap {
    'ly-notice-page': NoticePage;
  }
}
