import type { NoticeRef, NoticeView } from '@louyu/contract/api/notices';
import type { Instant, Language } from '@louyu/contract/primitives';
import { newestRevision, stateOf } from './lifecycle.ts';
import type { NoticeRecord, NoticeStore } from './notice-store.ts';
import { titleIn } from './titles.ts';

/** The notices that a notice is tied to: what it replaces or stands beside by its newest words, and what replaces it. */
export async function linksOf(
  store: Pick<NoticeStore, 'byId'>,
  notice: NoticeRecord,
  language: Language,
  now: Instant,
): Promise<Pick<NoticeView, 'supersedes' | 'supersededBy' | 'beside'>> {
  const { draft } = newestRevision(notice);
  const refOf = async (id: string | undefined): Promise<NoticeRef | undefined> => {
    const other = id === undefined ? undefined : await store.byId(id);
    return (
      other && {
        id: other.id,
        number: other.number,
        title: titleIn(other, language, now),
        state: stateOf(other, now),
      }
    );
  };
  const supersedes = await refOf(draft.supersedes);
  const successor = await refOf(notice.superseded?.by);
  const beside = [];
  for (const { noticeId, reason } of draft.beside ?? []) {
    const other = await refOf(noticeId);
    if (other !== undefined) beside.push({ ...other, reason });
  }
  return {
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(successor === undefined || notice.superseded === null
      ? {}
      : { supersededBy: { ...successor, at: notice.superseded.at } }),
    ...(beside.length === 0 ? {} : { beside }),
  };
}
