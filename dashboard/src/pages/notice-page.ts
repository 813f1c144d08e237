import type { NoticeView, RevisionView } from '@louyu/contract/api/notices';
import { html, LitElement } from 'lit';
import { Live } from '../api/live.ts';
import {
  fetchDelivery,
  fetchNotice,
  fetchTemplates,
  passReview,
  recallNotice,
  returnNotice,
  signNotice,
  submitNotice,
  takeBackSignature,
} from '../api/notices.ts';
import { fetchPlaces, fetchSite } from '../api/places.ts';
import { Submission } from '../api/submission.ts';
import { followLanguage } from '../i18n/language.ts';
import { momentWords } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import { SessionAccess } from '../session-access.ts';
import { base } from '../theme/base.css.ts';
import { controls } from '../theme/controls.css.ts';
import { Ticker } from '../ticker.ts';
import { boardNoticeOf } from '../components/board-notice.ts';
import { numberWords } from '../components/number-words.ts';
import { secondsLeft } from '../components/take-back-bar.ts';
import { noticePageStyles } from './notice-page.css.ts';
import '../components/category-mark.ts';
import '../components/delivery-table.ts';
import '../components/screen-preview.ts';
import '../components/note.ts';
import '../components/notice-facts.ts';
import '../components/reach-figures.ts';
import '../components/reason-dialog.ts';
import '../components/revision-list.ts';
import '../components/sign-panel.ts';
import '../components/state-mark.ts';

/** What somebody does who reads a revision for others. */
const reading = ['review', 'sign', 'return'] as const;
const tickMs = 1_000;

/** One notice: what it says, signing, what became of it on every screen, recall, its revisions. */
export class NoticePage extends LitElement {
  static override properties = {
    noticeId: {},
    _recalling: { state: true },
    _takenBack: { state: true },
  };

  static override styles = [base, controls, noticePageStyles];

  declare noticeId: string;
  declare private _recalling: boolean;
  /** The revision whose signature was taken back here just now. */
  declare private _takenBack: number | undefined;

