import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertsMaxCount } from '@louyu/contract/alarm';
import { alertHoldMs } from '@louyu/contract/api/alerts';
import {
  clearer,
  openAlertDesk,
  operator,
  press,
  second,
  type AlertDesk,
} from '../../../../tests/support/alert-desk.ts';
import { laterBy } from '../time.ts';
import { alarmBody } from './alarm-body.ts';
import { alertLimitDefaults as limits } from './alert-limits.ts';
import type { AlertRecord } from './alert-store.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const free = {
  templateId: 'free',
  fields: { instruction: { 'zh-CN': '请到南门集合' }, source: { 'zh-CN': '物业' } },
} as const;
const change = { 'zh-CN': '水已到 B2', en: 'The water has reached B2' };

let desk: AlertDesk;
beforeEach(async () => {
  desk = await openAlertDesk();
});
afterEach(() => desk.close());

/** What the alarm document of a place lists, as `number revision state`. */
async function onGlass(placeId: string): Promise<string[]> {
  const now = desk.hub.clock.now();
  const { alerts } = alarmBody(placeId, await desk.hub.store.alerts.onGlass(now), now);
  return alerts.map(({ number, revision, state }) => `${number} ${revision} ${state}`);
}

function refresh(...placeIds: string[]): string[] {
  return placeIds.map((id) => `alarms:${id}`);
}

async function fresh({ id }: AlertRecord): Promise<AlertRecord | undefined> {
  return desk.hub.store.alerts.byId(id);
}

describe('raising', () => {
  it('puts it out at once, names whom it reaches in the audit log, and wants a countersignature', async () => {
    const screen = await desk.hub.addDevice();
    await desk.hub.addDevice({ spotIds: ['hall'] });
    const alert = await desk.raise();
    expect(await onGlass('b3')).toEqual(['1 1 raised']);
    expect(await onGlass('site1')).toEqual([]);
    expect(desk.hub.wired).toEqual(refresh('b3'));
    expect(desk.hub.changes).toContainEqual({ resource: 'alert', id: alert.id });
    const now = desk.hub.clock.now();
    expect(alert).toMatchObject({
      state: 'in-force',
      needsSecond: false,
      until: laterBy(now, 720 * minuteMs),
      countersignBy: laterBy(now, limits.alertCountersignMinutes * minuteMs),
    });
    const [entry] = await desk.audited('alert.raised');
    expect(entry).toMatchObject({
      actorId: operator.id,
      detail: {
        number: 1,
        mode: 'real',
        template: 'flood',
        placeIds: ['b3'],
        deviceIds: [screen.id],
        households: 0,
      },
    });
    expect(JSON.stringify(entry?.detail)).not.toContain('住户');
  });

  it('is one alert however often the press is sent', async () => {
    const request = press();
    const alerts = await Promise.all([1, 2, 3].map(() => desk.alerts.raise(operator, request, 'zh-CN')));
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(1);
    expect(await desk.audited('alert.raised')).toHaveLength(1);
    expect(await onGlass('b3')).toEqual(['1 1 raised']);
  });

  it.each(['real', 'drill'] as const)('a %s one needs its hold to the last millisecond', async (mode) => {
    const heldMs = alertHoldMs[mode];
    await expect(desk.raise({ mode, heldMs: heldMs - 1 })).rejects.toMatchObject({
      code: 'alert.hold_too_short',
      details: { seconds: heldMs / 1000 },
    });
    expect(await desk.raise({ mode, heldMs })).toMatchObject({ mode });
  });

  it('is refused with the field where there is no sentence, and where no glass has room for it', async () => {
    await expect(desk.raise({ templateId: 'free', fields: {} })).rejects.toMatchObject({
      code: 'alert.words_missing',
      details: { path: 'instruction' },
    });
    const fields = { instruction: { 'zh-CN': '字'.repeat(17) } };
    await expect(desk.raise({ templateId: 'free', fields })).rejects.toMatchObject({
      code: 'alert.too_long_for_glass',
      details: { path: 'instruction', max: 16 },
    });
    await expect(desk.raise({ whereId: 'gone' })).rejects.toMatchObject({ code: 'place.not_found' });
    await expect(desk.raise({ placeIds: ['gone'] })).rejects.toMatchObject({ code: 'alert.place_missing' });
    await expect(desk.raise({ severity: 'minor' })).rejects.toMatchObject({ code: 'request.invalid' });
    expect(await desk.hub.store.alerts.current()).toEqual([]);
  });

  it('takes its place among as many as a document lists, and no more', async () => {
    for (let count = 0; count < alertsMaxCount; count += 1) await desk.raise();
    await expect(desk.raise()).rejects.toMatchObject({
      code: 'alert.too_many',
      details: { max: alertsMaxCount },
    });
    await expect(desk.raise({ placeIds: ['b5'] })).resolves.toMatchObject({ state: 'in-force' });
    expect(await onGlass('b3')).toHaveLength(alertsMaxCount);
  });
});

