import { expect, it } from 'vitest';
import { ClockKeeping } from './clock-keeping.ts';
import { ClockWatch } from './clock-watch.ts';

const now = '2026-11-21T00:00:00.000Z';

it('goes on from the present moment when somebody has accepted the clock, and not before', async () => {
  const written: string[] = [];
  const changes: unknown[] = [];
  let accepted = false;
  const clockWatch = new ClockWatch({ now: () => now }, '2027-11-21T00:00:00.000Z');
  const quiet = () => undefined;
  const keeping = new ClockKeeping({
    clockWatch,
    store: {
      latest: () => Promise.resolve(null),
      writeLatest: (at) => Promise.resolve(void written.push(at)),
      takeAcceptance: () => Promise.resolve(accepted),
    },
    live: { emit: (change) => void changes.push(change) },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  await keeping.hear();
  await keeping.write();
  expect([clockWatch.state(), written]).toEqual(['behind', ['2027-11-21T00:00:00.000Z']]);
  accepted = true;
  await keeping.hear();
  expect([clockWatch.state(), written.at(-1)]).toEqual(['right', now]);
  expect(changes).toEqual([{ resource: 'site', id: null }]);
});
