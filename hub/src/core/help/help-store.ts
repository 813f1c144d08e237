import type { Instant, Localized } from '@louyu/contract/primitives';

/** [我家有困难] of one phone about one notice. */
export interface HelpRecord {
  readonly id: string;
  readonly noticeId: string;
  readonly phoneHash: string;
  /** The screen whose code was scanned, or empty. */
  readonly deviceId: string;
  /** The door it is asked for, where it was said. */
  readonly householdId: string | null;
  readonly words: string;
  readonly askedAt: Instant;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly note: string;
}

/** An open request with what staff are told of it. */
export interface OpenHelp extends Pick<HelpRecord, 'id' | 'noticeId' | 'deviceId' | 'askedAt'> {
  readonly number: number;
  /** Of the notice as it was signed last, in full. */
  readonly title: Localized;
  /** The place that the household stands in. */
  readonly parentId: string | null;
}

export interface HelpStore {
  of(noticeId: string, phoneHash: string): Promise<HelpRecord | undefined>;
  byId(id: string): Promise<HelpRecord | undefined>;
  /** Open ones first, then the newest. */
  list(noticeId: string): Promise<HelpRecord[]>;
  /** Of all notices, oldest first. */
  open(limit: number): Promise<OpenHelp[]>;
  /** Writes it, and that the phone has acknowledged the notice with this choice. */
  save(help: HelpRecord, revision: number): Promise<void>;
}
