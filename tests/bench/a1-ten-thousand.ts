import { performance } from 'node:perf_hooks';
import { RegisterClient } from '../support/register-client.ts';
import { csvText, makeRoster } from '../support/roster.ts';
import { median, round, type Benchmark } from './harness.ts';
import { knownPaths, postAll } from './http-orders.ts';
import { ListClient } from './list-client.ts';
import { startLoadedHub, waitingNotice, type LoadedHub } from './loaded-hub.ts';

const screens = 200;
const households = 10_000;
const connections = 512;
const withinSeconds = 60;
/** As often as a notice goes out meanwhile, in milliseconds. */
const noticeEveryMs = 1_000;
const lookUps = 10;

/**
 * The phones of 10,000 households say 我已知晓 at once while further notices go out: how much of the minute that they may take
 * is used. Every answer is looked for on the disk. Then the unreached list of as many households, as a page asks for it.
 */
export const a1TenThousand: Benchmark = {
  id: 'A1-10000',
  title: `${households} households acknowledge while notices go out, seconds / ${withinSeconds}`,
  better: 'lower',
  first: 1,
  goal: 0.25,
  async run(repetitions) {
    const loaded = await startLoadedHub(screens);
    try {
      await importRoster(loaded);
      const port = Number(new URL(loaded.hub.httpUrl).port);
      const seconds: number[] = [];
      const tails: number[] = [];
      let last = '';
      let others = 0;
      for (let repetition = 0; repetition < repetitions; repetition += 1) {
        const notice = await waitingNotice(loaded);
        await notice.sign();
        const noise = publishing(loaded);
        const { perSecond, p99Ms } = await postAll({
          ...{ port, connections, requests: households, salt: `r${repetition}_`, status: 303 },
          ...{ paths: knownPaths(loaded.screenCodes, notice.number) },
          ...{ cookie: 'louyu_phone={id}', form: 'phone={id}' },
        });
        others += await noise.stop();
        const stored = loaded.acknowledgmentsOf(notice.id);
        if (stored !== households)
          throw new Error(`${stored} of ${households} acknowledgments are on the disk`);
        seconds.push(households / perSecond);
        tails.push(p99Ms);
        last = notice.id;
      }
      const ratios = seconds.map((each) => each / withinSeconds);
      return {
        id: 'A1-10000',
        ratio: round(median(ratios)),
        min: round(Math.min(...ratios)),
        max: round(Math.max(...ratios)),
        repetitions,
        figures: {
          seconds: round(median(seconds)),
          'p99 ms at 512': round(median(tails)),
          'notices meanwhile': others,
          'unreached list ms': round(await unreachedMs(loaded, last)),
        },
      };
    } finally {
      await loaded.stop();
    }
  },
};

async function importRoster({ compound }: LoadedHub): Promise<void> {
  const register = new RegisterClient(compound.admin);
  const bytes = Buffer.from(csvText(makeRoster(households, 'csv').rows));
  const { token } = await register.check('roster.csv', bytes);
  await register.run('roster.csv', bytes, token);
}

/** Sends notices out, one after the other, until it is stopped; tells how many those were. */
function publishing(loaded: LoadedHub): { stop(): Promise<number> } {
  const stopping = new AbortController();
  const run = (async () => {
    let count = 0;
    while (!stopping.signal.aborted) {
      const before = performance.now();
      const notice = await waitingNotice(loaded);
      await notice.sign();
      count += 1;
      await notice.recall();
      const leftMs = Math.max(0, noticeEveryMs - (performance.now() - before));
      await new Promise((resolve) => setTimeout(resolve, leftMs));
    }
    return count;
  })();
  return {
    stop: () => {
      stopping.abort();
      return run;
    },
  };
}

/** The first page of those whom nobody has reached: no phone has named its door. */
async function unreachedMs({ hub }: LoadedHub, noticeId: string): Promise<number> {
  const client = new ListClient(hub.httpUrl);
  await client.logIn('admin', 'correct horse');
  const path = `/api/notices/${noticeId}/unreached?offset=0&limit=50`;
  await client.get(path);
  const times: number[] = [];
  for (let count = 0; count < lookUps; count += 1) {
    const before = performance.now();
    await client.get(path);
    times.push(performance.now() - before);
  }
  client.close();
  return median(times);
}
