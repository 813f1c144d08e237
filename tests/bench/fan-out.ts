import { benchPassword, benchTopics, topicsOfDisplays } from './bench-topics.ts';
import { compare, cpuMs, interleave, median, memoryMb, round, type BenchResult } from './harness.ts';
import type { BenchTransport } from './load-connection.ts';
import { startLoad, type Load } from './load.ts';
import { startFloor, startMosquitto, startOurs, type Peer } from './peers.ts';

const payloadBytes = 1_500;

export interface Crowd {
  peer: Peer;
  load: Load;
  /** Ours is asked by messages to its own topics, as the hub asks it by calls. */
  topics: { board: string; stream: string };
}

/** Connects many devices to a peer, each subscribed as a display is. */
export async function gather(peer: Peer, transport: BenchTransport, count: number): Promise<Crowd> {
  const load = startLoad(peer.name);
  await load.order({
    kind: 'connect',
    transport,
    port: transport === 'tcp' ? peer.port : peer.webSocketPort,
    count,
    concurrency: 64,
    clientId: 'device-{index}',
    topics: topicsOfDisplays,
    retained: 'quiet',
    password: benchPassword,
    publisher: true,
  });
  const ours = { board: benchTopics.publisherInput, stream: benchTopics.publisherStream };
  return { peer, load, topics: peer.name === 'Louyu' ? ours : benchTopics };
}

/** Publishes some rounds one after the other: the median of publish → last device, in milliseconds. */
export async function publishToLast({ load, topics }: Crowd, rounds: number): Promise<number> {
  const { roundsMs } = await load.order({
    kind: 'fan-out',
    topic: topics.board,
    payloadBytes,
    rounds,
    window: 1,
    retain: true,
  });
  return median(roundsMs);
}

/** Publishes as fast as deliveries come back: deliveries a second. */
export async function saturate({ load, topics }: Crowd, count: number, rounds: number): Promise<number> {
  const { ms } = await load.order({
    kind: 'fan-out',
    topic: topics.stream,
    payloadBytes,
    rounds,
    window: 4,
    retain: false,
  });
  return (count * rounds * 1000) / ms;
}

/** Mosquitto, ours and the floor with their crowds, for as long as `use` takes. */
export async function withCrowds<Result>(
  transport: BenchTransport,
  count: number,
  use: (crowds: { ours: Crowd; mosquitto: Crowd; floor: Crowd }) => Promise<Result>,
): Promise<Result> {
  const peers = await Promise.all([startOurs(), startMosquitto(), startFloor()]);
  const [ours, mosquitto, floor] = peers;
  const crowds: Crowd[] = [];
  try {
    const crowdOfOurs = await gather(ours, transport, count);
    crowds.push(crowdOfOurs);
    const crowdOfMosquitto = await gather(mosquitto, transport, count);
    crowds.push(crowdOfMosquitto);
    const crowdOfFloor = await gather(floor, transport, count);
    crowds.push(crowdOfFloor);
    return await use({ ours: crowdOfOurs, mosquitto: crowdOfMosquitto, floor: crowdOfFloor });
  } finally {
    for (const { load } of crowds) load.stop();
    await Promise.all(peers.map((peer) => peer.stop()));
  }
}

const warmUpRounds = 10;
const roundsEach = 9;

/** Publish → last of `count` devices, ours against Mosquitto, with the floor beside. */
export function fanOutLatency(
  id: string,
  transport: BenchTransport,
  count: number,
  repetitions: number,
): Promise<BenchResult> {
  return withCrowds(transport, count, async ({ ours, mosquitto, floor }) => {
    for (const crowd of [ours, mosquitto, floor]) await publishToLast(crowd, warmUpRounds);
    let cpuUsedMs = 0;
    const samples = await interleave(repetitions, {
      ours: async () => {
        const before = cpuMs(ours.peer.pid);
        const ms = await publishToLast(ours, roundsEach);
        cpuUsedMs += cpuMs(ours.peer.pid) - before;
        return ms;
      },
      mosquitto: () => publishToLast(mosquitto, roundsEach),
      floor: () => publishToLast(floor, roundsEach),
    });
    return compare(id, samples.ours, samples.mosquitto, {
      devices: count,
      'ours ms': round(median(samples.ours)),
      'Mosquitto ms': round(median(samples.mosquitto)),
      'floor ms': round(median(samples.floor)),
      'ours CPU µs a delivery': round((cpuUsedMs * 1000) / (count * roundsEach * repetitions)),
      'ours MB': memoryMb(ours.peer.pid),
      'Mosquitto MB': memoryMb(mosquitto.peer.pid),
    });
  });
}