describe('a preview', () => {
  it('says what would stand there, what is missing, and who is reached; and changes nothing', async () => {
    await desk.hub.addDevice();
    const preview = await desk.alerts.preview(operator, press({ whereId: 'b3', fields: {} }), 'zh-CN');
    expect(preview).toMatchObject({
      content: { 'zh-CN': { instruction: '远离积水，离开地下空间', where: '3栋' } },
      severity: 'severe',
      placeIds: ['b3'],
      reach: { screens: 1, households: 0 },
      screensAway: 1,
      needsSecond: false,
    });
    expect(preview.findings.map(({ field, blocks, message }) => [field, blocks, message])).toEqual([
      ['source', false, '还缺“消息来源”，请填写后再发布。'],
      ['whereWords', false, '还缺“具体位置”，请填写后再发布。'],
    ]);
    expect(await desk.hub.store.alerts.current()).toEqual([]);
    expect(desk.hub.wired).toEqual([]);
  });

  it('has no content while something that blocks is missing', async () => {
    const draft = press({ templateId: 'free', fields: {} });
    expect(await desk.alerts.preview(operator, draft, 'zh-CN')).toMatchObject({ content: null });
  });
});

describe('free text for the whole site', () => {
  it.each([
    ['the site', ['site1']],
    ['all its buildings', ['b3', 'b5']],
  ])('%s: nothing goes out before a second person', async (_, placeIds) => {
    const alert = await desk.raise({ ...free, placeIds });
    expect(alert).toMatchObject({ state: 'waiting', needsSecond: true, countersignBy: null });
    for (const placeId of ['site1', 'b3', 'b5']) expect(await onGlass(placeId)).toEqual([]);
    await expect(desk.alerts.confirm({ ...second, id: operator.id }, alert.id, 1)).rejects.toMatchObject({
      code: 'alert.raiser_is_second',
    });
    desk.hub.clock.pass(5 * minuteMs);
    const screen = await desk.hub.addDevice();
    const out = await desk.alerts.confirm(second, alert.id, 1);
    expect(out).toMatchObject({ state: 'in-force', confirmedBy: second.id, countersignBy: null });
    expect(out.until).toBe(laterBy(desk.hub.clock.now(), 240 * minuteMs));
    expect(out.revisions).toMatchObject([
      { revision: 1, saidAt: desk.hub.clock.now(), targetIds: [screen.id] },
    ]);
    expect(await fresh(alert)).toEqual(out);
    expect(await onGlass(placeIds[0] ?? '')).toEqual(['1 1 raised']);
    expect((await desk.audited('alert.confirmed'))[0]?.detail).toMatchObject({ deviceIds: [screen.id] });
    // The same yes, sent twice.
    await expect(desk.alerts.confirm(second, alert.id, 1)).resolves.toEqual(out);
    expect(await desk.audited('alert.confirmed')).toHaveLength(1);
  });

  it('is taken back by its raiser, or by itself when nobody comes', async () => {
    const taken = await desk.raise({ ...free, placeIds: ['site1'] });
    expect(await desk.alerts.withdraw(operator, taken.id)).toMatchObject({
      state: 'withdrawn',
      endedBy: operator.id,
    });
    await expect(desk.alerts.confirm(second, taken.id, 1)).rejects.toMatchObject({ code: 'alert.over' });
    const left = await desk.raise({ ...free, placeIds: ['site1'] });
    desk.hub.clock.pass(limits.alertConfirmMinutes * minuteMs - 1);
    await desk.clockwork.turn();
    expect(await fresh(left)).toMatchObject({ state: 'waiting' });
    desk.hub.clock.pass(1);
    await desk.clockwork.turn();
    expect(await fresh(left)).toMatchObject({ state: 'withdrawn', endedBy: null });
    expect((await desk.audited('alert.withdrawn')).map(({ actorId }) => actorId)).toEqual([
      operator.id,
      null,
    ]);
  });

  it('is not reached by widening what one person raised', async () => {
    const alert = await desk.raise({ ...free, placeIds: ['b3'] });
    expect(alert.state).toBe('in-force');
    const widened = desk.alerts.update(
      operator,
      alert.id,
      { revision: 1, placeIds: ['b3', 'b5'], change, key: press().key },
      'zh-CN',
    );
    await expect(widened).rejects.toMatchObject({ code: 'alert.second_needed' });
  });

  it('needs none where a template or a zone is enough', async () => {
    expect(await desk.raise({ templateId: 'fire', placeIds: ['site1'] })).toMatchObject({
      state: 'in-force',
    });
    expect(await desk.raise({ ...free, placeIds: ['b3'] })).toMatchObject({ state: 'in-force' });
  });
});

