import { changeSchema, type Change } from '@louyu/contract/api/overview';
import * as v from 'valibot';
import { actingAtDesk, reportConnection } from './connection.ts';

/** Changes that came close together; null means that some may have been missed and everything must be fetched anew. */
export type Changes = readonly Change[] | null;

const coalesceMs = 150;
const firstRetryMs = 1_000;
const lastRetryMs = 30_000;
/** A stream that is back within this time was never down for a person. */
const graceBeforeDownMs = 2_500;

const listeners = new Set<(changes: Changes) => void>();
let source: EventSource | undefined;
let pending: Change[] = [];
let flushTimer: ReturnType<typeof setTimeout> | undefined;
let retryTimer: ReturnType<typeof setTimeout> | undefined;
let downTimer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
/** Undefined while no page wants the stream. */
let probe: Probe | undefined;

/** Calls `listener` with what changed on the hub; returns what ends that. */
export function onChanges(listener: (changes: Changes) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Asks the hub for something small before the stream is opened again. An EventSource does not tell why it failed: the
 * answer to this tells whether the hub is away or the login has ended.
 */
export type Probe = () => Promise<unknown>;

/** Opens the stream `GET /api/events` and keeps it open until {@link closeEvents}. */
export function openEvents(ask: Probe): void {
  if (probe !== undefined) return;
  probe = ask;
  connect();
}

function connect(): void {
  // An EventSource sends no headers.
  const desk = actingAtDesk();
  const opened = new EventSource(desk === undefined ? '/api/events' : `/api/events?desk=${desk}`);
  source = opened;
  opened.addEventListener('open', () => {
    clearTimeout(downTimer);
    downTimer = undefined;
    reportConnection('up');
    if (failures > 0) tell(null);
    failures = 0;
  });
  opened.addEventListener('change', (event) => take(event.data));
  opened.addEventListener('error', () => reconnect());
}

export function closeEvents(): void {
  probe = undefined;
  source?.close();
  source = undefined;
  for (const timer of [flushTimer, retryTimer, downTimer]) clearTimeout(timer);
  flushTimer = retryTimer = downTimer = undefined;
  pending = [];
  failures = 0;
}

/** The waits between tries: doubling, with jitter, so that many dashboards do not return at the same moment. */
export function retryDelayMs(failuresSoFar: number, random: number): number {
  const full = Math.min(lastRetryMs, firstRetryMs * 2 ** (failuresSoFar - 1));
  return Math.round(full * (0.5 + random / 2));
}

function reconnect(): void {
  source?.close();
  source = undefined;
  failures += 1;
  downTimer ??= setTimeout(() => reportConnection('down'), graceBeforeDownMs);
  clearTimeout(retryTimer);
  retryTimer = setTimeout(() => void retry(), retryDelayMs(failures, Math.random()));
}

async function retry(): Promise<void> {
  const asked = probe;
  try {
    await asked?.();
  } catch {
    // Away, or logged out: the request has reported which. Logged out, the stream was closed meanwhile.
    if (asked !== undefined && probe === asked) reconnect();
    return;
  }
  if (asked !== undefined && probe === asked) connect();
}

function take(data: unknown): void {
  const change = parseChange(data);
  if (change === undefined) return tell(null);
  pending.push(change);
  flushTimer ??= setTimeout(() => {
    flushTimer = undefined;
    const changes = pending;
    pending = [];
    tell(changes);
  }, coalesceMs);
}

function parseChange(data: unknown): Change | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const result = v.safeParse(changeSchema, JSON.parse(data));
    return result.success ? result.output : undefined;
  } catch {
    // Not JSON: treated like an unknown change, everything is fetched anew.
    return undefined;
  }
}

function tell(changes: Changes): void {
  for (const listener of listeners) listener(changes);
}
