import type { ContentByLanguage } from '@louyu/contract/notice-content';
import type { Instant } from '@louyu/contract/primitives';
import type { Store } from '../store.ts';
import { effectiveRevision, takenDownAt, windowOf } from './lifecycle.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';

/** A notice that is out and within its window. */
export interface StandingNotice {
  readonly notice: NoticeRecord;
  readonly revision: RevisionRecord;
  readonly content: ContentByLanguage;
}

/** What hangs at any of these places now: urgent and pinned ones first, then the newest. */
export async function standingAt(
  store: Pick<Store, 'notices'>,
  placeIds: ReadonlySet<string>,
  now: Instant,
): Promise<StandingNotice[]> {
  const notices = await store.notices.forBoards([...placeIds], now);
  const standing = notices.flatMap((notice) => {
    const revision = effectiveRevision(notice, now);
    if (revision === undefined || revision.content === null) return [];
    const window = windowOf(revision);
    if (takenDownAt(notice, now) !== null || window === undefined || now < window.from || now >= window.to)
      return [];
    if (!revision.draft.audience.some((placeId) => placeIds.has(placeId))) return [];
    return [{ notice, revision, content: revision.content }];
  });
  return standing.sort((a, b) => rank(a.revision) - rank(b.revision) || b.notice.number - a.notice.number);
}

function rank(revision: RevisionRecord): number {
  if (revision.priority === 'urgent') return 0;
  return revision.priority === 'pinned' ? 1 : 2;
}
