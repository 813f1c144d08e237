import { fanOutLatency } from './fan-out.ts';
import type { Benchmark } from './harness.ts';

export const f1: Benchmark = {
  id: 'F1',
  title: 'publish → last of 3,000 over TCP / Mosquitto',
  better: 'lower',
  first: 1,
  goal: 0.7,
  run: (repetitions) => fanOutLatency('F1', 'tcp', 3_000, repetitions),
};