describe('an update', () => {
  it('says what changed, moves the audience, and is countersigned anew', async () => {
    const alert = await desk.raise({ placeIds: ['b3'] });
    await desk.alerts.countersign(second, alert.id, 1);
    desk.hub.clock.pass(minuteMs);
    desk.hub.wired.length = 0;
    const request = { revision: 1, placeIds: ['b5'], change, key: press().key };
    const after = await desk.alerts.update(operator, alert.id, request, 'zh-CN');
    expect(await onGlass('b5')).toEqual(['1 2 updated']);
    // What fell out has it no more.
    expect(await onGlass('b3')).toEqual([]);
    expect(desk.hub.wired).toEqual(refresh('b3', 'b5'));
    expect(after.revisions.at(-1)?.content).toMatchObject({
      'zh-CN': { change: '水已到 B2' },
      en: { change: 'The water has reached B2' },
    });
    const now = desk.hub.clock.now();
    expect(after).toMatchObject({
      countersignedAt: null,
      countersignBy: laterBy(now, 15 * minuteMs),
      until: laterBy(now, 720 * minuteMs),
    });
    // The same press, sent twice.
    expect(await desk.alerts.update(operator, alert.id, request, 'zh-CN')).toEqual(after);
    expect(await desk.audited('alert.updated')).toHaveLength(1);
  });

  it('is for the revision that was read', async () => {
    const alert = await desk.raise();
    await desk.alerts.update(operator, alert.id, { revision: 1, change, key: press().key }, 'zh-CN');
    const stale = { code: 'alert.stale_revision', details: { revision: 2 } };
    await expect(
      desk.alerts.update(second, alert.id, { revision: 1, change, key: press().key }, 'zh-CN'),
    ).rejects.toMatchObject(stale);
    await expect(desk.alerts.countersign({ ...second, id: 'third' }, alert.id, 1)).rejects.toMatchObject(
      stale,
    );
  });
});

