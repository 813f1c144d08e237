import type { Window } from '@louyu/contract/primitives';
import type { PlaceTree } from '../../places/place-tree.ts';
import type { NoticeRecord, RevisionRecord } from '../notice-store.ts';
import { takenDownAt } from '../lifecycle.ts';
import { windowFor } from '../problems.ts';
import type { Template } from '../template.ts';
import type { LintContext } from './finding.ts';

/** Another notice as it stands, or would if it were signed now. */
export interface Standing {
  readonly notice: NoticeRecord;
  readonly revision: RevisionRecord;
  readonly template: Template;
  readonly window: Window;
}

/** The other notices that share a place with the draft. Of each the newest revision that was submitted. */
export function standingBeside({ others, draft, tree, now }: LintContext): Standing[] {
  return others.flatMap((notice) => {
    const revision = notice.revisions.findLast(({ state }) => state === 'signed' || state === 'in-review');
    if (takenDownAt(notice, now) !== null || revision === undefined) return [];
    const { template } = revision;
    if (!share(revision.draft.audience, draft.audience, tree)) return [];
    const { visibleFrom, visibleTo } = revision;
    const window =
      visibleFrom !== null && visibleTo !== null
        ? { from: visibleFrom, to: visibleTo }
        : windowFor(revision.draft, template, now);
    return window === undefined || window.to <= now ? [] : [{ notice, revision, template, window }];
  });
}

/** Whether some place is in both audiences, by itself or by what stands above it. */
function share(some: readonly string[], others: readonly string[], tree: PlaceTree): boolean {
  return reaches(some, others, tree) || reaches(others, some, tree);
}

/** Whether an audience contains one of the places whole. */
export function reaches(audience: readonly string[], places: readonly string[], tree: PlaceTree): boolean {
  return places.some((id) => tree.upward(id).some((above) => audience.includes(above.id)));
}

export function overlap(a: Window, b: Window): boolean {
  return a.from < b.to && b.from < a.to;
}
