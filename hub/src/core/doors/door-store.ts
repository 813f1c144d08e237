import type { Instant } from '@louyu/contract/primitives';

/** The door that a phone is of: by its own word, or proved by the code on a slip. */
export interface PhoneDoor {
  readonly phoneHash: string;
  readonly householdId: string;
  readonly level: 'claimed' | 'proved';
  readonly at: Instant;
}

export interface DoorCodeRecord {
  readonly householdId: string;
  /** SHA-256 of door and code together. */
  readonly codeHash: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
}

/** A household as everybody who stands before the house sees it: a door. */
export interface DoorRecord {
  readonly id: string;
  /** The building, unit or floor that it is in. */
  readonly parentId: string;
  readonly door: string;
}

export interface DoorStore {
  door(householdId: string): Promise<DoorRecord | undefined>;
  /** Those in these places, sorted by door. */
  doors(parentIds: readonly string[]): Promise<DoorRecord[]>;
  ofPhone(phoneHash: string): Promise<PhoneDoor | undefined>;
  /** A phone is of one door: a second one takes the place of the first. */
  save(door: PhoneDoor): Promise<void>;
  forget(phoneHash: string): Promise<void>;
  code(householdId: string): Promise<DoorCodeRecord | undefined>;
  /** Takes the place of older codes; what these had proved is then only claimed. */
  saveCodes(codes: readonly DoorCodeRecord[]): Promise<void>;
  /** When each door got its code, left out those that have none. */
  issued(): Promise<ReadonlyMap<string, Instant>>;
}
