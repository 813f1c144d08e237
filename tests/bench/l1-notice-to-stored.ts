import type { Benchmark, BenchResult } from './harness.ts';
import { noticeToStored } from './notice-to-stored.ts';

const displays = 5_000;

function prefixed(prefix: string, { ratio, figures }: BenchResult): BenchResult['figures'] {
  const named = Object.entries(figures).map(([name, value]) => [`${prefix} ${name}`, value] as const);
  return { [`${prefix} ratio`]: ratio, ...Object.fromEntries(named) };
}

/** Both roads must hold: the ratio is the worse of the two, both stand in the figures. */
export const l1: Benchmark = {
  id: 'L1',
  title:
    'notice → 5,000 displays → 5,000 receipts stored / Mosquitto storing nothing, the worse of TCP and WebSocket',
  better: 'lower',
  first: 2,
  goal: 1.3,
  async run(repetitions) {
    const tcp = await noticeToStored('L1', 'tcp', displays, repetitions);
    const webSocket = await noticeToStored('L1', 'websocket', displays, repetitions);
    const worse = tcp.ratio > webSocket.ratio ? tcp : webSocket;
    return { ...worse, figures: { ...prefixed('TCP', tcp), ...prefixed('WebSocket', webSocket) } };
  },
};

function onWebSocket(count: number): Benchmark {
  const id = `L1-${count}`;
  return {
    id,
    title: `notice → ${count} displays on WebSocket → as many receipts stored / Mosquitto storing nothing`,
    better: 'lower',
    first: 2,
    goal: 1.5,
    run: (repetitions) => noticeToStored(id, 'websocket', count, repetitions),
  };
}

export const l1Thousand = onWebSocket(1_000);
export const l1EightThousand = onWebSocket(8_000);
