import type { Receipt } from './receipt.ts';

/** What outlives the browser. What comes back is outside data: whoever reads it parses it. */
export interface Storage {
  readState(name: StateName): Promise<unknown>;
  writeState(name: StateName, value: unknown): Promise<void>;
  /** Sealed bytes by topic, as they travelled. */
  readDocuments(): Promise<ReadonlyMap<string, Uint8Array>>;
  writeDocument(topic: string, bytes: Uint8Array): Promise<void>;
  deleteDocuments(topics: readonly string[]): Promise<void>;
  readFileNames(): Promise<readonly string[]>;
  /** Null where there is no file of this name. */
  readFile(name: string): Promise<Uint8Array | null>;
  writeFile(name: string, bytes: Uint8Array): Promise<void>;
  deleteFiles(names: readonly string[]): Promise<void>;
  readReceipts(): Promise<readonly unknown[]>;
  writeReceipts(receipts: readonly Receipt[]): Promise<void>;
  deleteReceipts(ids: readonly string[]): Promise<void>;
  /** Forgets everything, as after a revocation. */
  wipe(): Promise<void>;
}

export type StateName =
  'alerted' | 'credentials' | 'clock' | 'contact' | 'commands' | 'dropped' | 'hub' | 'renewal';
