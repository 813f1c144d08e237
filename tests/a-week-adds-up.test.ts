import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFiguresSchema } from '@louyu/contract/api/case-policy';
import { casePageSchema } from '@louyu/contract/api/cases';
import { coverageSchema, unreachedSchema, type Coverage, type DoorLevel } from '@louyu/contract/api/coverage';
import { clerk, openCaseHub } from './support/case-hub.ts';
import {
  ask,
  dayMs,
  entered,
  hourMs,
  liveWeek,
  minuteMs,
  nowOf,
  submissions,
  weekMs,
  type KeptCase,
  type Week,
  type WeekNotice,
} from './support/compound-week.ts';

/*
 * A compound's week: 1,200 households, 6 notices, 80 submissions, by the pages that phones open and the routes that staff use, on a
 * clock in our hands. What the hub then reports must add up exactly against what the test itself has written down of what it did.
 */

let week: Week;

beforeAll(async () => {
  week = await liveWeek(await openCaseHub());
}, 120_000);

afterAll(() => week.desk.close());

/** What the reports must say of a notice, by what the test wrote down. */
function levelsOf({ record, households }: WeekNotice): Map<string, DoorLevel> {
  const rank = { unreached: 0, noted: 1, claimed: 2, proved: 3 };
  const levels = new Map<string, DoorLevel>([...households].map((id) => [id, 'unreached']));
  const raise = (household: string, level: DoorLevel) => {
    if (rank[level] > rank[levels.get(household) ?? 'unreached'] || !levels.has(household))
      levels.set(household, level);
  };
  for (const household of week.told.get(record.id) ?? []) raise(household, 'noted');
  for (const { phone, notice } of week.taps) {
    const door = week.doorOf.get(phone);
    if (notice === record.id && door !== undefined) raise(door.household, door.level);
  }
  return levels;
}

/** Minutes of 8:30–12:00 and 13:30–18:00 in Shanghai, one by one. */
function workingDue(fromMs: number, minutes: number): number {
  let left = minutes * minuteMs;
  let now = fromMs;
  for (;;) {
    const wall = new Date(now + 8 * hourMs);
    const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes();
    const works = (minute >= 510 && minute < 720) || (minute >= 810 && minute < 1_080);
    const next = now - (now % minuteMs) + minuteMs;
    if (works) {
      if (left <= next - now) return now + left;
      left -= next - now;
    }
    now = next;
  }
}

