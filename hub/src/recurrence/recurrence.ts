import type { Recurrence } from '../core/notices/schedule/recurrence.ts';
import { lazily } from '../core/lazily.ts';

const library = lazily(() => import('rrule-temporal'));

/**
 * RFC 5545 by the library `rrule-temporal`, brought when the first rule is read. Days have no zone: they are counted in UTC, and
 * the wall clock of the site gives them their moments later.
 */
export const recurrence: Recurrence = {
  async dates(rule, start, first, last) {
    if (last < start || last < first) return [];
    const { RRuleTemporal } = await library.get();
    const text = rule.replace(/UNTIL=(\d{8})/, 'UNTIL=$1T000000Z');
    const set = new RRuleTemporal({
      rruleString: `DTSTART;TZID=UTC:${start.replaceAll('-', '')}T000000\nRRULE:${text}`,
    });
    return set
      .between(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true)
      .map((moment) => moment.toPlainDate().toString());
  },
};
