import { benchPassword, benchTopics, topicsOfDisplays } from './bench-topics.ts';
import { compare, interleave, median, round, type Benchmark } from './harness.ts';
import { startLoad } from './load.ts';
import { startMosquitto, startOurs, type Peer } from './peers.ts';

const devices = 5_000;

/** All devices connect, authenticate, subscribe to what a display needs and get the retained board: devices a second. */
async function storm(peer: Peer): Promise<number> {
  const load = startLoad(peer.name);
  try {
    const { ms } = await load.order({
      kind: 'connect',
      transport: 'tcp',
      port: peer.port,
      count: devices,
      concurrency: 256,
      clientId: 'device-{index}',
      topics: topicsOfDisplays,
      retained: 1,
      password: benchPassword,
      publisher: false,
    });
    await load.order({ kind: 'disconnect' });
    return (devices * 1000) / ms;
  } finally {
    load.stop();
  }
}

export const c1: Benchmark = {
  id: 'C1',
  title: '5,000 devices reconnecting and subscribing, per second / Mosquitto',
  better: 'higher',
  first: 0.15,
  goal: 0.35,
  async run(repetitions) {
    const [ours, mosquitto] = await Promise.all([startOurs(), startMosquitto()]);
    try {
      await retainBoard(mosquitto);
      const samples = await interleave(repetitions, {
        ours: () => storm(ours),
        mosquitto: () => storm(mosquitto),
      });
      return compare('C1', samples.ours, samples.mosquitto, {
        'ours devices/s': round(median(samples.ours)),
        'Mosquitto devices/s': round(median(samples.mosquitto)),
      });
    } finally {
      await Promise.all([ours.stop(), mosquitto.stop()]);
    }
  },
};

/** Leaves the board retained at a bare broker, as ours has it from its start. */
async function retainBoard(peer: Peer): Promise<void> {
  const load = startLoad(peer.name);
  await load.order({
    kind: 'connect',
    transport: 'tcp',
    port: peer.port,
    count: 1,
    concurrency: 1,
    clientId: 'device-{index}',
    topics: [[benchTopics.board]],
    retained: 0,
    password: benchPassword,
    publisher: true,
  });
  await load.order({
    kind: 'fan-out',
    topic: benchTopics.board,
    payloadBytes: 1_500,
    rounds: 1,
    window: 1,
    retain: true,
  });
  await load.order({ kind: 'disconnect' });
  load.stop();
}
