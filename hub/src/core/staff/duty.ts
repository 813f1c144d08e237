import type { DutyRoster } from '@louyu/contract/api/duty';
import type { Instant } from '@louyu/contract/primitives';

/** A stretch of duty of one person; `staffId` null: nobody, whatever the shifts say. */
interface Stretch {
  readonly staffId: string | null;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Who is on duty at a moment by the site's wall clock, in the order of the roster, each once, and until when. While an
 * exception holds, the shifts do not count.
 */
export function onDutyAt(
  roster: DutyRoster,
  at: Instant,
  timeZone: string,
): { staffId: string; until: Instant }[] {
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate();
  // What began yesterday may last until now.
  const days = [today.subtract({ days: 1 }), today];
  const exceptions = days.flatMap((day) =>
    roster.exceptions
      .filter(({ date }) => day.toString() === date)
      .map(({ staffId, from, to }) => stretchOf(day, staffId, from, to, timeZone)),
  );
  const shifts = days.flatMap((day) =>
    roster.shifts
      .filter(({ weekdays }) => weekdays.includes(day.dayOfWeek))
      .map(({ staffId, from, to }) => stretchOf(day, staffId, from, to, timeZone)),
  );
  const holds = (stretch: Stretch) => stretch.from <= at && at < stretch.to;
  const excepted = exceptions.filter(holds);
  const order = roster.shifts.map(({ staffId }) => staffId);
  const holding = (excepted.length > 0 ? excepted : shifts.filter(holds)).sort(
    (a, b) => order.indexOf(a.staffId ?? '') - order.indexOf(b.staffId ?? ''),
  );
  // A shift that an exception cuts short ends with its beginning.
  const cuts = excepted.length > 0 ? [] : exceptions.map(({ from }) => from).filter((from) => from > at);
  const onDuty = new Map<string, Instant>();
  for (const { staffId, to } of holding) {
    if (staffId === null) continue;
    const until = [to, ...cuts].sort()[0] ?? to;
    const known = onDuty.get(staffId);
    if (known === undefined || known < until) onDuty.set(staffId, until);
  }
  return [...onDuty].map(([staffId, until]) => ({ staffId, until }));
}

function stretchOf(
  day: Temporal.PlainDate,
  staffId: string | null,
  from: string,
  to: string,
  timeZone: string,
): Stretch {
  const instantAt = (date: Temporal.PlainDate, time: string) =>
    new Date(date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds).toISOString();
  return { staffId, from: instantAt(day, from), to: instantAt(to > from ? day : day.add({ days: 1 }), to) };
}
