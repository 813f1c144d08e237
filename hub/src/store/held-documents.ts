import type Database from 'better-sqlite3';
import type { HeldDocument } from '@louyu/contract/messages';
import type { Loss } from '../core/receipts/ledger.ts';

/** Devices and boards remembered, so that a holding costs few look-ups; emptied when full. */
const devicesMax = 20_000;
const boardsMax = 5_000;

/** Where it is written what documents of a kind carry, which device holds them, and what it carries by them. */
interface Tables {
  readonly entry: string;
  readonly held: string;
  readonly carried: string;
  /** The column that names what is carried. */
  readonly id: string;
}

export const boardTables: Tables = {
  entry: 'board_entry',
  held: 'held_document',
  carried: 'carried',
  id: 'notice_id',
};
export const alarmTables: Tables = {
  entry: 'alarm_entry',
  held: 'held_alarm',
  carried: 'carried_alert',
  id: 'alert_id',
};

interface EntryRow {
  id: string;
  revision: number;
}

interface Held {
  readonly deviceId: string;
  readonly documents: readonly HeldDocument[];
  readonly at: string;
}

interface Outcome {
  /** Notices, or alerts, that the device has received or removed by it. */
  readonly ids: readonly string[];
  readonly understood: boolean;
}

interface DeviceMemory {
  /** `epoch:version` by topic. */
  readonly held: Map<string, string>;
  /** What it carries, as `id/revision`. */
  carried: Set<string>;
}

interface Board {
  readonly entries: readonly string[];
  /** A version that we published in the present epoch, or of a board that is no more. */
  readonly understood: boolean;
}

/**
 * Turns "I hold these documents" into "received" and "removed" for each notice, or alert (DESIGN.md §4: health names every document
 * held). One is carried while any document the device holds has it.
 */
export class HeldDocuments {
  readonly #devices = new Map<string, DeviceMemory>();
  readonly #boards = new Map<string, Board>();
  readonly #heldBy: Database.Statement<[string], { topic: string; epoch: number; version: number }>;
  readonly #carriedBy: Database.Statement<[string], EntryRow>;
  readonly #published: Database.Statement<[string], { epoch: number; version: number }>;
  readonly #entries: Database.Statement<[string, number, number, number], EntryRow>;
  readonly #hold: Database.Statement<[string, string, number, number, string]>;
  readonly #drop: Database.Statement<[string, string]>;
  readonly #receive: Database.Statement<[string, string, number, string]>;
  readonly #remove: Database.Statement<[string, string, string, number]>;
  readonly #lose: Database.Statement<[string, string, string], { id: string }>;

  constructor(sqlite: Database.Database, { entry, held, carried, id }: Tables) {
    this.#heldBy = sqlite.prepare(`select topic, epoch, version from ${held} where device_id = ?`);
    this.#carriedBy = sqlite.prepare(
      `select ${id} as id, revision from ${carried} where device_id = ? and removed_at is null`,
    );
    this.#published = sqlite.prepare('select epoch, version from document where topic = ?');
    this.#entries = sqlite.prepare(
      `select ${id} as id, revision from ${entry}
       where topic = ? and epoch = ? and version_from <= ? and (version_to is null or version_to > ?)`,
    );
    this.#hold = sqlite.prepare(
      `insert into ${held} values (?, ?, ?, ?, ?)
       on conflict (device_id, topic) do update set epoch = excluded.epoch, version = excluded.version, at = excluded.at`,
    );
    this.#drop = sqlite.prepare(`delete from ${held} where device_id = ? and topic = ?`);
    this.#receive = sqlite.prepare(
      `insert into ${carried} (device_id, ${id}, revision, received_at) values (?, ?, ?, ?)
       on conflict (device_id, ${id}, revision) do update set removed_at = null`,
    );
    this.#remove = sqlite.prepare(
      `update ${carried} set removed_at = ? where device_id = ? and ${id} = ? and revision = ?`,
    );
    this.#lose = sqlite.prepare(
      `update ${carried} set removed_at = ?, lost_at = ? where device_id = ? and removed_at is null returning ${id} as id`,
    );
  }

  /** Writes what a device holds and what follows from it; inside the caller's transaction. */
  take({ deviceId, documents, at }: Held): Outcome {
    const memory = this.#memoryOf(deviceId);
    this.#writeHeld(deviceId, memory.held, documents, at);
    const boards = documents.map((document) => this.#boardOf(document));
    const understood = boards.every((board) => board.understood);
    const carries = new Set(boards.flatMap((board) => board.entries));
    const ids = new Set<string>();
    for (const key of carries) {
      if (memory.carried.has(key)) continue;
      const [id, revision] = split(key);
      this.#receive.run(deviceId, id, revision, at);
      ids.add(id);
    }
    for (const key of memory.carried) {
      if (carries.has(key)) continue;
      if (!understood) {
        carries.add(key);
        continue;
      }
      const [id, revision] = split(key);
      this.#remove.run(at, deviceId, id, revision);
      ids.add(id);
    }
    memory.carried = carries;
    return { ids: [...ids], understood };
  }

  /** The glass was replaced: nobody will hear of what it carried. Returns what it was; the next one starts empty. */
  lose({ deviceId, at }: Loss): string[] {
    this.#devices.delete(deviceId);
    return [...new Set(this.#lose.all(at, at, deviceId).map((row) => row.id))];
  }

  /** Forgets what is remembered: a transaction was rolled back. */
  forget(): void {
    this.#devices.clear();
  }

  #memoryOf(deviceId: string): DeviceMemory {
    let memory = this.#devices.get(deviceId);
    if (memory === undefined) {
      if (this.#devices.size >= devicesMax) this.#devices.clear();
      memory = {
        held: new Map(this.#heldBy.all(deviceId).map((row) => [row.topic, versionKey(row)])),
        carried: new Set(this.#carriedBy.all(deviceId).map(entryKey)),
      };
      this.#devices.set(deviceId, memory);
    }
    return memory;
  }

  #writeHeld(
    deviceId: string,
    held: Map<string, string>,
    documents: readonly HeldDocument[],
    at: string,
  ): void {
    const named = new Set<string>();
    for (const document of documents) {
      named.add(document.topic);
      if (held.get(document.topic) === versionKey(document)) continue;
      this.#hold.run(deviceId, document.topic, document.epoch, document.version, at);
      held.set(document.topic, versionKey(document));
    }
    for (const topic of held.keys()) {
      if (named.has(topic)) continue;
      this.#drop.run(deviceId, topic);
      held.delete(topic);
    }
  }

  #boardOf({ topic, epoch, version }: HeldDocument): Board {
    const key = `${topic} ${epoch}:${version}`;
    const known = this.#boards.get(key);
    if (known !== undefined) return known;
    const published = this.#published.get(topic);
    const current = published?.epoch === epoch && version <= published.version;
    const board: Board = {
      entries: this.#entries.all(topic, epoch, version, version).map(entryKey),
      understood: published === undefined || current,
    };
    // What stands in a published version never changes; a version yet to come must not be remembered.
    if (current) {
      if (this.#boards.size >= boardsMax) this.#boards.clear();
      this.#boards.set(key, board);
    }
    return board;
  }
}

function versionKey({ epoch, version }: { epoch: number; version: number }): string {
  return `${epoch}:${version}`;
}

function entryKey({ id, revision }: EntryRow): string {
  return `${id}/${revision}`;
}

function split(key: string): [id: string, revision: number] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), Number(key.slice(slash + 1))];
}
