import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { noticeRecord, signedRevision } from '../../../../tests/support/notice-records.ts';
import { seededRandom } from '../../../../tests/support/seeded-random.ts';
import { categories } from '@louyu/contract/notice-content';
import { laterBy } from '../time.ts';
import { reportCsv } from './report-csv.ts';
import { percentile, reportOf } from './report.ts';

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
const minuteMs = 60_000;

interface Count {
  notices: number;
  readonly delays: number[];
  phones: number;
  /** The surest level at which each door knows. */
  readonly doors: Map<string, number>;
}

const newCount = (): Count => ({ notices: 0, delays: [], phones: 0, doors: new Map() });

test('adds up with a count of its own: notices, paintings, phones, households by their surest level', async () => {
  const random = seededRandom(6);
  const pick = (count: number) => Math.floor(random() * count);
  const doors = Array.from({ length: 12 }, (_, index) => ({
    id: `d${index}`,
    siteId: 'site1',
    parentId: 'b5',
    kind: 'household' as const,
    name: { 'zh-CN': `${101 + index}室` },
    position: index,
  }));
  await hub.store.places.add(doors);
  // A phone of each of the first eight doors: half of them have proved it.
  for (let index = 0; index < 8; index += 1) {
    const level = index % 2 === 0 ? 'proved' : 'claimed';
    const door = { phone_hash: `p${index}`, household_id: `d${index}`, level, at: period.from };
    await hub.db.insertInto('phone_door').values(door).execute();
  }
  const rank = { noted: 0, claimed: 1, proved: 2 };
  const expected = new Map<string, Count>();
  const countOf = (category: string) => {
    const count = expected.get(category) ?? newCount();
    expected.set(category, count);
    return count;
  };
  for (let number = 1; number <= 40; number += 1) {
    const id = `notice${number}`;
    const category = categories[pick(categories.length)] ?? 'general';
    // A fifth of them before the period or after it.
    const outAt = laterBy(period.from, (pick(36) - 3) * 24 * 60 * minuteMs);
    const seenFrom = laterBy(outAt, pick(2) * 30 * minuteMs);
    const revision = signedRevision({ noticeId: id, goesOutAt: outAt, visibleFrom: seenFrom });
    // Said again later: it went out once.
    const again = signedRevision({ noticeId: id, revision: 2, goesOutAt: laterBy(outAt, 3_600_000) });
    await hub.store.notices.add(noticeRecord([revision, again], { id, number, category }));
    const counts = outAt >= period.from && outAt < period.to;
    const count = counts ? countOf(category) : undefined;
    if (count !== undefined) count.notices += 1;
    for (let device = 0; device < pick(5); device += 1) {
      const delayMs = pick(400_000);
      for (const revisionNumber of [1, 2])
        await hub.db
          .insertInto('shown')
          .values({
            device_id: `screen${device}`,
            notice_id: id,
            revision: revisionNumber,
            seconds: 60,
            first_at: laterBy(seenFrom, delayMs + (revisionNumber - 1) * 7_200_000),
            last_at: laterBy(seenFrom, delayMs + 9_000_000),
          })
          .execute();
      count?.delays.push(delayMs / 1000);
    }
    for (const phone of new Set([pick(10), pick(10), pick(10)])) {
      const tap = { noticeId: id, revision: 1, deviceId: '', choice: 'known' as const };
      await hub.ledger.acknowledge({ ...tap, phoneHash: `p${phone}`, at: seenFrom });
      if (count === undefined) continue;
      count.phones += 1;
      if (phone < 8) count.doors.set(`d${phone}`, phone % 2 === 0 ? rank.proved : rank.claimed);
    }
    const told = `d${pick(12)}`;
    const contact = { noticeId: id, kind: 'call' as const, outcome: 'told' as const, by: 'service1' };
    await hub.store.coverage.addContact({ ...contact, id: `c${number}`, householdId: told, at: seenFrom });
    if (count !== undefined && !count.doors.has(told)) count.doors.set(told, rank.noted);
  }
  const report = await reportOf(hub.store.reports, period);
  const levelOf = (doorsKnown: ReadonlyMap<string, number>, level: number) =>
    [...doorsKnown.values()].filter((known) => known === level).length;
  const shape = (
    notices: number,
    delays: readonly number[],
    phones: number,
    known: ReadonlyMap<string, number>,
  ) => ({
    notices,
    painted: delays.length,
    p50Seconds: percentile(
      delays.toSorted((a, b) => a - b),
      50,
    ),
    p95Seconds: percentile(
      delays.toSorted((a, b) => a - b),
      95,
    ),
    phones,
    known: {
      households: known.size,
      proved: levelOf(known, 2),
      claimed: levelOf(known, 1),
      noted: levelOf(known, 0),
    },
  });
  expect(expected.size).toBeGreaterThan(3);
  expect(report.byCategory).toHaveLength(expected.size);
  for (const { category, ...sent } of report.byCategory) {
    const { notices, delays, phones, doors: known } = countOf(category);
    expect(sent, category).toEqual(shape(notices, delays, phones, known));
  }
  const all = [...expected.values()];
  const surest = new Map<string, number>();
  for (const { doors: known } of all)
    for (const [door, level] of known) surest.set(door, Math.max(level, surest.get(door) ?? 0));
  const delays = all.flatMap((count) => count.delays);
  const sum = (of: (count: (typeof all)[number]) => number) =>
    all.reduce((total, count) => total + of(count), 0);
  expect(report.all).toEqual(
    shape(
      sum((count) => count.notices),
      delays,
      sum((count) => count.phones),
      surest,
    ),
  );
  expect(report.paintedWithin.find(({ seconds }) => seconds === 300)?.count).toBe(
    delays.filter((delay) => delay <= 300).length,
  );
  expect(report.households).toBe(12);
  const lines = reportCsv(report, 'zh-CN').split('\r\n');
  expect(lines[0]?.startsWith('\ufeff项目,通知数')).toBe(true);
  expect(lines[report.byCategory.length + 1]).toBe(
    `合计,${[report.all.notices, report.all.painted, report.all.p50Seconds, report.all.p95Seconds, report.all.phones, surest.size, report.all.known.proved, report.all.known.claimed, report.all.known.noted].join(',')}`,
  );
  expect(reportCsv(report, 'en')).toContain('\r\nAll,');
});

