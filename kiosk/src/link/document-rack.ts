import { isNewer, type Document } from '@louyu/contract/documents';
import { openDocument } from '@louyu/contract/reading';
import type * as v from 'valibot';

/** How a document that came stands to the one that is held. */
export type Shelved = 'newer' | 'same' | 'older';

/** The documents of one kind that a device holds, the newest of each topic, and what of them its disk has. */
export class DocumentRack<Body> {
  readonly #schema: v.GenericSchema<unknown, Body>;
  readonly #statementsOf: (body: Body) => readonly unknown[];
  readonly #held = new Map<string, Document<Body>>();
  /** As the disk has them: the same as on the glass, unless the disk is full. */
  readonly #onDisk = new Map<string, Body>();

  /** @param statementsOf what a body says, each of which may be taken back */
  constructor(schema: v.GenericSchema<unknown, Body>, statementsOf: (body: Body) => readonly unknown[]) {
    this.#schema = schema;
    this.#statementsOf = statementsOf;
  }

  get bodies(): readonly Body[] {
    return [...this.#held.values()].map((document) => document.body);
  }

  get documents(): ReadonlyMap<string, Document<Body>> {
    return this.#held;
  }

  /**
   * Takes a document if it is newer than what is held, whole.
   * @throws LouyuError `wire.*` where it is not a document of this hub for this topic
   */
  shelve(topic: string, bytes: Uint8Array, publicKey: string): Shelved {
    const document = openDocument(bytes, topic, publicKey, this.#schema);
    const held = this.#held.get(topic);
    if (held !== undefined && !isNewer(document, held)) return isNewer(held, document) ? 'older' : 'same';
    this.#held.set(topic, document);
    return 'newer';
  }

  drop(topic: string): void {
    this.#held.delete(topic);
  }

  /** The disk has what is held of a topic. */
  noteAsHeld(topic: string): void {
    this.noteLater(topic)();
  }

  /** The same once it is called, whatever has come since. */
  noteLater(topic: string): () => void {
    const body = this.#held.get(topic)?.body;
    return () => {
      if (body !== undefined) this.#onDisk.set(topic, body);
    };
  }

  forgetOnDisk(topic: string): void {
    this.#onDisk.delete(topic);
  }

  /** Whether nothing of what the disk has of a topic was taken back by what is held now. */
  mayStay(topic: string): boolean {
    const kept = this.#onDisk.get(topic);
    const held = this.#held.get(topic)?.body;
    if (kept === undefined || held === undefined) return false;
    const now = new Set(this.#statementsOf(held).map((statement) => JSON.stringify(statement)));
    return this.#statementsOf(kept).every((statement) => now.has(JSON.stringify(statement)));
  }
}
