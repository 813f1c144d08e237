import type { DutyNow, DutyPerson, DutyRoster, DutyView } from '@louyu/contract/api/duty';
import { LouyuError } from '@louyu/contract/errors';
import type { Actor, Clock, LiveEvents } from '../ports.ts';
import type { Areas, Store } from '../store.ts';
import { onDutyAt } from './duty.ts';
import type { StaffRecord } from './staff-store.ts';
import { assertWholeSite } from './scope.ts';

export interface DutyService {
  /** Who is on duty now, in the order in which they are called. People whose account is disabled are left out. */
  now(): Promise<DutyNow>;
  view(): Promise<DutyView>;
  /**
   * Replaces the roster. Exceptions of past days are forgotten.
   * @throws LouyuError `duty.changed`, `staff.not_found`, `auth.out_of_scope`
   */
  change(actor: Actor, roster: DutyRoster): Promise<DutyView>;
}

interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly live: LiveEvents;
}

export function createDutyService({ store, clock, live }: Dependencies): DutyService {
  async function timeZone(areas: Areas): Promise<string> {
    const site = await areas.places.site();
    if (site === undefined) throw new LouyuError('hub.not_ready');
    return site.timeZone;
  }

  async function working(areas: Areas): Promise<Map<string, StaffRecord>> {
    const staff = (await areas.staff.all()).filter(({ disabledAt }) => disabledAt === null);
    return new Map(staff.map((person) => [person.id, person]));
  }

  async function now(): Promise<DutyNow> {
    const at = clock.now();
    const [roster, people] = await Promise.all([store.duty.roster(), working(store)]);
    const onDuty = onDutyAt(roster, at, await timeZone(store));
    return {
      at,
      people: onDuty.flatMap(({ staffId, until }) => {
        const person = people.get(staffId);
        return person === undefined ? [] : [{ ...personOf(person), until }];
      }),
    };
  }

  async function view(): Promise<DutyView> {
    const people = await working(store);
    return {
      roster: await store.duty.roster(),
      people: [...people.values()].map(personOf),
      now: await now(),
    };
  }

  return {
    now,
    view,
    async change(actor, roster) {
      assertWholeSite(actor);
      await store.transaction(async (areas) => {
        const before = await areas.duty.roster();
        if (before.edit !== roster.edit) throw new LouyuError('duty.changed');
        const known = new Set((await areas.staff.all()).map(({ id }) => id));
        const named = [...roster.shifts, ...roster.exceptions].map(({ staffId }) => staffId);
        if (named.some((staffId) => staffId !== null && !known.has(staffId)))
          throw new LouyuError('staff.not_found');
        const yesterday = Temporal.Instant.from(clock.now())
          .toZonedDateTimeISO(await timeZone(areas))
          .toPlainDate()
          .subtract({ days: 1 })
          .toString();
        const exceptions = roster.exceptions.filter(({ date }) => date >= yesterday);
        await areas.duty.save({ edit: roster.edit + 1, shifts: roster.shifts, exceptions });
        await areas.audit.append({
          actorId: actor.id,
          action: 'duty.changed',
          subject: 'duty:roster',
          detail: { shifts: roster.shifts.length, exceptions: exceptions.length },
        });
      });
      live.emit({ resource: 'staff', id: null });
      return view();
    },
  };
}

function personOf({ id, name, phone }: StaffRecord): DutyPerson {
  return { id, name, phone };
}
