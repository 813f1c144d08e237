import * as v from 'valibot';
import {
  contactSchema,
  householdPageSchema,
  importCheckSchema,
  bulkEditSchema,
  type Contact,
  type HouseholdPage,
  type ImportCheck,
  type RegisterChange,
} from '@louyu/contract/api/households';
import { errorBodySchema, type ErrorBody } from '@louyu/contract/api/overview';
import type { StaffClient } from './staff-client.ts';

/** Somebody at the register, as its page in the dashboard asks. */
export class RegisterClient {
  readonly #staff: StaffClient;

  constructor(staff: StaffClient) {
    this.#staff = staff;
  }

  /** A dry run. `name` may go on with `&columns=…`. */
  check(name: string, bytes: Uint8Array): Promise<ImportCheck> {
    return this.#upload(`/api/households/import/check?name=${name}`, bytes, importCheckSchema);
  }

  run(name: string, bytes: Uint8Array, token: string): Promise<RegisterChange> {
    return this.#upload(`/api/households/import?name=${name}&token=${token}`, bytes, bulkEditSchema);
  }

  /** How a dry run is refused. */
  async refusal(name: string, bytes: Uint8Array): Promise<ErrorBody['error']> {
    const response = await this.#staff.upload(`/api/households/import/check?name=${name}`, bytes);
    return v.parse(errorBodySchema, await response.json()).error;
  }

  ask(query: string): Promise<HouseholdPage> {
    return this.#staff.request('GET', `/api/households?${query}`, householdPageSchema);
  }

  /** Looks at whom to call in `3-1-301`. */
  async contactOf(code: string): Promise<Contact> {
    const { households } = await this.ask(`q=${encodeURIComponent(code)}`);
    return this.#staff.request('POST', `/api/households/${households[0]?.id ?? ''}/look`, contactSchema);
  }

  async #upload<Output>(
    path: string,
    bytes: Uint8Array,
    schema: v.GenericSchema<unknown, Output>,
  ): Promise<Output> {
    const response = await this.#staff.upload(path, bytes);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return v.parse(schema, JSON.parse(text));
  }
}

/** Asks a hub for the time again and again until something else is done; how many answers came, and the longest wait. */
export async function askedMeanwhile<Result>(
  hubUrl: string,
  work: Promise<Result>,
): Promise<{ result: Result; answers: number; longestMs: number }> {
  let [answers, longestMs, done] = [0, 0, false];
  const finished = work.finally(() => (done = true));
  while (!done) {
    const before = performance.now();
    await (await fetch(`${hubUrl}/time`)).arrayBuffer();
    longestMs = Math.max(longestMs, performance.now() - before);
    answers += 1;
  }
  return { result: await finished, answers, longestMs };
}
