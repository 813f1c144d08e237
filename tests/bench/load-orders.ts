import type { BenchTransport } from './load-connection.ts';

/** Opens a crowd of devices and a publisher. */
export interface ConnectOrder {
  kind: 'connect';
  transport: BenchTransport;
  port: number;
  count: number;
  /** How many connections are on their way at once. */
  concurrency: number;
  /** `{index}` is the number of the device. */
  clientId: string;
  /** Device i takes the list i modulo their number; `{index}` is i. */
  topics: string[][];
  /** Messages to wait for after the subscription, per device; `quiet`: until no more come. */
  retained: number | 'quiet';
  password: string;
  /** Without one nobody publishes. */
  publisher: boolean;
}

/** Publishes some rounds and times each one until the last device has it. */
export interface FanOutOrder {
  kind: 'fan-out';
  /** What the publisher sends to; the broker under test delivers it to the devices. */
  topic: string;
  payloadBytes: number;
  rounds: number;
  /**
   * Publishes under way at once. With more than 1 the broker is saturated and PUBACKs go out at once. With 1 latency is
   * measured: each round starts at a quiet broker, and PUBACKs wait for its end, because real devices would send them
   * on their own CPUs and not on the one that is timing.
   */
  window: number;
  retain: boolean;
}

/** Gets every device ready to answer the next board with a receipt; `answers` then waits for the end of it. */
export interface ArmOrder {
  kind: 'arm';
  /** The receipt as a topic, and a payload whose `{index}` is the number of the device. */
  topic: string;
  payload: string;
  /** What says that a receipt has arrived: `stored` of the hub, or the PUBACK of a bare broker. */
  until: 'stored' | 'puback';
}

/** Publishes once, for a bare broker, or nothing where the hub publishes, and waits for all answers. */
export interface AnswersOrder {
  kind: 'answers';
  publish: { topic: string; payloadBytes: number } | undefined;
}

export interface DisconnectOrder {
  kind: 'disconnect';
}

export type LoadOrder = ConnectOrder | FanOutOrder | ArmOrder | AnswersOrder | DisconnectOrder;

export interface LoadReport {
  ms: number;
  /** Publish → last device, for each round of a fan-out. */
  roundsMs: number[];
  /** Deliveries that came more than once to a device. */
  duplicates: number;
  /** Moments of the machine's steady clock in milliseconds: published, last board delivered, last receipt answered. */
  publishedAt: number;
  deliveredAt: number;
  answeredAt: number;
  /** Bytes of the last board that came. */
  boardBytes: number;
}

export const emptyReport: LoadReport = {
  ms: 0,
  roundsMs: [],
  duplicates: 0,
  publishedAt: 0,
  deliveredAt: 0,
  answeredAt: 0,
  boardBytes: 0,
};

const nanosecondsInMillisecond = 1_000_000n;

/** The same clock in every process of the machine, in milliseconds. */
export function steadyMs(): number {
  const ns = process.hrtime.bigint();
  return Number(ns / nanosecondsInMillisecond) + Number(ns % nanosecondsInMillisecond) / 1_000_000;
}
