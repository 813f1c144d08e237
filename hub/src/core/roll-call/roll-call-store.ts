import type { DoorFinding, RollCallAnswer } from '@louyu/contract/api/alerts';
import type { AlertMode } from '@louyu/contract/alarm';
import type { Instant } from '@louyu/contract/primitives';

/** The door that a phone is of: by its own word, or proved by a code. */
export interface PhoneDoor {
  readonly householdId: string;
  readonly level: 'claimed' | 'proved';
}

/** What one phone says in the roll-call of one alert. */
export interface WordRecord {
  readonly id: string;
  readonly alertId: string;
  /** SHA-256 of the random id of the phone. */
  readonly phoneHash: string;
  /** The screen whose code was scanned, or `noDevice`. */
  readonly deviceId: string;
  /** Its newest word. */
  readonly answer: RollCallAnswer;
  /** Null: it has not said which door it is of. */
  readonly door: PhoneDoor | null;
  readonly at: Instant;
  /** Its call for help, which no later word of its own takes back; null while it has made none. */
  readonly help: { readonly at: Instant; readonly householdId: string | null } | null;
  /** Staff has been where it came from, which counts while no door is known. */
  readonly seen: { readonly at: Instant; readonly by: string } | null;
}

/** What staff found at a door last. */
export interface FindingRecord {
  readonly alertId: string;
  readonly householdId: string;
  readonly as: DoorFinding;
  readonly at: Instant;
  readonly by: string;
}

/** A call for help to which nobody has come yet, with what staff are told of it. */
export interface OpenCall {
  readonly wordId: string;
  readonly alertId: string;
  readonly alertNumber: number;
  readonly mode: AlertMode;
  readonly at: Instant;
  readonly deviceId: string;
  /** Where the household stands; null where no door is known. */
  readonly parentId: string | null;
}

/** What phones have answered, each counted once: `anonymous` are those of all without a door. */
export interface AnswerCounts {
  readonly safe: number;
  readonly needHelp: number;
  readonly away: number;
  readonly anonymous: number;
}

/** 报平安: the words of phones, and what staff found. */
export interface RollCallStore {
  ofPhone(alertId: string, phoneHash: string): Promise<WordRecord | undefined>;
  word(alertId: string, wordId: string): Promise<WordRecord | undefined>;
  words(alertId: string): Promise<WordRecord[]>;
  saveWord(word: WordRecord): Promise<void>;
  findings(alertId: string): Promise<FindingRecord[]>;
  findingAt(alertId: string, householdId: string): Promise<FindingRecord | undefined>;
  saveFinding(finding: FindingRecord): Promise<void>;
  removeFinding(alertId: string, householdId: string): Promise<void>;
  /** Oldest first. Of drills only while they are on. */
  openCalls(limit: number): Promise<OpenCall[]>;
  /** Also of those that are forgotten. */
  counts(alertId: string): Promise<AnswerCounts>;
  /** Keeps the sums of alerts that were over before, and forgets who said what and what was found. */
  forget(overBefore: Instant): Promise<void>;
}
