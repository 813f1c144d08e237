import { openCommand } from '@louyu/contract/reading';
import type { Command } from '@louyu/contract/messages';
import * as v from 'valibot';
import type { HubClock } from './clock.ts';
import { limits } from './limits.ts';
import type { Storage } from './storage.ts';

const seenSchema = v.pipe(v.array(v.string()), v.maxLength(limits.commandsRemembered));

/** Lets a command through once, and only in time: a replayed or late one must not restart a screen. */
export class CommandGate {
  readonly #publicKey: string;
  readonly #clock: Pick<HubClock, 'nowMs' | 'trusted'>;
  readonly #storage: Storage;
  #seen: readonly string[] = [];

  constructor(publicKey: string, clock: Pick<HubClock, 'nowMs' | 'trusted'>, storage: Storage) {
    this.#publicKey = publicKey;
    this.#clock = clock;
    this.#storage = storage;
  }

  async load(): Promise<void> {
    const seen = v.safeParse(seenSchema, await this.#storage.readState('commands'));
    if (seen.success) this.#seen = seen.output;
  }

  /**
   * The command to carry out, or null where it expired, was seen before, or the time is not known well enough.
   * @throws LouyuError `wire.*` where it is no command of this hub
   */
  async admit(topic: string, bytes: Uint8Array): Promise<Command['kind'] | null> {
    const command = openCommand(bytes, topic, this.#publicKey);
    if (this.#seen.includes(command.id)) return null;
    if (!this.#clock.trusted || this.#clock.nowMs() >= Date.parse(command.expiresAt)) return null;
    this.#seen = [...this.#seen, command.id].slice(-limits.commandsRemembered);
    // Before it is carried out: a reload must not find its own command again.
    await this.#storage.writeState('commands', this.#seen);
    return command.kind;
  }
}
