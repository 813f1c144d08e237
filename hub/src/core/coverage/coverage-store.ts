import type { ContactRequest, KnownLevel } from '@louyu/contract/api/coverage';
import type { Instant } from '@louyu/contract/primitives';

/** A household that knows a notice, at its surest. */
export interface KnownHousehold {
  readonly householdId: string;
  readonly parentId: string;
  readonly level: KnownLevel;
}

/** A call or a visit about a notice that has been made. */
export interface ContactRecord extends ContactRequest {
  readonly id: string;
  readonly noticeId: string;
  readonly by: string;
  readonly at: Instant;
}

export interface CoverageStore {
  /** Each household once; those that have left the register are left out. */
  known(noticeId: string): Promise<KnownHousehold[]>;
  /** How many households know each notice. */
  counts(noticeIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Phones that have answered, and those of which no door is known. */
  phones(noticeId: string): Promise<{ readonly total: number; readonly anonymous: number }>;
  addContact(contact: ContactRecord): Promise<void>;
  contact(id: string): Promise<ContactRecord | undefined>;
  takeBackContact(id: string, at: Instant): Promise<void>;
  /** The last call or visit that reached nobody, by household. */
  tried(noticeId: string): Promise<ReadonlyMap<string, ContactRecord>>;
}
