import type { Change } from '@louyu/contract/api/overview';
import { Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from './api-error.ts';
import { onChanges } from './events.ts';

interface LiveOptions<Value, Key> {
  /** What the value depends on; a change of it forgets the old value and fetches anew. Undefined: nothing to fetch yet. */
  readonly key: () => Key;
  readonly load: (key: NonNullable<Key>, signal: AbortSignal) => Promise<Value>;
  /** Whether a change on the hub touches the value. */
  readonly touchedBy: (change: Change, key: NonNullable<Key>) => boolean;
}

/** Least time between two fetches that changes have asked for: a thousand receipts a second are still a page a second. */
const restMs = 500;

/** A value of the hub that stays current: the old one stands until the new one is here, so that nothing jumps. */
export class Live<Value, Key> implements ReactiveController {
  readonly #options: LiveOptions<Value, Key>;
  readonly #task: Task<readonly [Key], Value | undefined>;
  #value: Value | undefined;
  #valueKey: Key | undefined;
  #end: (() => void) | undefined;
  #following = false;
  #touchedAgain = false;

  constructor(host: ReactiveControllerHost, options: LiveOptions<Value, Key>) {
    this.#options = options;
    this.#task = new Task(host, {
      args: () => [options.key()] as const,
      task: async ([key], { signal }) => {
        if (key === undefined || key === null) return undefined;
        const value = await options.load(key, signal);
        this.#value = value;
        this.#valueKey = key;
        return value;
      },
    });
    host.addController(this);
  }

  get value(): Value | undefined {
    return this.#valueKey === this.#options.key() ? this.#value : undefined;
  }

  /** Why the newest try failed, or undefined. */
  get error(): ApiError | undefined {
    const { status, error } = this.#task;
    return status === TaskStatus.ERROR && error instanceof ApiError ? error : undefined;
  }

  /** Fetches anew and waits for it; failures end up in {@link error}. */
  async refresh(): Promise<void> {
    await this.#task.run();
  }

  /** Takes over what an answer to a change has brought, without fetching again. */
  replace(value: Value): void {
    this.#value = value;
    this.#valueKey = this.#options.key();
  }

  hostConnected(): void {
    this.#end = onChanges((changes) => {
      const key = this.#options.key();
      if (key === undefined || key === null) return;
      if (changes === null || changes.some((change) => this.#options.touchedBy(change, key)))
        void this.#follow();
    });
  }

  /** Lets a fetch that runs finish, however many changes come meanwhile, and then fetches once more. */
  async #follow(): Promise<void> {
    this.#touchedAgain = true;
    if (this.#following) return;
    this.#following = true;
    while (this.#touchedAgain && this.#end !== undefined) {
      this.#touchedAgain = false;
      await this.refresh();
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    this.#following = false;
  }

  hostDisconnected(): void {
    this.#end?.();
    this.#end = undefined;
  }
}
