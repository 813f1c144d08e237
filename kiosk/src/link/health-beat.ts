import type { ErrorCode } from '@louyu/contract/errors';
import type { Health } from '@louyu/contract/messages';
import { limits } from './limits.ts';

/** What the beat is made of; asked for at the moment of each beat. */
export interface HealthSources {
  readonly send: (health: Health) => void;
  readonly describe: () => Omit<Health, 'refused'>;
}

/** Tells the hub how the device is: every 15 s, and at once when its documents changed. */
export class HealthBeat {
  readonly #sources: HealthSources;
  #interval: ReturnType<typeof setInterval> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #refused: ErrorCode | null = null;

  constructor(sources: HealthSources) {
    this.#sources = sources;
  }

  start(): void {
    this.#interval = setInterval(() => {
      this.#beat();
    }, limits.healthEveryMs);
    this.soon();
  }

  stop(): void {
    clearInterval(this.#interval);
    clearTimeout(this.#soon);
    this.#soon = undefined;
  }

  /** Beats within {@link limits.healthGatherMs}. */
  soon(): void {
    this.#soon ??= setTimeout(() => {
      this.#beat();
    }, limits.healthGatherMs);
  }

  /** A document was refused: the next beat says why. */
  refuse(code: ErrorCode): void {
    this.#refused = code;
    this.soon();
  }

  #beat(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const health = this.#sources.describe();
    this.#sources.send(this.#refused === null ? health : { ...health, refused: this.#refused });
    this.#refused = null;
  }
}
