import type { Draft, NoticeView } from '@louyu/contract/api/notices';
import { KeptDrafts, type KeptDraft } from '../comfort/kept-drafts.ts';
import type { SessionAccess } from '../session-access.ts';
import type { Copies } from './compose-around.ts';

/**
 * What the page of a notice has and the hub has not: closing the tab, a crash or a hub that is away lose nothing of it. Kept for
 * the edit it was begun on: what a colleague has written since is never covered by it.
 */
export class UnsavedDraft {
  readonly #session: SessionAccess;
  #key = '';
  /** What was found; undefined: nothing, or given up. */
  found: KeptDraft | undefined;

  constructor(session: SessionAccess) {
    this.#session = session;
  }

  /** Looks for what was written here before. */
  begin(
    notice: NoticeView | undefined,
    templateId: string,
    { fromId, replacesId }: Copies,
  ): Draft | undefined {
    this.#key = notice === undefined ? `${templateId} ${fromId} ${replacesId}` : keyOf(notice);
    this.found = this.#kept?.find(this.#key, Date.now());
    return this.found?.draft;
  }

  keep(draft: Draft | undefined): void {
    if (draft !== undefined) this.#kept?.keep(this.#key, draft, Date.now());
  }

  /** It is saved, or given up. */
  forget(): void {
    this.found = undefined;
    if (this.#key !== '') this.#kept?.forget(this.#key, Date.now());
  }

  /** It is saved: what is written next belongs to what stands on the hub now. */
  saved(notice: NoticeView): void {
    this.forget();
    this.#key = keyOf(notice);
  }

  get #kept(): KeptDrafts | undefined {
    const staffId = this.#session.session?.staff.id;
    return staffId === undefined ? undefined : new KeptDrafts(localStorage, staffId);
  }
}

function keyOf({ summary, revisions }: NoticeView): string {
  const { revision, edit } = revisions[0] ?? { revision: summary.revision, edit: 1 };
  return `${summary.id} ${revision}.${edit}`;
}
