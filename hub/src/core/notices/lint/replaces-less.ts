import { inLanguage } from '@louyu/contract/primitives';
import { takenDownAt } from '../lifecycle.ts';
import { type Finding, type LintContext } from './finding.ts';

/** A notice that replaces another one and does not come to all of its places: there neither would be shown (R2). */
export function replacesLess({ draft, others, tree, language, now }: LintContext): Finding[] {
  const old = others.find(({ id }) => id === draft.supersedes);
  const revision = old?.revisions.findLast(({ state }) => state === 'signed');
  if (old === undefined || revision === undefined || takenDownAt(old, now) !== null) return [];
  const left = revision.draft.audience.find(
    (id) => !tree.upward(id).some((above) => draft.audience.includes(above.id)),
  );
  if (left === undefined) return [];
  const number = String(old.number).padStart(4, '0');
  const place = inLanguage(tree.where(left), language);
  return [{ field: 'audience', code: 'lint.replaces_less', details: { number, place }, noticeId: old.id }];
}
