import type { Draft, DraftBase, NoticeView } from '@louyu/contract/api/notices';
import { ApiError } from '../api/api-error.ts';
import { changeDraft, createDraft, fetchNotice } from '../api/notices.ts';
import type { DraftForm } from '../components/draft-form.ts';

/**
 * Keeps on the hub what a form says: the first time a new draft, then changes of it, and nothing where nothing changed. What
 * a colleague has written meanwhile is never overwritten: it is held as {@link theirs} until the author has chosen.
 */
export class DraftSaver {
  #notice: NoticeView | undefined;
  #form: DraftForm | undefined;
  #theirs: NoticeView | undefined;

  /** Begins with what is on the hub already; `notice` is undefined for a new one. */
  begin(notice: NoticeView | undefined, form: DraftForm): void {
    this.#notice = notice;
    this.#form = form;
    this.#theirs = undefined;
  }

  /** What stands on the hub now, after a save was refused with `notice.draft_changed`. */
  get theirs(): NoticeView | undefined {
    return this.#theirs;
  }

  /** The next save replaces what the colleague wrote, by the author's own decision. */
  keepMine(): void {
    if (this.#theirs === undefined) return;
    this.#notice = this.#theirs;
    this.#form = undefined;
    this.#theirs = undefined;
  }

  /** @throws ApiError */
  async save(form: DraftForm, draft: Draft): Promise<NoticeView> {
    if (this.#notice !== undefined && form === this.#form && isOpen(this.#notice)) return this.#notice;
    const saved =
      this.#notice === undefined ? await createDraft(draft) : await this.#change(this.#notice, draft);
    this.begin(saved, form);
    return saved;
  }

  async #change(notice: NoticeView, draft: Draft): Promise<NoticeView> {
    const { id } = notice.summary;
    try {
      return await changeDraft(id, baseOf(notice), draft);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'notice.draft_changed')
        this.#theirs = await fetchNotice(id);
      throw error;
    }
  }
}

function baseOf({ summary, revisions }: NoticeView): DraftBase {
  return { revision: revisions[0]?.revision ?? summary.revision, edit: revisions[0]?.edit ?? 1 };
}

/** Whether the newest revision is the author's to submit; of one that is signed, saving begins the next. */
function isOpen(notice: NoticeView): boolean {
  const state = notice.revisions[0]?.state;
  return state === 'draft' || state === 'returned';
}
