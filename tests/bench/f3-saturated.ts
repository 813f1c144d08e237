import { saturate, withCrowds } from './fan-out.ts';
import { compare, interleave, median, round, type Benchmark, type BenchResult } from './harness.ts';
import type { BenchTransport } from './load-connection.ts';

const devices = 1_000;
const warmUpRounds = 20;
const roundsEach = 60;

function saturated(transport: BenchTransport, repetitions: number): Promise<BenchResult> {
  return withCrowds(transport, devices, async ({ ours, mosquitto, floor }) => {
    for (const crowd of [ours, mosquitto, floor]) await saturate(crowd, devices, warmUpRounds);
    const samples = await interleave(repetitions, {
      ours: () => saturate(ours, devices, roundsEach),
      mosquitto: () => saturate(mosquitto, devices, roundsEach),
      floor: () => saturate(floor, devices, roundsEach),
    });
    return compare('F3', samples.ours, samples.mosquitto, {
      [`${transport} ours/s`]: round(median(samples.ours)),
      [`${transport} Mosquitto/s`]: round(median(samples.mosquitto)),
      [`${transport} floor/s`]: round(median(samples.floor)),
    });
  });
}

/** Both roads must hold: the ratio is the worse of the two, both stand in the figures. */
export const f3: Benchmark = {
  id: 'F3',
  title: 'saturated deliveries/s to 1,000 / Mosquitto, the worse of TCP and WebSocket',
  better: 'higher',
  first: 0.9,
  goal: 1.05,
  async run(repetitions) {
    const tcp = await saturated('tcp', repetitions);
    const webSocket = await saturated('websocket', repetitions);
    const worse = tcp.ratio < webSocket.ratio ? tcp : webSocket;
    return {
      ...worse,
      figures: {
        'TCP ratio': tcp.ratio,
        'WebSocket ratio': webSocket.ratio,
        ...tcp.figures,
        ...webSocket.figures,
      },
    };
  },
};
