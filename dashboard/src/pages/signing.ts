import type { NoticeView, Preview, RevisionView } from '@louyu/contract/api/notices';
import type { Place, Site } from '@louyu/contract/api/places';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Live } from '../api/live.ts';
import { passReview, returnNotice, signNotice, takeBackSignature } from '../api/notices.ts';
import { previewDraft } from '../api/preview.ts';
import { Submission } from '../api/submission.ts';
import { readsForOthers } from '../components/standing-words.ts';
import { secondsLeft } from '../components/take-back-bar.ts';
import type { Clock } from '../i18n/moment-words.ts';
import { t } from '../i18n/translate.ts';
import '../components/sign-sheet.ts';

/** What is known beside the notice. */
export interface AroundNotice {
  readonly places: readonly Place[];
  readonly site: Site;
}

/** Where the page for signing a notice is, for phones: what robots send, and what is copied and shown as a QR code. */
export function signAddress(site: Site | undefined, noticeId: string): string {
  return site === undefined ? '' : `${site.publicUrl}/sign/${noticeId}`;
}

/**
 * Reading, signing and sending back, wherever it is done: on the page of the notice, and on the one that a link leads to.
 * A signature needs a person (R13): no link carries one, the hub asks who is logged in.
 */
export class Signing {
  readonly #notice: Live<NoticeView, string>;
  readonly #submission: Submission;
  readonly #preview: Live<Preview, string | undefined>;
  /** The revision whose signature was taken back here just now. */
  takenBack: number | undefined;

  constructor(host: ReactiveControllerHost, notice: Live<NoticeView, string>) {
    this.#notice = notice;
    this.#submission = new Submission(host);
    this.#preview = new Live(host, {
      key: () => {
        const { value } = notice;
        if (value === undefined || !(readsForOthers(value) || value.actions.includes('take-back')))
          return undefined;
        return `${value.summary.id} ${value.summary.revision}`;
      },
      load: (_, signal) => {
        const [newest] = notice.value?.revisions ?? [];
        if (notice.value === undefined || newest === undefined) throw new DOMException('', 'AbortError');
        return previewDraft({ ...newest.draft, noticeId: notice.value.summary.id }, signal);
      },
      touchedBy: ({ resource }) => ['notice', 'place', 'site'].includes(resource),
    });
  }

  get problem(): string {
    return this.#submission.problem;
  }

  async #act(act: () => Promise<NoticeView>): Promise<boolean> {
    const done = await this.#submission.run(async () => this.#notice.replace(await act()));
    if (!done && this.#submission.error?.code === 'notice.stale_revision') await this.#notice.refresh();
    return done;
  }

  async #takeBack(id: string, revision: number): Promise<void> {
    if (await this.#act(() => takeBackSignature(id, revision))) this.takenBack = revision;
  }

  /** Whether there is something to read for others, or a signature to take back still. */
  concerns(notice: NoticeView, nowMs: number): boolean {
    return readsForOthers(notice) || takesBack(notice, nowMs);
  }

  sheet(
    notice: NoticeView,
    newest: RevisionView,
    around: AroundNotice | undefined,
    clock: Clock,
  ): TemplateResult {
    const { id } = notice.summary;
    const { revision } = newest;
    return html`<ly-sign-sheet
      .notice=${notice}
      .revision=${newest}
      .preview=${this.#preview.value}
      unread=${this.#preview.error === undefined ? '' : t('error.load', { message: this.#preview.error.message })}
      .places=${around?.places ?? []}
      .site=${around?.site}
      .clock=${clock}
      .takesBack=${takesBack(notice, clock.nowMs)}
      .busy=${this.#submission.busy}
      .problem=${this.problem}
      @sign=${(event: CustomEvent<{ ticks: readonly boolean[] }>) =>
        void this.#act(() => signNotice(id, revision, event.detail.ticks))}
      @review=${() => void this.#act(() => passReview(id, revision))}
      @return-it=${(event: CustomEvent<{ reason: string }>) =>
        void this.#act(() => returnNotice(id, revision, event.detail.reason))}
      @take-back=${() => void this.#takeBack(id, revision)}
    ></ly-sign-sheet>`;
  }
}

function takesBack({ actions, revisions: [newest] }: NoticeView, nowMs: number): boolean {
  return (
    actions.includes('take-back') &&
    newest !== undefined &&
    newest.goesOutAt !== null &&
    secondsLeft(newest.goesOutAt, nowMs) > 0
  );
}
