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

/** An alert revision as it stands in an alarm document. */
export interface AlarmEntry {
  readonly alertId: string;
  readonly revision: number;
}

/** What a document carries that its devices are followed by: the notices of a board, the alerts of an alarm. */
export type DocumentEntries =
  | { readonly kind: 'board'; readonly entries: readonly BoardEntry[] }
  | { readonly kind: 'alarm'; readonly entries: readonly AlarmEntry[] };

export interface DocumentStore {
  all(): Promise<DocumentRecord[]>;
  byTopic(topic: string): Promise<DocumentRecord | undefined>;
  save(document: DocumentRecord): Promise<void>;
  /** Records what the saved version of a document carries: opens new entries, closes those that are gone. */
  saveEntries(topic: string, epoch: number, version: number, carried: DocumentEntries): Promise<void>;
  remove(topic: string): Promise<void>;
}
