import * as v from 'valibot';
import { limits } from './limits.ts';

/** The part of the hub's error body that a device acts upon; the words in it are for people. */
const errorSchema = v.object({ error: v.object({ code: v.string() }) });

/** An answer of the hub; `code` is that of its error body, null where it was not reached or not understood. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string | null };

/**
 * Asks the hub for JSON and parses it; an unreachable hub is an answer, not an error.
 * @param address a path at the page's own hub, or a whole address of another one
 */
export async function askHub<Value>(
  address: string,
  schema: v.GenericSchema<unknown, Value>,
  body?: unknown,
): Promise<Answer<Value>> {
  const request: RequestInit =
    body === undefined
      ? { cache: 'no-store' }
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    return await withTimeout(async (signal) => {
      const response = await fetch(address, { ...request, credentials: 'omit', signal });
      const json: unknown = await response.json();
      if (!response.ok) {
        const error = v.safeParse(errorSchema, json);
        return { ok: false, code: error.success ? error.output.error.code : null };
      }
      const parsed = v.safeParse(schema, json);
      return parsed.success ? { ok: true, value: parsed.output } : { ok: false, code: null };
    });
  } catch {
    return { ok: false, code: null };
  }
}

/** Runs `work`, aborting its signal after the time-out of all requests. */
export async function withTimeout<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort();
  }, limits.httpTimeoutMs);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
