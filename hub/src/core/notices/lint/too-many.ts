import { inLanguage, type Instant } from '@louyu/contract/primitives';
import { type Finding, type LintContext } from './finding.ts';
import { reaches, standingBeside } from './standing.ts';

/** More new notices for a place on one day than people read (R7). The place that gets most is named. */
export function tooManyADay(context: LintContext): Finding[] {
  const { draft, window, tree, site, language, limits } = context;
  if (window === undefined || draft.priority === 'urgent') return [];
  const day = dayOf(window.from, site.timeZone);
  const sameDay = standingBeside(context).filter((other) => dayOf(other.window.from, site.timeZone) === day);
  const named = new Set([...draft.audience, ...sameDay.flatMap(({ revision }) => revision.draft.audience)]);
  const counts = [...named]
    .filter((id) => reaches(draft.audience, [id], tree))
    .map((id) => ({
      id,
      count: 1 + sameDay.filter(({ revision }) => reaches(revision.draft.audience, [id], tree)).length,
    }));
  const most = counts.reduce((a, b) => (b.count > a.count ? b : a), { id: '', count: 0 });
  const max = limits.noticesPerDayMax;
  if (most.count <= max) return [];
  const place = inLanguage(tree.where(most.id), language);
  return [{ field: 'audience', code: 'lint.too_many_a_day', details: { place, count: most.count, max } }];
}

function dayOf(instant: Instant, timeZone: string): string {
  return new Date(instant).toLocaleDateString('en-CA', { timeZone });
}
