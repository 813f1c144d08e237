import type { Instant } from '@louyu/contract/primitives';

export interface DocumentRecord {
  readonly topic: string;
  readonly siteId: string;
  readonly epoch: number;
  readonly version: number;
  /** SHA-256 of the body. */
  readonly bodyHash: string;
  /** The sealed bytes as they travel. */
  readonly payload: Uint8Array;
  readonly issuedAt: Instant;
}

/** A notice revision as it stands on a board. */
export interface BoardEntry {
  readonly noticeId: string;
  readonly revision: number;
}

export interface DocumentStore {
  all(): Promise<DocumentRecord[]>;
  byTopic(topic: string): Promise<DocumentRecord | undefined>;
  save(document: DocumentRecord): Promise<void>;
  /** Records which notices the saved version of a board carries: opens new entries, closes those that are gone. */
  saveEntries(topic: string, epoch: number, version: number, entries: readonly BoardEntry[]): Promise<void>;
  remove(topic: string): Promise<void>;
}
