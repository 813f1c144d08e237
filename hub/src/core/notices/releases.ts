import type { Instant } from '@louyu/contract/primitives';
import type { NoticeRecord } from './notice-store.ts';
import { audienceOf, newestRevision } from './lifecycle.ts';

/** Signed revisions that wait for the end of their take-back time. */
export class Releases {
  readonly #waiting = new Map<string, { readonly at: Instant; readonly placeIds: readonly string[] }>();

  add(noticeId: string, placeIds: readonly string[], at: Instant): void {
    this.#waiting.set(noticeId, { at, placeIds });
  }

  remove(noticeId: string): void {
    this.#waiting.delete(noticeId);
  }

  /** After a start: what was signed before and had not gone out. */
  restore(notices: Iterable<NoticeRecord>, now: Instant): void {
    const all = [...notices];
    for (const notice of all) {
      const { goesOutAt } = newestRevision(notice);
      if (notice.recalledAt !== null || goesOutAt === null || goesOutAt <= now) continue;
      const replaced = all.filter(({ superseded }) => superseded?.by === notice.id);
      this.add(notice.id, [notice, ...replaced].flatMap(audienceOf), goesOutAt);
    }
  }

  /** Takes out what is due: the notices with the places whose boards change now. */
  due(now: Instant): { readonly noticeIds: string[]; readonly placeIds: Set<string> } {
    const noticeIds: string[] = [];
    const placeIds = new Set<string>();
    for (const [noticeId, release] of this.#waiting) {
      if (release.at > now) continue;
      this.#waiting.delete(noticeId);
      noticeIds.push(noticeId);
      for (const placeId of release.placeIds) placeIds.add(placeId);
    }
    return { noticeIds, placeIds };
  }
}
