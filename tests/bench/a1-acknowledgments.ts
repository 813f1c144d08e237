import { compare, cpuMs, interleave, median, round, type Benchmark } from './harness.ts';
import { knownPaths, postAll } from './http-orders.ts';
import { startLoadedHub, waitingNotice } from './loaded-hub.ts';
import { startServer } from './peers.ts';

const screens = 200;
const connections = 256;
const requests = 12_000;
const warmUpRequests = 12_000;
/** Where the tail is looked at besides: few phones at once, and a whole compound. */
const concurrencies = [64, 512] as const;

/** 我已知晓 from phones that have opened the page and never tapped, each stored before it is answered. */
export const a1: Benchmark = {
  id: 'A1',
  title: 'durable acknowledgments/s by HTTP / node:http answering 204',
  better: 'higher',
  first: 0.35,
  goal: 0.55,
  async run(repetitions) {
    const loaded = await startLoadedHub(screens);
    const bare = await startServer('node:http', './bare-http.ts');
    try {
      const notice = await waitingNotice(loaded);
      await notice.sign();
      const paths = knownPaths(loaded.screenCodes, notice.number);
      const common = { paths, cookie: 'louyu_phone={id}', form: 'phone={id}' };
      const hubPort = Number(new URL(loaded.hub.httpUrl).port);
      let salt = 0;
      const tails: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
      const ours = async (count: number, atOnce: number = connections): Promise<number> => {
        salt += 1;
        const report = await postAll({
          ...common,
          connections: atOnce,
          port: hubPort,
          requests: count,
          salt: `s${salt}_`,
          status: 303,
        });
        tails.ours.push(report.p99Ms);
        return report.perSecond;
      };
      const floor = async (count: number, atOnce: number = connections): Promise<number> => {
        const report = await postAll({
          ...common,
          connections: atOnce,
          port: bare.port,
          requests: count,
          salt: 'b',
          status: 204,
        });
        tails.bare.push(report.p99Ms);
        return report.perSecond;
      };
      await ours(warmUpRequests);
      await floor(warmUpRequests);
      tails.ours = [];
      tails.bare = [];
      const [oursBefore, bareBefore] = [cpuMs(loaded.hub.pid), cpuMs(bare.pid)];
      const samples = await interleave(repetitions, {
        ours: () => ours(requests),
        bare: () => floor(requests),
      });
      const each = (usedMs: number): number => round((usedMs * 1000) / (requests * repetitions));
      const oursCpu = each(cpuMs(loaded.hub.pid) - oursBefore);
      const bareCpu = each(cpuMs(bare.pid) - bareBefore);
      const [oursTail, bareTail] = [median(tails.ours), median(tails.bare)];
      const tailsAt: Record<string, number> = {};
      for (const atOnce of concurrencies) {
        tails.ours = [];
        tails.bare = [];
        await interleave(repetitions, {
          ours: () => ours(requests, atOnce),
          bare: () => floor(requests, atOnce),
        });
        tailsAt[`ours p99 ms at ${atOnce}`] = round(median(tails.ours));
        tailsAt[`node:http p99 ms at ${atOnce}`] = round(median(tails.bare));
      }
      const stored = loaded.acknowledgmentsOf(notice.id);
      const answered = warmUpRequests + requests * repetitions * (1 + concurrencies.length);
      if (stored !== answered) throw new Error(`${stored} of ${answered} acknowledgments are on the disk`);
      return compare('A1', samples.ours, samples.bare, {
        'ours/s': round(median(samples.ours)),
        'node:http/s': round(median(samples.bare)),
        'ours CPU µs a request': oursCpu,
        'node:http CPU µs a request': bareCpu,
        'ours p99 ms': round(oursTail),
        'node:http p99 ms': round(bareTail),
        ...tailsAt,
      });
    } finally {
      await Promise.all([loaded.stop(), bare.stop()]);
    }
  },
};