describe('an end', () => {
  it.each([
    ['all-clear', '水情解除，当心地面湿滑'],
    ['false-alarm', '误报解除：没有危险，请放心'],
  ] as const)('as %s is told for a while, then gone', async (as, words) => {
    const alert = await desk.raise();
    const { ends } = await desk.views.alert(alert.id, clearer);
    const after = await desk.alerts.clear(clearer, alert.id, { as, note: '水管已修好' });
    expect(after.revisions.at(-1)?.content).toEqual(ends?.[as]);
    expect(after).toMatchObject({ state: as, endedBy: clearer.id });
    expect(after.revisions.at(-1)?.content['zh-CN'].instruction).toBe(words);
    expect(await onGlass('b3')).toEqual([`1 2 ${as}`]);
    await desk.clockwork.turn();
    desk.hub.wired.length = 0;
    desk.hub.clock.pass(limits.alertEndToldMinutes * minuteMs - 1);
    await desk.clockwork.turn();
    expect(desk.hub.wired).toEqual([]);
    expect(await onGlass('b3')).toEqual([`1 2 ${as}`]);
    desk.hub.clock.pass(1);
    await desk.clockwork.turn();
    expect(desk.hub.wired).toEqual(refresh('b3'));
    expect(await onGlass('b3')).toEqual([]);
    const { history } = await desk.views.alert(alert.id, operator);
    expect(history.map(({ what, words: said }) => [what, said])).toEqual([
      ['raised', ''],
      [as, '水管已修好'],
    ]);
    // The note is for the record, and the log keeps no words.
    expect(JSON.stringify(await desk.audited(`alert.${as}`))).not.toContain('水管');
  });

  it('comes by itself, untold, when nobody updates it', async () => {
    const alert = await desk.raise({ templateId: 'lift' });
    await desk.clockwork.turn();
    desk.hub.wired.length = 0;
    desk.hub.clock.pass(120 * minuteMs - 1);
    await desk.clockwork.turn();
    expect(desk.hub.wired).toEqual([]);
    desk.hub.clock.pass(1);
    await desk.clockwork.turn();
    expect(desk.hub.wired).toContain('alarms:u1');
    expect(await onGlass('u1')).toEqual([]);
    expect(await fresh(alert)).toMatchObject({ state: 'expired', endedBy: null });
    // What was said alone may still be read by another.
    await expect(desk.alerts.countersign(second, alert.id, 1)).resolves.toMatchObject({
      countersignedBy: second.id,
    });
    await expect(
      desk.alerts.update(operator, alert.id, { revision: 1, change, key: press().key }, 'zh-CN'),
    ).rejects.toMatchObject({ code: 'alert.over' });
  });
});

describe('a drill', () => {
  it('is one at a time, wants no countersignature, never becomes real, and ends as a drill', async () => {
    const request = press({ mode: 'drill' });
    const drill = await desk.alerts.raise(operator, request, 'zh-CN');
    expect(drill).toMatchObject({ mode: 'drill', countersignBy: null });
    await expect(desk.raise({ mode: 'drill' })).rejects.toMatchObject({ code: 'alert.drill_under_way' });
    // The same press said to be real is still the drill.
    const again = await desk.alerts.raise(operator, { ...request, mode: 'real' }, 'zh-CN');
    expect(again).toMatchObject({ id: drill.id, mode: 'drill' });
    const updated = await desk.alerts.update(
      operator,
      drill.id,
      { revision: 1, change, key: press().key },
      'zh-CN',
    );
    expect(updated.revisions.at(-1)?.content['zh-CN'].change).toBe('演练：水已到 B2');
    expect(updated).toMatchObject({ mode: 'drill', countersignBy: null });
    const over = await desk.alerts.clear(clearer, drill.id, { as: 'all-clear' });
    expect(over.revisions.at(-1)?.content['zh-CN'].instruction).toBe('演练结束，谢谢配合');
    await expect(desk.raise({ mode: 'drill' })).resolves.toMatchObject({ number: 2 });
  });

  it('is due ninety days after the last, or after the site was set up', async () => {
    const { drill: none } = await desk.views.list(operator);
    expect(none).toMatchObject({ lastAt: null, everyDays: 90 });
    expect(none.dueAt).toBe(laterBy(desk.hub.clock.now(), 90 * dayMs));
    desk.hub.clock.pass(30 * dayMs);
    const { raisedAt } = await desk.raise({ mode: 'drill' });
    const { drill } = await desk.views.list(operator);
    expect(drill).toEqual({ lastAt: raisedAt, dueAt: laterBy(raisedAt, 90 * dayMs), everyDays: 90 });
  });
});

it('a place with an alert is not removed, and one that was is no obstacle', async () => {
  await desk.raise({ placeIds: ['lobby', 'gone'] });
  expect(await onGlass('lobby')).toEqual(['1 1 raised']);
});
