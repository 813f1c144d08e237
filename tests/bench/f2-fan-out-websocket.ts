import { fanOutLatency } from './fan-out.ts';
import type { Benchmark } from './harness.ts';

export const f2: Benchmark = {
  id: 'F2',
  title: 'publish → last of 3,000 over WebSocket / Mosquitto',
  better: 'lower',
  first: 1.1,
  goal: 0.65,
  run: (repetitions) => fanOutLatency('F2', 'websocket', 3_000, repetitions),
};
