import type { Draft } from '@louyu/contract/api/notices';
import type { Instant } from '@louyu/contract/primitives';
import type { RegisterChange } from '@louyu/contract/api/households';

export interface HouseholdRecord {
  readonly id: string;
  /** The building, unit or floor that it is in. */
  readonly parentId: string;
  readonly door: string;
  /** The contact as a vault sealed it for this id; null where there is none. */
  readonly sealed: Uint8Array | null;
  readonly phoneCount: number;
  readonly hasName: boolean;
  readonly tagIds: readonly string[];
  readonly updatedAt: Instant;
  /** The bulk change that wrote it last; null when a person did. */
  readonly changeId: string | null;
}

/** A record with what it is found by: digests of its phone numbers and its name. */
export interface HouseholdWrite {
  readonly record: HouseholdRecord;
  readonly digests: readonly string[];
}

/** What a question leaves out; an absent part leaves out nothing. */
export interface HouseholdFilter {
  readonly doorPrefix?: string | undefined;
  readonly tagIds?: readonly string[] | undefined;
  readonly digest?: string | undefined;
  readonly lacksPhone?: boolean | undefined;
}

export interface TagRecord {
  readonly id: string;
  /** Its name, sealed for its id. */
  readonly sealed: Uint8Array;
}

export type ChangeRecord = Omit<RegisterChange, 'by' | 'undoable'> & {
  readonly by: string;
  /** Places that it made. */
  readonly placeIds: readonly string[];
};

/** What a bulk change has overwritten; null where the household is new. */
export interface UndoRecord {
  readonly householdId: string;
  readonly before: HouseholdRecord | null;
}

/** An audience that was saved; its places may have been removed since. */
export interface AudienceRecord {
  readonly id: string;
  readonly name: string;
  readonly placeIds: readonly string[];
  readonly tagIds: readonly string[];
  /** The kinds of display; undefined for all. */
  readonly profiles?: Draft['profiles'];
}

/** Households with what is known of them. The rows of the place tree are kept along. */
export interface HouseholdStore {
  byId(id: string): Promise<HouseholdRecord | undefined>;
  /** How many fit, by the place they stand in. */
  counts(filter: HouseholdFilter): Promise<ReadonlyMap<string, number>>;
  /** Those in these places that fit, sorted by door. */
  inParents(parentIds: readonly string[], filter: HouseholdFilter): Promise<HouseholdRecord[]>;
  /** Some of those in a place that fit, sorted by door. */
  pageOf(
    parentId: string,
    filter: HouseholdFilter,
    part: { readonly offset: number; readonly limit: number },
  ): Promise<HouseholdRecord[]>;
  /** Writes new households and changed ones. */
  save(siteId: string, writes: readonly HouseholdWrite[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes one that is kept for a while to be put back, its contact sealed as it was. */
  removeKept(id: string, at: Instant): Promise<void>;
  /** Puts back what was removed so; false where it is not kept any more. */
  restore(id: string): Promise<boolean>;
  /** Groups of households that share a digest, the ids sorted. */
  sharing(): Promise<readonly (readonly string[])[]>;

  tags(): Promise<TagRecord[]>;
  addTag(tag: TagRecord): Promise<void>;
  /** Households with each tag. */
  tagCounts(): Promise<ReadonlyMap<string, number>>;

  /** By name. */
  audiences(): Promise<AudienceRecord[]>;
  addAudience(audience: AudienceRecord, createdBy: string, at: Instant): Promise<void>;
  removeAudience(id: string): Promise<void>;

  /** Newest first. */
  changes(limit: number): Promise<ChangeRecord[]>;
  /** Remembers a bulk change; what was kept to take older ones back is forgotten. */
  addChange(change: ChangeRecord): Promise<void>;
  addUndo(changeId: string, undo: readonly UndoRecord[]): Promise<void>;
  undoOf(changeId: string): Promise<UndoRecord[]>;
  markUndone(changeId: string, at: Instant): Promise<void>;
}
