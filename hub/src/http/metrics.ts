import type { Registry } from 'prom-client';

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
  text(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Figures that are read whenever somebody asks, by their name without `louyu_`: what each is, and how it is read. */
export type Gauges = Readonly<Record<string, readonly [help: string, read: () => number]>>;

interface Instruments {
  readonly registry: Registry;
  observe(sample: RequestSample): void;
}

/** Made with the first request: the hub opens its doors without waiting for the library. */
export function createMetrics(gauges: Gauges = {}): Metrics {
  let made: Instruments | undefined;
  let making: Promise<Instruments> | undefined;

  async function instruments(): Promise<Instruments> {
    making ??= makeInstruments(gauges);
    made = await making;
    return made;
  }

  return {
    observeRequest(sample) {
      if (made !== undefined) made.observe(sample);
      else void instruments().then(({ observe }) => observe(sample));
    },
    async text() {
      const { registry } = await instruments();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

async function makeInstruments(gauges: Gauges): Promise<Instruments> {
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
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
  for (const [name, [help, read]] of Object.entries(gauges)) {
    const gauge = new Gauge({
      name: `louyu_${name}`,
      help,
      registers,
      collect() {
        gauge.set(read());
      },
    });
  }
  return {
    registry,
    observe: ({ seconds, ...labels }) => duration.observe(labels, seconds),
  };
}
