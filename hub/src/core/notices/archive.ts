import { LouyuError } from '@louyu/contract/errors';
import type { Language } from '@louyu/contract/primitives';
import type { Clock } from '../ports.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Store } from '../store.ts';
import { stateOf } from './lifecycle.ts';
import type { ArchiveQuery, NoticeRecord } from './notice-store.ts';

export const archiveExportDefaults = {
  /** Notices of one export. */
  archiveExportMaxNotices: 500,
};

/** What staff look for. */
export type ArchiveSearch = Omit<ArchiveQuery, 'now' | 'placeIds'> & {
  /** With all that stands above and below it; null for everywhere. */
  readonly placeId: string | null;
  readonly language: Language;
};

/** Newest change first, filtered by state after reading: states follow from the clock. */
export async function findNotices(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  query: ArchiveSearch,
): Promise<{ found: NoticeRecord[]; next: string | null }> {
  const now = clock.now();
  const placeIds = query.placeId === null ? null : placesAround(query.placeId, await store.places.tree());
  const found: NoticeRecord[] = [];
  let before = query.before;
  let more = true;
  while (more && found.length < query.limit) {
    const batch = await store.notices.page({ ...query, placeIds, before, now });
    more = batch.length === query.limit;
    for (const notice of batch) {
      if (found.length === query.limit) {
        more = true;
        break;
      }
      before = `${notice.updatedAt}/${notice.id}`;
      if (query.states === null || query.states.includes(stateOf(notice, now))) found.push(notice);
    }
  }
  return { found, next: more ? before : null };
}

/** All that a search finds. @throws LouyuError `notice.export_too_many` with the most that may be in `details.max` */
export async function findAll(
  options: Parameters<typeof findNotices>[0],
  query: ArchiveSearch,
  max: number,
): Promise<NoticeRecord[]> {
  const { found } = await findNotices(options, { ...query, before: null, limit: max + 1 });
  if (found.length > max) throw new LouyuError('notice.export_too_many', { details: { max } });
  return found;
}

/** A notice for the whole building is one for its unit too, and one for a unit concerns the building. */
function placesAround(placeId: string, tree: PlaceTree): string[] {
  const places = [...tree.upward(placeId), ...tree.downward(placeId)];
  return [placeId, ...places.map(({ id }) => id)];
}
