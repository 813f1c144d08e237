import type { ReactiveControllerHost } from 'lit';
import { ApiError } from '../api/api-error.ts';
import { moveNotice } from '../api/calendar.ts';
import { submitNotice } from '../api/notices.ts';
import { Submission } from '../api/submission.ts';
import type { MoveDetail } from '../components/calendar-drag.ts';

/** What became of a move. */
export interface Moved {
  readonly kind: 'moved' | 'in-review' | 'not-submitted';
  readonly title: string;
  readonly noticeId: string;
  /** Why it could not be submitted. */
  readonly message: string;
  /** The way back, for what moved at once. */
  readonly undo: MoveDetail | undefined;
}

/**
 * Moving on the calendar: a draft at once, with a way back; what is signed after a question, as its next revision, which goes to
 * review.
 */
export class CalendarMoves {
  readonly #host: ReactiveControllerHost;
  readonly #submission: Submission;
  /** What waits for the person's word. */
  asked: MoveDetail | undefined;
  done: Moved | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#submission = new Submission(host);
  }

  get busy(): boolean {
    return this.#submission.busy;
  }

  get problem(): string {
    return this.#submission.problem;
  }

  /** @returns whether it has moved; otherwise it waits for {@link confirm}, or has a {@link problem} */
  async move(detail: MoveDetail): Promise<boolean> {
    this.done = undefined;
    this.#submission.clear();
    const { state, changes } = detail.entry;
    if (state === 'draft' || changes) return this.#carryOut(detail, false);
    this.asked = detail;
    this.#host.requestUpdate();
    return false;
  }

  async confirm(): Promise<boolean> {
    const { asked } = this;
    return asked !== undefined && (await this.#carryOut(asked, true));
  }

  dismiss(): void {
    this.asked = undefined;
    this.#submission.clear();
    this.#host.requestUpdate();
  }

  async #carryOut({ entry, days, minutes }: MoveDetail, submits: boolean): Promise<boolean> {
    return this.#submission.run(async () => {
      const { noticeId, revision, edit, title } = entry;
      const view = await moveNotice(noticeId, { base: { revision, edit }, days, minutes });
      this.asked = undefined;
      const newest = view.revisions[0];
      const undo =
        newest === undefined
          ? undefined
          : {
              entry: { ...entry, revision: newest.revision, edit: newest.edit },
              days: -days,
              minutes: -minutes,
            };
      this.done = { kind: 'moved', title, noticeId, message: '', undo };
      if (submits && newest !== undefined) this.done = await this.#submit(this.done, newest.revision);
    });
  }

  async #submit(moved: Moved, revision: number): Promise<Moved> {
    const after = { ...moved, undo: undefined };
    try {
      await submitNotice(moved.noticeId, revision);
      return { ...after, kind: 'in-review' };
    } catch (error) {
      // The new times are kept; what stands in the way is put right in the form.
      if (!(error instanceof ApiError)) throw error;
      return { ...after, kind: 'not-submitted', message: error.message };
    }
  }
}
