import type { Instant, Window } from '@louyu/contract/primitives';
import type { PlaceTree } from '../../places/place-tree.ts';
import type { NoticeRecord, RevisionRecord } from '../notice-store.ts';
import { takenDownAt, windowOf } from '../lifecycle.ts';
import { windowFor } from '../problems.ts';
import type { Template } from '../template.ts';
import type { LintContext } from './finding.ts';

/** Another notice as it stands, or would if it were signed now. */
export interface Standing {
  readonly notice: NoticeRecord;
  readonly revision: RevisionRecord;
  readonly template: Template;
  /** In order; one at least. */
  readonly windows: readonly Window[];
}

/** The other notices that share a place with the draft. Of each the newest revision that was submitted. */
export function standingBeside({ others, draft, tree, now }: LintContext): Standing[] {
  return others.flatMap((notice) => {
    const revision = notice.revisions.findLast(({ state }) => state === 'signed' || state === 'in-review');
    if (takenDownAt(notice, now) !== null || revision === undefined) return [];
    const { template } = revision;
    if (!share(revision.draft.audience, draft.audience, tree)) return [];
    const windows = windowsOfRevision(revision, now).filter(({ to }) => to > now);
    return windows.length === 0 ? [] : [{ notice, revision, template, windows }];
  });
}

/** What is signed has concrete windows; what waits, those of its submission. */
function windowsOfRevision(revision: RevisionRecord, now: Instant): readonly Window[] {
  const window = windowOf(revision) ?? windowFor(revision.draft, revision.template, now);
  return revision.windows ?? (window === undefined ? [] : [window]);
}

/** Whether some place is in both audiences, by itself or by what stands above it. */
export function share(some: readonly string[], others: readonly string[], tree: PlaceTree): boolean {
  return reaches(some, others, tree) || reaches(others, some, tree);
}

/** Whether an audience contains one of the places whole. */
export function reaches(audience: readonly string[], places: readonly string[], tree: PlaceTree): boolean {
  return places.some((id) => tree.upward(id).some((above) => audience.includes(above.id)));
}

/** Whether two rows of windows, each in order, are open at some moment together. */
export function meet(some: readonly Window[], others: readonly Window[]): boolean {
  for (let i = 0, j = 0; i < some.length && j < others.length;) {
    const [a, b] = [some[i], others[j]];
    if (a === undefined || b === undefined) return false;
    if (overlap(a, b)) return true;
    if (a.to <= b.to) i += 1;
    else j += 1;
  }
  return false;
}

export function overlap(a: Window, b: Window): boolean {
  return a.from < b.to && b.from < a.to;
}
