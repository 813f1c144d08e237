/**
 * Answers of the database that are asked for with every request, held until this process changes what they are of. Only for
 * reads outside a transaction: there is one connection, so such a read stands before a transaction or after it, never in it.
 */
export class Held<Value> {
  readonly #maxCount: number;
  readonly #values = new Map<string, Value>();
  #changes = 0;

  /** @param maxCount answers beyond it push out the oldest */
  constructor(maxCount: number) {
    this.#maxCount = maxCount;
  }

  /** The answer to `key`, read where none is held; one that is not there is asked for again each time. */
  async get(key: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const held = this.#values.get(key);
    if (held !== undefined) return held;
    const before = this.#changes;
    const value = await read();
    // What was read while something changed may be of before or after.
    if (value === undefined || before !== this.#changes) return value;
    const [oldest] = this.#values.keys();
    if (this.#values.size >= this.#maxCount && oldest !== undefined) this.#values.delete(oldest);
    this.#values.set(key, value);
    return value;
  }

  /** Does a change, and forgets all that is held, for whoever asks before it and after it. */
  async change<Result>(write: () => Promise<Result>): Promise<Result> {
    this.#forget();
    try {
      return await write();
    } finally {
      this.#forget();
    }
  }

  #forget(): void {
    this.#changes += 1;
    this.#values.clear();
  }
}