describe('after the week', () => {
  it('the week was one: 1,200 households, 6 notices, 80 submissions, and something of everything', () => {
    expect(week.households).toHaveLength(1_200);
    expect(week.notices).toHaveLength(6);
    expect(week.cases.length + week.echoes).toBe(submissions);
    expect(week.cases.filter(({ byForm }) => !byForm)).toHaveLength(entered);
    expect(week.echoes).toBeGreaterThan(0);
    expect(week.taps.length).toBeGreaterThan(800);
    expect(new Set([...week.doorOf.values()].map(({ level }) => level)).size).toBe(2);
    expect(week.cases.some(({ closedAt }) => closedAt === undefined)).toBe(true);
  });

  it('coverage and unreached lists add up, household by household', async () => {
    for (const notice of week.notices) {
      const { record, households } = notice;
      const levels = levelsOf(notice);
      const mine = [...households];
      const count = (level: DoorLevel, among = mine) => among.filter((id) => levels.get(id) === level).length;
      const counts = (among = mine): Coverage['counts'] => ({
        proved: count('proved', among),
        claimed: count('claimed', among),
        noted: count('noted', among),
        unreached: count('unreached', among),
      });
      const tapped = new Set(week.taps.filter((tap) => tap.notice === record.id).map(({ phone }) => phone));
      const report = await ask(week, coverageSchema, 'GET', `/api/notices/${record.id}/coverage`);
      expect(report).toMatchObject({
        total: households.size,
        counts: counts(),
        phones: {
          total: tapped.size,
          anonymous: [...tapped].filter((phone) => !week.doorOf.has(phone)).length,
        },
        elsewhere: levels.size - households.size,
        help: 0,
      });
      for (const { id, ...part } of report.buildings)
        expect(part, id).toMatchObject(counts(mine.filter((door) => door.startsWith(`${id}u`))));
      const unreached: string[] = [];
      for (let offset = 0; ; offset += 200) {
        const path = `/api/notices/${record.id}/unreached?offset=${offset}&limit=200`;
        const page = await ask(week, unreachedSchema, 'GET', path);
        unreached.push(...page.households.map(({ id }) => id));
        if (unreached.length >= page.total) break;
      }
      expect(unreached.sort()).toEqual(mine.filter((id) => levels.get(id) === 'unreached').sort());
      const csv = await (await week.desk.ask('GET', `/api/notices/${record.id}/unreached.csv`)).text();
      expect(csv.trim().split('\r\n')).toHaveLength(unreached.length + 1);
    }
  });

  it('what was promised and kept adds up, by an own reckoning of working time', async () => {
    const end = nowOf(week);
    const share = (dueOf: (found: KeptCase) => number, doneOf: (found: KeptCase) => number | undefined) => {
      const done = (found: KeptCase) => doneOf(found) ?? Infinity;
      const met = week.cases.filter((found) => done(found) <= dueOf(found)).length;
      const missed = week.cases.filter((found) => Math.min(done(found), end) > dueOf(found)).length;
      return { met, missed, percent: Math.round((1_000 * met) / (met + missed)) / 10 };
    };
    week.desk.hub.actor = clerk;
    const path = '/api/cases/figures?from=2026-11-21&to=2026-11-28';
    const figures = v.parse(caseFiguresSchema, await (await week.desk.ask('GET', path)).json());
    const closed = week.cases.filter(({ closedAt }) => closedAt !== undefined);
    // Monday 23 November, 0:00 in Shanghai.
    const monday = Date.parse('2026-11-22T16:00:00.000Z');
    expect(figures).toMatchObject({
      total: week.cases.length,
      open: week.cases.length - closed.length,
      closed: closed.length,
      refused: 0,
      echoes: week.echoes,
      unanswered: 0,
      solvedThisWeek: closed.filter(({ closedAt = 0 }) => closedAt >= monday).length,
      targets: [
        {
          target: 'receipt',
          ...share(
            (found) => workingDue(found.createdAt, 5),
            (found) => found.acceptedAt,
          ),
        },
        {
          target: 'reply',
          ...share(
            (found) => found.createdAt + dayMs,
            (found) => found.repliedAt,
          ),
        },
        {
          target: 'solution',
          ...share(
            (found) => found.createdAt + weekMs,
            (found) => found.closedAt,
          ),
        },
      ],
    });
    const [receipt, reply] = figures.targets;
    for (const target of [receipt, reply]) {
      expect(target?.met).toBeGreaterThan(5);
      expect(target?.missed).toBeGreaterThan(5);
    }
    for (const { kind, total } of figures.byKind)
      expect(total, kind).toBe(week.cases.filter((found) => found.kind === kind).length);
    const list = v.parse(casePageSchema, await (await week.desk.ask('GET', '/api/cases')).json());
    expect(list.total).toBe(week.cases.length - closed.length);
  });

  it('what is deleted when its time is over adds up', async () => {
    const wiped = async () => {
      await week.desk.cases.retention.run();
      const path = '/api/cases/figures?from=2026-11-21&to=2026-11-28';
      week.desk.hub.actor = clerk;
      return v.parse(caseFiguresSchema, await (await week.desk.ask('GET', path)).json()).wiped;
    };
    const contactsBefore = (moment: number) =>
      week.cases.filter(
        ({ hasContact, closedAt }) => hasContact && closedAt !== undefined && closedAt < moment,
      ).length;
    expect(await wiped()).toMatchObject({ contacts: 0, photos: 0, phones: 0, lastAt: null });
    // Thirty days after the middle of the week: some are over, some not.
    week.desk.hub.clock.pass(week.startMs + 3.5 * dayMs + 30 * dayMs - nowOf(week));
    const some = contactsBefore(nowOf(week) - 30 * dayMs);
    expect(await wiped()).toMatchObject({ contacts: some, phones: 0 });
    week.desk.hub.clock.pass(7 * dayMs);
    const all = contactsBefore(Infinity);
    expect(all).toBeGreaterThan(some);
    expect(some).toBeGreaterThan(0);
    expect(await wiped()).toMatchObject({ contacts: all, phones: 0 });
    week.desk.hub.clock.pass(90 * dayMs);
    // Each phone that filed a form, and each that said 我也遇到.
    const byForm = week.cases.filter((found) => found.byForm).length;
    expect(await wiped()).toMatchObject({ contacts: all, phones: byForm + week.echoes });
    expect(await wiped()).toMatchObject({ contacts: all, phones: byForm + week.echoes });
  });
});
