import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAlertDesk, type AlertDesk } from '../../../../tests/support/alert-desk.ts';
import { laterBy } from '../time.ts';
import type { AlertRecord } from './alert-store.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

let desk: AlertDesk;
beforeEach(async () => {
  desk = await openAlertDesk();
});
afterEach(() => desk.close());

async function fresh({ id }: AlertRecord): Promise<AlertRecord | undefined> {
  return desk.hub.store.alerts.byId(id);
}

describe('a hub whose clock is wrong', () => {
  it.each([
    ['behind', -400 * dayMs],
    ['ahead', 400 * dayMs],
  ])('%s: raises all the same, until a moment that no display takes for past', async (_, offMs) => {
    desk.clock.isRight = false;
    desk.clock.machineNow = laterBy(desk.hub.clock.now(), offMs);
    const alert = await desk.raise({ templateId: 'lift' });
    expect((await desk.hub.store.alerts.onGlass(desk.hub.clock.now())).map(({ id }) => id)).toEqual([
      alert.id,
    ]);
    const twoDaysAhead = laterBy(desk.hub.clock.now(), 2 * dayMs);
    expect(alert.until > twoDaysAhead).toBe(true);
    expect(alert.until > laterBy(desk.clock.machineNow, 2 * dayMs)).toBe(true);
    await desk.clockwork.turn();
    expect(await fresh(alert)).toMatchObject({ state: 'in-force', until: alert.until });
    // Right again: it is dated anew, and ends as it should.
    desk.clock.isRight = true;
    await desk.clockwork.turn();
    const until = laterBy(desk.hub.clock.now(), 120 * minuteMs);
    expect(await fresh(alert)).toMatchObject({ state: 'in-force', until });
    desk.hub.clock.pass(120 * minuteMs);
    await desk.clockwork.turn();
    expect(await fresh(alert)).toMatchObject({ state: 'expired' });
  });
});
