import type { Draft, NoticeView } from '@louyu/contract/api/notices';
import { changeDraft, createDraft } from '../api/notices.ts';
import type { DraftForm } from '../components/draft-form.ts';

/** Keeps on the hub what a form says: the first time a new draft, then changes of it, and nothing where nothing changed. */
export class DraftSaver {
  #notice: NoticeView | undefined;
  #form: DraftForm | undefined;

  /** Begins with what is on the hub already; `notice` is undefined for a new one. */
  begin(notice: NoticeView | undefined, form: DraftForm): void {
    this.#notice = notice;
    this.#form = form;
  }

  /** @throws ApiError */
  async save(form: DraftForm, draft: Draft): Promise<NoticeView> {
    if (this.#notice !== undefined && form === this.#form && isOpen(this.#notice)) return this.#notice;
    const saved =
      this.#notice === undefined
        ? await createDraft(draft)
        : await changeDraft(this.#notice.summary.id, draft);
    this.#notice = saved;
    this.#form = form;
    return saved;
  }
}

/** Whether the newest revision is the author's to submit; of one that is signed, saving begins the next. */
function isOpen(notice: NoticeView): boolean {
  const state = notice.revisions[0]?.state;
  return state === 'draft' || state === 'returned';
}
