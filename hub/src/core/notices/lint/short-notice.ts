import { laterBy } from '../../time.ts';
import { type Finding, type LintContext } from './finding.ts';
import { eventOf } from './event.ts';

const hourMs = 3_600_000;

/** A planned outage that is announced less than a day ahead (R11). What is urgent was not planned. */
export function shortNotice({ draft, template, windows, now, limits }: LintContext): Finding[] {
  const event = eventOf(draft, template);
  const outages: readonly string[] = ['water', 'power', 'lift'];
  if (event === undefined || draft.priority === 'urgent' || !outages.includes(template.category)) return [];
  const shownFrom = windows[0]?.from ?? now;
  if (event.from <= shownFrom || event.from >= laterBy(shownFrom, limits.noticeOutageAheadHours * hourMs))
    return [];
  return [
    { field: event.field, code: 'lint.short_notice', details: { hours: limits.noticeOutageAheadHours } },
  ];
}
