import type { RevisionView } from '@louyu/contract/api/notices';

/**
 * What a revision is compared with, the most telling first: what residents have read, then what was returned since, newest
 * first. What was written and never submitted nobody has read.
 */
export function comparable(
  revision: RevisionView,
  revisions: readonly RevisionView[],
): readonly RevisionView[] {
  const earlier = revisions
    .filter((other) => other.revision < revision.revision && other.content !== null)
    .toSorted((a, b) => b.revision - a.revision);
  const standing = earlier.find(({ state }) => state === 'signed');
  const returned = earlier.filter(
    ({ state, revision: number }) => state === 'returned' && number > (standing?.revision ?? 0),
  );
  return standing === undefined ? returned : [standing, ...returned];
}
