import { topicOf } from '@louyu/contract/topics';
import { benchPassword, benchTopics, topicsOfDisplays } from './bench-topics.ts';
import { compare, interleave, median, memoryMb, round, type BenchResult } from './harness.ts';
import type { BenchTransport } from './load-connection.ts';
import { steadyMs, type LoadReport } from './load-orders.ts';
import { startLoad, type Load } from './load.ts';
import { startLoadedHub, waitingNotice, type LoadedHub } from './loaded-hub.ts';
import { startMosquitto, type Peer } from './peers.ts';

const connectConcurrency = 64;
const warmUpRounds = 2;

interface Timing {
  deliveredMs: number;
  answeredMs: number;
}

/** A notice for all: submitted before; timed from the request that signs it. */
async function throughHub(loaded: LoadedHub, load: Load, count: number): Promise<Timing & { bytes: number }> {
  const notice = await waitingNotice(loaded);
  const from = new Date(Date.now() - 20_000).toISOString();
  const to = new Date(Date.now() - 10_000).toISOString();
  const receipt = { id: `${notice.id.slice(0, 24)}-{index}`, kind: 'shown', noticeId: notice.id };
  const item = { ...receipt, revision: 1, from, to, seconds: 10 };
  await load.order({
    kind: 'arm',
    topic: topicOf('receipt', loaded.compound.siteId, loaded.clientId),
    payload: JSON.stringify({ items: [item] }),
    until: 'stored',
  });
  const answers = load.order({ kind: 'answers', publish: undefined });
  const signedAt = steadyMs();
  await notice.sign();
  const report: LoadReport = await answers;
  const shown = loaded.shownBy(notice.id);
  if (shown !== count) throw new Error(`${shown} of ${count} receipts are on the disk`);
  await notice.recall();
  return {
    deliveredMs: report.deliveredAt - signedAt,
    answeredMs: report.answeredAt - signedAt,
    bytes: report.boardBytes,
  };
}

/** A bare broker: the board to all, and a receipt of each that is acknowledged and stored nowhere. */
async function throughMosquitto(load: Load, payloadBytes: number): Promise<Timing> {
  await load.order({
    kind: 'arm',
    topic: `${benchTopics.device('device-{index}')}receipt`,
    payload: JSON.stringify({ items: ['x'.repeat(190)] }),
    until: 'puback',
  });
  const publish = { topic: benchTopics.board, payloadBytes };
  const { publishedAt, deliveredAt, answeredAt } = await load.order({ kind: 'answers', publish });
  return { deliveredMs: deliveredAt - publishedAt, answeredMs: answeredAt - publishedAt };
}

async function gatherAtHub(loaded: LoadedHub, transport: BenchTransport, count: number): Promise<Load> {
  const load = startLoad('Louyu');
  await load.order({
    kind: 'connect',
    transport,
    port: transport === 'tcp' ? loaded.hub.mqttPort : Number(new URL(loaded.hub.httpUrl).port),
    count,
    concurrency: connectConcurrency,
    clientId: loaded.clientId,
    topics: loaded.topics,
    retained: 'quiet',
    password: loaded.secret,
    publisher: false,
  });
  return load;
}

async function gatherAtMosquitto(peer: Peer, transport: BenchTransport, count: number): Promise<Load> {
  const load = startLoad(peer.name);
  await load.order({
    kind: 'connect',
    transport,
    port: transport === 'tcp' ? peer.port : peer.webSocketPort,
    count,
    concurrency: connectConcurrency,
    clientId: 'device-{index}',
    topics: topicsOfDisplays,
    retained: 'quiet',
    password: benchPassword,
    publisher: true,
  });
  return load;
}

/** A signed notice → the last display → the last receipt stored, against Mosquitto's bare fan-out and PUBACKs. */
export async function noticeToStored(
  id: string,
  transport: BenchTransport,
  count: number,
  repetitions: number,
): Promise<BenchResult> {
  const loaded = await startLoadedHub(count);
  const mosquitto = await startMosquitto();
  const loads: Load[] = [];
  try {
    const atHub = await gatherAtHub(loaded, transport, count);
    loads.push(atHub);
    const atMosquitto = await gatherAtMosquitto(mosquitto, transport, count);
    loads.push(atMosquitto);
    const delivered: Record<'ours' | 'mosquitto', number[]> = { ours: [], mosquitto: [] };
    let bytes = 0;
    const ours = async (): Promise<number> => {
      const timing = await throughHub(loaded, atHub, count);
      bytes = timing.bytes;
      delivered.ours.push(timing.deliveredMs);
      return timing.answeredMs;
    };
    const bare = async (): Promise<number> => {
      const timing = await throughMosquitto(atMosquitto, bytes);
      delivered.mosquitto.push(timing.deliveredMs);
      return timing.answeredMs;
    };
    for (let warmUp = 0; warmUp < warmUpRounds; warmUp += 1) {
      await ours();
      await bare();
    }
    delivered.ours = [];
    delivered.mosquitto = [];
    const samples = await interleave(repetitions, { ours, mosquitto: bare });
    return compare(id, samples.ours, samples.mosquitto, {
      displays: count,
      'board bytes': bytes,
      'ours signed → last display ms': round(median(delivered.ours)),
      'ours signed → last receipt stored ms': round(median(samples.ours)),
      'Mosquitto published → last display ms': round(median(delivered.mosquitto)),
      'Mosquitto published → last PUBACK ms': round(median(samples.mosquitto)),
      'ours MB': memoryMb(loaded.hub.pid),
      'Mosquitto MB': memoryMb(mosquitto.pid),
    });
  } finally {
    for (const load of loads) load.stop();
    await Promise.all([loaded.stop(), mosquitto.stop()]);
  }
}
