import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerk, openCaseHub, type CaseHub } from '../../../../tests/support/case-hub.ts';
import { createConfigReader } from '../devices/device-config.ts';
import { SolvedCount, solvedThisWeek } from './solved-count.ts';

/* R27: how many were solved this week, on the glass; nothing else of them. */

let desk: CaseHub;

beforeEach(async () => {
  desk = await openCaseHub();
});
afterEach(() => desk.close());

const dayMs = 86_400_000;
const solving = () => solvedThisWeek(desk.hub.store, desk.hub.clock);
const count = async () => (await solving())?.count ?? 0;

async function solved(text: string): Promise<string> {
  const { code } = await desk.submit({ kind: 'question', category: 'fee', text });
  const id = await desk.idOf(code);
  await desk.act(clerk, id, { action: 'close', text: '已答复' });
  return id;
}

describe('本周已解决', () => {
  test('counts from Monday 0:00 on the wall of the site, and neither what is open, opened again, refused nor erased', async () => {
    expect(await count()).toBe(0);
    const first = await solved('一');
    await solved('二');
    expect(await count()).toBe(2);

    const open = await desk.submit({ kind: 'question', category: 'fee', text: '三' });
    const held = await desk.submit({ kind: 'praise', category: 'other', homepage: 'https://spam.example' });
    expect(open.code + held.code).toHaveLength(22);
    await desk.act(clerk, await desk.idOf(held.code), { action: 'refuse', text: '广告' });
    expect(await count()).toBe(2);

    await desk.act(clerk, first, { action: 'reopen', text: '还没好' });
    expect(await count()).toBe(1);
    await desk.act(clerk, first, { action: 'close', text: '好了' });
    expect(await count()).toBe(2);
    const { code, phone } = await desk.submit({ kind: 'suggestion', category: 'other', text: '四' });
    await desk.act(clerk, await desk.idOf(code), { action: 'close', text: '谢谢' });
    expect(await count()).toBe(3);
    await phone.open(`/c/${code}/erase`, { method: 'POST', body: new URLSearchParams({ sure: '1' }) });
    expect(await count()).toBe(2);

    // Saturday 21 November in Shanghai; the week ends on Sunday at 16:00 UTC.
    const monday = Date.parse('2026-11-22T16:00:00.000Z');
    desk.hub.clock.pass(monday - 1 - Date.parse(desk.hub.clock.now()));
    expect(await count()).toBe(2);
    desk.hub.clock.pass(1);
    expect(await count()).toBe(0);
    await solved('五');
    expect(await count()).toBe(1);
  });

  test('stands in the configs of devices while there is any, and brings them anew when it has changed', async () => {
    const [screen, gone] = [
      await desk.hub.addDevice(),
      await desk.hub.addDevice({ revokedAt: '2026-11-20T00:00:00.000Z' }),
    ];
    const addresses = {
      hubUrls: ['http://192.0.2.10:8080'],
      publicUrl: 'http://192.0.2.10:8080',
      kioskBuild: 'x',
    };
    const configOf = async () =>
      (await createConfigReader(desk.hub.store, addresses, solving)([screen.id])).get(screen.id);
    const counting = new SolvedCount({ ...desk.hub, store: desk.hub.store, wire: desk.hub.wire });
    const refreshed = async () => {
      desk.hub.wired.length = 0;
      await counting.check();
      return [...desk.hub.wired];
    };
    // What was solved between the start, which makes all configs, and the first look is not lost.
    expect(await refreshed()).toEqual([`configs:${screen.id}`]);
    expect(await refreshed()).toEqual([]);
    expect(await configOf()).not.toHaveProperty('solvedThisWeek');
    await solved('一');
    expect(await refreshed()).toEqual([`configs:${screen.id}`]);
    // The screen knows when that week is over, also if it hears of nothing any more.
    expect(await configOf()).toMatchObject({
      solvedThisWeek: { count: 1, until: '2026-11-22T16:00:00.000Z' },
    });
    expect(await refreshed()).toEqual([]);
    desk.hub.clock.pass(3 * dayMs);
    expect(await refreshed()).toEqual([`configs:${screen.id}`]);
    expect(await configOf()).not.toHaveProperty('solvedThisWeek');
    expect(gone.revokedAt).not.toBeNull();
  });

  test('is told again when devices could not be told', async () => {
    let fails = true;
    const told: (readonly string[])[] = [];
    const wire = {
      refreshConfigs: (ids: readonly string[]) => {
        if (fails) return Promise.reject(new Error('no broker'));
        told.push([...ids]);
        return Promise.resolve();
      },
    };
    await desk.hub.addDevice();
    const counting = new SolvedCount({ store: desk.hub.store, clock: desk.hub.clock, wire });
    await expect(counting.check()).rejects.toThrow('no broker');
    fails = false;
    await counting.check();
    expect(told).toHaveLength(1);
  });
});
