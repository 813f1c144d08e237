import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface RequestSample {
  readonly method: string;
  /** The pattern of the route, never the address itself. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** What `/metrics` tells: numbers about the hub, none about people. */
export interface Metrics {
  observeRequest(sample: RequestSample): void;
  /** A figure that is read whenever somebody asks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  /** A counter to be raised as things happen. */
  counter(name: string, help: string): (by?: number) => void;
  readonly contentType: string;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'louyu_http_request_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeRequest({ method, route, status, seconds }) {
      duration.observe({ method, route, status }, seconds);
    },
    gauge(name, help, read) {
      const gauge = new Gauge({
        name,
        help,
        registers,
        async collect() {
          gauge.set(await read());
        },
      });
    },
    counter(name, help) {
      const counter = new Counter({ name, help, registers });
      return (by = 1) => counter.inc(by);
    },
  };
}
