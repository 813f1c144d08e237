import type { NoticeView } from '@louyu/contract/api/notices';
import { local, t } from '../i18n/translate.ts';
import { withAncestors, type PlaceTree } from './place-tree.ts';

/** Places that are no more, with where they were. */
export type RemovedPlaces = NonNullable<NoticeView['removedPlaces']>;

/** The places of an audience, each with what it is in: `整个小区`, or `3栋 1单元` and `4栋`. */
export function audienceNames(
  tree: PlaceTree,
  removed: RemovedPlaces,
  audience: readonly string[],
): readonly string[] {
  return audience.map((id) => {
    const chain = withAncestors(tree, id);
    const [own] = chain;
    if (own === undefined) {
      const gone = removed.find((place) => place.id === id);
      return gone === undefined ? t('audience.gone') : t('audience.removed', { where: local(gone.where) });
    }
    if (own.parentId === null) return t('audience.whole');
    return chain
      .filter((place) => place.parentId !== null)
      .toReversed()
      .map((place) => local(place.name))
      .join(' ');
  });
}
