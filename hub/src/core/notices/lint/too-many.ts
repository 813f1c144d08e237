import { inLanguage, type Instant, type Window } from '@louyu/contract/primitives';
import { dayMs, laterBy } from '../../time.ts';
import { type Finding, type LintContext } from './finding.ts';
import { reaches, standingBeside } from './standing.ts';

/**
 * More new notices for a place on one day than people read (R7). The place and day that get most are counted. What is shown day by
 * day is new on the first of them; what comes again after a day without it is new again.
 */
export function tooManyADay(context: LintContext): Finding[] {
  const { draft, windows, tree, site, language, limits } = context;
  if (windows.length === 0 || draft.priority === 'urgent') return [];
  const others = standingBeside(context).map((other) => ({
    ...other,
    days: newOn(other.windows, site.timeZone),
  }));
  const sameDay = [...newOn(windows, site.timeZone)]
    .map((day) => others.filter(({ days }) => days.has(day)))
    .reduce((most, sameDay) => (sameDay.length > most.length ? sameDay : most), []);
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

/** The days on which it opens after a day without it. */
function newOn(windows: readonly Window[], timeZone: string): Set<string> {
  const days = new Set<string>();
  let shownUntil = '';
  for (const { from, to } of windows) {
    // A day before, by the clock: what was shown then goes on.
    const yesterday = dayOf(laterBy(from, -dayMs), timeZone);
    if (shownUntil === '' || shownUntil < yesterday) days.add(dayOf(from, timeZone));
    shownUntil = dayOf(to, timeZone);
  }
  return days;
}

function dayOf(instant: Instant, timeZone: string): string {
  return new Date(instant).toLocaleDateString('en-CA', { timeZone });
}
