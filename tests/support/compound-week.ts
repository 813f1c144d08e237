import * as v from 'valibot';
import { expect } from 'vitest';
import { contactNotedSchema } from '@louyu/contract/api/coverage';
import { doorCodeSheetSchema } from '@louyu/contract/api/door-codes';
import type { NoticeRecord } from '../../hub/src/core/notices/notice-store.ts';
import { clerk, sent, type CaseHub } from './case-hub.ts';
import { admin, outNotice } from './device-hub.ts';
import { outageDraft, signedRevision } from './notice-records.ts';
import { Phone } from './phone.ts';
import { seededRandom } from './seeded-random.ts';

/*
 * A compound's week on a clock in our hands, lived by the pages that phones open and the routes that staff use, and written down
 * beside it in the words of whoever did it.
 */

const buildings = 10;
const unitsPerBuilding = 2;
const doorsPerUnit = 60;
const phones = 420;
const contactsByStaff = 90;
export const submissions = 80;
/** Those of them that staff have entered. */
export const entered = 8;
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
export const weekMs = 7 * dayMs;

const random = seededRandom(20_261_121);
const below = (count: number) => Math.floor(random() * count);
function oneOf<Item>(items: readonly Item[]): Item {
  const item = items[below(items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

export interface KeptCase {
  readonly id: string;
  readonly kind: string;
  readonly createdAt: number;
  readonly byForm: boolean;
  readonly hasContact: boolean;
  acceptedAt?: number;
  repliedAt?: number;
  closedAt?: number;
}

export interface WeekNotice {
  readonly record: NoticeRecord;
  /** Whom it is for. */
  readonly households: ReadonlySet<string>;
  readonly code: string;
}

interface Step {
  /** Since the beginning. */
  readonly atMs: number;
  readonly run: () => Promise<void>;
}

/** What somebody who stood beside it would know of the week. */
export interface Week {
  readonly desk: CaseHub;
  readonly startMs: number;
  readonly notices: WeekNotice[];
  readonly households: string[];
  readonly taps: { readonly phone: number; readonly notice: string }[];
  readonly doorOf: Map<number, { readonly household: string; readonly level: 'claimed' | 'proved' }>;
  /** By notice: those who were reached by a call. */
  readonly told: Map<string, Set<string>>;
  readonly cases: KeptCase[];
  /** How often somebody said 我也遇到. */
  echoes: number;
  readonly plan: Step[];
}

export const nowOf = ({ desk }: Week): number => Date.parse(desk.hub.clock.now());

/** Lives through it, to its end. */
export async function liveWeek(desk: CaseHub): Promise<Week> {
  const week: Week = {
    ...{ desk, startMs: Date.parse(desk.hub.clock.now()), notices: [], households: [], taps: [] },
    ...{ doorOf: new Map(), told: new Map(), cases: [], echoes: 0, plan: [] },
  };
  await build(week);
  planPhones(week);
  planCalls(week);
  planSubmissions(week);
  week.plan.sort((a, b) => a.atMs - b.atMs);
  // What staff do with a case joins the plan when the case comes in.
  for (const { atMs, run } of week.plan) {
    passTo(week, atMs);
    await run();
  }
  passTo(week, weekMs);
  return week;
}

function passTo(week: Week, atMs: number): void {
  week.desk.hub.clock.pass(Math.max(0, week.startMs + atMs - nowOf(week)));
}

/** Asks as an administrator. */
export async function ask<Output>(
  { desk }: Week,
  schema: v.GenericSchema<unknown, Output>,
  method: string,
  path: string,
  body?: unknown,
): Promise<Output> {
  desk.hub.actor = admin;
  const response = await desk.ask(method, path, body);
  if (!response.ok) throw new TypeError(`${method} ${path}: ${response.status} ${await response.text()}`);
  return v.parse(schema, await response.json());
}

function at({ plan }: Week, atMs: number, run: () => Promise<void>): void {
  plan.push({ atMs, run });
}

async function build({ desk, households: all, notices, told }: Week): Promise<void> {
  const { store } = desk.hub;
  const place = (
    id: string,
    parentId: string,
    kind: 'building' | 'unit' | 'spot' | 'household',
    name: string,
    position: number,
  ) => ({
    ...{ id, siteId: 'site1', parentId, kind, name: { 'zh-CN': name }, position },
  });
  const unitDoors = new Map<string, string[]>();
  const screens: { id: string; units: string[] }[] = [];
  for (let b = 1; b <= buildings; b += 1) {
    const building = `w${b}`;
    await store.places.add([place(building, 'site1', 'building', `${b}号楼`, 10 + b)]);
    for (let u = 1; u <= unitsPerBuilding; u += 1) {
      const unit = `${building}u${u}`;
      const doors = Array.from({ length: doorsPerUnit }, (_, index) => `${unit}d${index}`);
      unitDoors.set(unit, doors);
      all.push(...doors);
      await store.places.add([
        place(unit, building, 'unit', `${u}单元`, u),
        place(`${unit}l`, unit, 'spot', '大堂', 100),
        ...doors.map((id, index) => place(id, unit, 'household', `${100 + index}室`, index)),
      ]);
      screens.push({ id: `${unit}l`, units: [unit] });
    }
  }
  const inBuilding = (building: string) =>
    [...unitDoors].flatMap(([unit, doors]) => (unit.startsWith(`${building}u`) ? doors : []));
  const audiences: [string, readonly string[], string][] = [
    ['site1', all, 'w1u1l'],
    ['site1', all, 'w2u1l'],
    ['site1', all, 'w3u2l'],
    ['w4', inBuilding('w4'), 'w4u1l'],
    ['w5', inBuilding('w5'), 'w5u2l'],
    ['w6u1', unitDoors.get('w6u1') ?? [], 'w6u1l'],
  ];
  const onBoard = new Map<string, NoticeRecord[]>();
  for (const [index, [audience, households, spot]] of audiences.entries()) {
    const number = 400 + index;
    const id = `notice${number}`;
    const revision = signedRevision({
      noticeId: id,
      draft: { ...outageDraft, audience: [audience] },
      visibleTo: '2026-12-20T00:00:00.000Z',
    });
    const record = outNotice(number, { revisions: [revision] });
    const board = [...(onBoard.get(audience) ?? []), record];
    onBoard.set(audience, board);
    await desk.hub.publish(audience, board);
    const screen = await desk.hub.addDevice({ spotIds: [spot] });
    notices.push({ record, households: new Set(households), code: desk.hub.code(screen, record) });
    told.set(id, new Set());
  }
}

function planPhones(week: Week): void {
  const { desk, notices, households, taps, doorOf } = week;
  for (let phone = 0; phone < phones; phone += 1) {
    const browser = new Phone(desk.hub.app);
    const household = oneOf(households);
    const kind = random();
    const tapped = notices.filter(() => random() < 0.4);
    for (const { record, code } of tapped) {
      at(week, below(weekMs - hourMs), async () => {
        const { text } = await browser.open(`/q/${code}`);
        const answer = await browser.tap(text);
        expect(answer.text).toContain('已记录');
        taps.push({ phone, notice: record.id });
      });
    }
    if (kind < 0.45 || tapped.length === 0) continue;
    const level = kind < 0.85 ? 'claimed' : 'proved';
    at(week, below(weekMs - hourMs), async () => {
      const words = new URLSearchParams({ door: household });
      if (level === 'proved') {
        const sheet = await ask(week, doorCodeSheetSchema, 'POST', '/api/door-codes', {
          householdId: household,
        });
        words.set('code', sheet.doors[0]?.code ?? '');
        // A new slip makes what an older one of this door has proved a claim.
        for (const [other, door] of doorOf)
          if (door.household === household) doorOf.set(other, { household, level: 'claimed' });
      }
      await browser.open('/d');
      const { status } = await browser.open('/d', { method: 'POST', body: words });
      expect(status).toBe(303);
      doorOf.set(phone, { household, level });
    });
  }
}

function planCalls(week: Week): void {
  const { desk, notices, told } = week;
  for (let count = 0; count < contactsByStaff; count += 1) {
    const { record, households } = oneOf(notices);
    const householdId = oneOf([...households]);
    const [outcome, isMistake] = [random() < 0.7 ? 'told' : 'no-answer', random() < 0.1] as const;
    at(week, below(weekMs - hourMs), async () => {
      const path = `/api/notices/${record.id}/contacts`;
      const noted = await ask(week, contactNotedSchema, 'POST', path, { householdId, kind: 'call', outcome });
      if (isMistake) expect((await desk.ask('DELETE', `${path}/${noted.id}`)).status).toBe(204);
      else if (outcome === 'told') told.get(record.id)?.add(householdId);
    });
  }
}

function planSubmissions(week: Week): void {
  const { desk, cases } = week;
  const kinds = ['repair', 'complaint', 'suggestion', 'question', 'praise'] as const;
  for (let index = 0; index < submissions; index += 1) {
    const [kind, place] = [oneOf(kinds), `w${1 + below(4)}u1l`];
    const contact = random() < 0.5 ? '13800138000' : '';
    const category = kind === 'repair' ? oneOf(['leak', 'light', 'lift', 'garbage'] as const) : 'other';
    const atMs = below(weekMs - 2 * hourMs);
    const joins = random() < 0.6;
    const filed = (id: string, byForm: boolean) => {
      const found: KeptCase = { id, kind, createdAt: nowOf(week), byForm, hasContact: contact !== '' };
      cases.push(found);
      planHandling(week, found, nowOf(week) - week.startMs);
    };
    at(week, atMs, async () => {
      const words = { kind, category, text: `第 ${index} 件`, contact };
      if (index < entered) {
        const key = `week${index}`.padEnd(16, 'k');
        return filed((await desk.enter({ ...words, placeId: place, where: '', key })).case.id, false);
      }
      const first = await desk.submit(words, { place });
      if (first.status === 303) return filed(await desk.idOf(first.code), true);
      // Somebody was first, and the page asks whether it is the same.
      expect(first.text).toContain('我也遇到');
      if (joins) {
        const body = new URLSearchParams({
          key: textIn(first.form, 'key'),
          phone: textIn(first.form, 'phone'),
          case: /name="case" value="([^"]+)"/.exec(first.text)?.[1] ?? '',
        });
        const { response } = await first.phone.open(`/r/${place}/join`, { method: 'POST', body });
        expect(response.headers.get('location')).toBe(`/r/${place}?joined=1`);
        week.echoes += 1;
        return undefined;
      }
      first.form.set('other', '1');
      const again = await sent(first.phone, place, first.form);
      expect(again.status).toBe(303);
      return filed(await desk.idOf(again.code), true);
    });
  }
}

/** What staff do with a case, decided when it comes in; later than the week nothing of it happens. */
function planHandling(week: Week, found: KeptCase, filedMs: number): void {
  const { desk, plan } = week;
  const step = (afterMs: number, run: () => Promise<void>) => {
    const atMs = filedMs + afterMs;
    if (atMs >= weekMs) return;
    // The plan is being walked through: what is new goes to its place behind where we are.
    const index = plan.findIndex((each) => each.atMs > atMs);
    plan.splice(index < 0 ? plan.length : index, 0, { atMs, run });
  };
  const act = (action: 'accept' | 'reply' | 'close', note: () => void) => async () => {
    const request = action === 'accept' ? { action } : { action, text: '好的' };
    const response = await desk.act(clerk, found.id, request);
    if (!response.ok) throw new Error(await response.text());
    note();
  };
  const acceptMs = random() < 0.6 ? below(4 * minuteMs) + 1_000 : below(2 * dayMs) + 1_000;
  const replyMs = acceptMs + 1_000 + below(30 * hourMs);
  const closeMs = replyMs + 1_000 + below(6 * dayMs);
  if (random() < 0.1) return;
  step(
    acceptMs,
    act('accept', () => (found.acceptedAt = nowOf(week))),
  );
  if (random() < 0.1) return;
  step(
    replyMs,
    act('reply', () => (found.repliedAt = nowOf(week))),
  );
  if (random() < 0.25) return;
  step(
    closeMs,
    act('close', () => (found.closedAt = nowOf(week))),
  );
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