  readonly #session = new SessionAccess(this);
  readonly #signing = new Submission(this);
  readonly #recall = new Submission(this);
  readonly #notice = new Live(this, {
    key: () => this.noticeId,
    load: (id, signal) => fetchNotice(id, signal),
    touchedBy: (change, id) => change.resource === 'notice' && (change.id === null || change.id === id),
  });
  readonly #delivery = new Live(this, {
    key: () => this.noticeId,
    load: (id, signal) => fetchDelivery(id, signal),
    touchedBy: (change, id) =>
      change.resource === 'device' ||
      ((change.resource === 'delivery' || change.resource === 'notice') &&
        (change.id === null || change.id === id)),
  });
  readonly #around = new Live(this, {
    key: () => 'around',
    load: async (_, signal) => {
      const [templates, places, site] = await Promise.all([
        fetchTemplates(signal),
        fetchPlaces(signal),
        fetchSite(signal),
      ]);
      return { templates, places, site };
    },
    touchedBy: (change) => change.resource === 'place' || change.resource === 'site',
  });

  constructor() {
    super();
    this.noticeId = '';
    this._recalling = false;
    this._takenBack = undefined;
    followLanguage(this);
    new Ticker(this, tickMs);
  }

  async #act(act: () => Promise<NoticeView>): Promise<boolean> {
    const done = await this.#signing.run(async () => this.#notice.replace(await act()));
    if (!done && this.#signing.error?.code === 'notice.stale_revision') await this.#notice.refresh();
    return done;
  }

  async #recallNow(event: CustomEvent<{ reason: string }>): Promise<void> {
    const done = await this.#recall.run(async () => {
      this.#notice.replace(await recallNotice(this.noticeId, event.detail.reason));
    });
    if (!done) return;
    this._recalling = false;
    await this.#delivery.refresh();
  }

  async #takeBack(revision: number): Promise<void> {
    const done = await this.#act(() => takeBackSignature(this.noticeId, revision));
    if (done) this._takenBack = revision;
  }

  #head(notice: NoticeView) {
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
                ?disabled=${this.#signing.busy}
                @click=${() => void this.#act(() => submitNotice(summary.id, summary.revision))}
              >
                <ly-icon name="send"></ly-icon>${t('notice.submit')}
              </button>`
            : ''
        }
        ${
          actions.includes('recall')
            ? html`<button class="button" @click=${() => (this._recalling = true)}>
                <ly-icon name="recall"></ly-icon>${t('notice.recall')}
              </button>`
            : ''
        }
      </div>
    </header>`;
  }

  #standing(notice: NoticeView, newest: RevisionView) {
    const { summary } = notice;
    const lines: string[] = [];
    if (notice.recalledBy !== null && notice.recalledAt !== null) {
      const when = momentWords(notice.recalledAt, this.#session.clock);
      lines.push(
        t('notice.recalled_by', { name: notice.recalledBy.name, when, reason: notice.recallReason ?? '' }),
      );
    } else if (newest.state === 'returned') {
      lines.push(t('notice.returned', { revision: newest.revision, reason: newest.returnReason ?? '' }));
    } else if (newest.state === 'draft') {
      lines.push(t('notice.draft_hint'));
    } else if (newest.state === 'in-review' && !reading.some((action) => notice.actions.includes(action))) {
      const reads = newest.firstReview && newest.reviewedBy === null;
      lines.push(t(reads ? 'notice.waits_review' : 'notice.waits_other'));
    }
    if (summary.pendingRevision !== null && notice.recalledAt === null) {
      const live = notice.revisions.find((revision) => revision.state === 'signed')?.revision ?? 1;
      lines.push(t('notice.old_stays', { live, pending: summary.pendingRevision }));
    }
    if (this._takenBack === newest.revision && newest.state === 'in-review') lines.push(t('sign.taken_back'));
    if (lines.length === 0) return '';
    return html`<div class="stack">
      ${lines.map((line) => html`<ly-note kind="plain" text=${line}></ly-note>`)}
    </div>`;
  }

  #signPanel(notice: NoticeView, newest: RevisionView) {
    const { actions, summary } = notice;
    const { nowMs } = this.#session.clock;
    if (
      newest.goesOutAt !== null &&
      actions.includes('take-back') &&
      secondsLeft(newest.goesOutAt, nowMs) > 0
    ) {
      return html`<ly-take-back-bar
        .goesOutAt=${newest.goesOutAt}
        .clockOffsetMs=${nowMs - Date.now()}
        .busy=${this.#signing.busy}
        .problem=${this.#signing.problem}
        @take-back=${() => void this.#takeBack(newest.revision)}
      ></ly-take-back-bar>`;
    }
    if (!reading.some((action) => actions.includes(action))) {
      return html`<ly-note text=${this.#signing.problem}></ly-note>`;
    }
    return html`<ly-sign-panel
      .revision=${newest}
      .template=${this.#around.value?.templates.find((template) => template.id === newest.draft.templateId)}
      .actions=${actions}
      .busy=${this.#signing.busy}
      .problem=${this.#signing.problem}
      @sign=${(event: CustomEvent<{ ticks: readonly boolean[] }>) =>
        void this.#act(() => signNotice(summary.id, newest.revision, event.detail.ticks))}
      @review=${() => void this.#act(() => passReview(summary.id, newest.revision))}
      @return-it=${(event: CustomEvent<{ reason: string }>) =>
        void this.#act(() => returnNotice(summary.id, newest.revision, event.detail.reason))}
    ></ly-sign-panel>`;
  }

  #deliveryPart(notice: NoticeView) {
    const wasSigned = notice.revisions.some((revision) => revision.state === 'signed');
    const delivery = this.#delivery.value;
    if (!wasSigned || delivery === undefined) return '';
    const live = notice.revisions.find((revision) => revision.state === 'signed')?.revision ?? 0;
    return html`<section class="stack" aria-labelledby="delivery">
      <h2 id="delivery">${t('delivery.title')}</h2>
      <ly-reach-figures .delivery=${delivery} .clock=${this.#session.clock}></ly-reach-figures>
      <ly-delivery-table
        .delivery=${delivery}
        .clock=${this.#session.clock}
        .liveRevision=${live}
      ></ly-delivery-table>
    </section>`;
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
    const signing = reading.some((action) => notice.actions.includes(action));
    return html`${this.#head(notice)}
      <div class="columns ${signing ? 'signing' : ''}">
        ${this.#aside(notice, newest)}
        <div class="stack wide">
          ${this.#standing(notice, newest)} ${this.#signPanel(notice, newest)} ${this.#deliveryPart(notice)}
          <section class="stack" aria-labelledby="revisions">
            <h2 id="revisions">${t('revisions.title')}</h2>
            <ly-revision-list .revisions=${notice.revisions} .clock=${this.#session.clock}></ly-revision-list>
          </section>
        </div>
      </div>
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