test('counts what staff were called for, and emergencies apart from drills', async () => {
  const at = (minutes: number) => laterBy(period.from, minutes * minuteMs);
  const alerts: readonly (readonly [number, number | null, number | null])[] = [
    [0, 1, 30],
    [10, 14, 20],
    [20, null, 25],
    [30, null, null],
    [-5, 1, 2],
  ];
  for (const [index, [raised, taken, resolved]] of alerts.entries())
    await hub.db
      .insertInto('staff_alert')
      .values({
        id: `alert${index}`,
        key: `key${index}`,
        kind: 'fault',
        text: '{"zh-CN":"离线"}',
        path: '/devices',
        roles: '[]',
        except_ids: '[]',
        raised_at: at(raised),
        step: 0,
        taken_at: taken === null ? null : at(taken),
        resolved_at: resolved === null ? null : at(resolved),
      })
      .execute();
  const pressed = [
    ['real', 'in-force'],
    ['drill', 'all-clear'],
    ['drill', 'expired'],
    // What waits for a second person, or was withdrawn, was on no glass.
    ['real', 'waiting'],
    ['real', 'withdrawn'],
  ] as const;
  for (const [number, [mode, state]] of pressed.entries())
    await hub.db
      .insertInto('alert')
      .values({
        id: `emergency${number}`,
        site_id: 'site1',
        number,
        mode,
        key: `key${number}`,
        template_id: 'fire',
        hazard: 'fire',
        phone: '119',
        where_id: 'site1',
        where_words: '{}',
        needs_second: 0,
        raised_at: at(number),
        raised_by: 'operator1',
        state,
        until: at(60),
      })
      .execute();
  const report = await reportOf(hub.store.reports, period);
  expect(report.staffAlerts).toEqual({
    raised: 4,
    answered: 2,
    overBefore: 1,
    open: 1,
    p50Seconds: 60,
    p95Seconds: 240,
  });
  expect([report.emergencies, report.drills]).toEqual([1, 2]);
  expect(report.all).toMatchObject({ notices: 0, p50Seconds: null, known: { households: 0 } });
});

test('a notice whose signature was taken back was not sent, and one that waits is not sent yet', async () => {
  await hub.store.notices.add(outNotice(1));
  const later = signedRevision({ noticeId: 'notice2', goesOutAt: period.to });
  await hub.store.notices.add(noticeRecord([later], { id: 'notice2', number: 2 }));
  const back = signedRevision({ noticeId: 'notice3', state: 'in-review', goesOutAt: null });
  await hub.store.notices.add(noticeRecord([back], { id: 'notice3', number: 3 }));
  // Recalled in the time in which a signature can be taken back.
  const early = outNotice(4, { recalledAt: '2026-11-21T00:00:10.000Z' });
  await hub.store.notices.add(early);
  await hub.store.notices.add(outNotice(5, { recalledAt: '2026-11-21T00:05:00.000Z' }));
  expect((await reportOf(hub.store.reports, period)).all.notices).toBe(2);
});
