import type { AlarmState, AlertContentByLanguage, AlertMode, Hazard, Severity } from '@louyu/contract/alarm';
import type { Alert, AlertDraft, AlertState } from '@louyu/contract/api/alerts';
import type { Instant } from '@louyu/contract/primitives';

/** One version of what an alert says. It never changes. */
export interface AlertRevisionRecord {
  readonly alertId: string;
  readonly revision: number;
  readonly state: AlarmState;
  readonly severity: Severity;
  /** Places whose alarm documents carry it. */
  readonly placeIds: readonly string[];
  readonly fields: AlertDraft['fields'];
  readonly content: AlertContentByLanguage;
  /** The displays of the audience at that moment. */
  readonly targetIds: readonly string[];
  /** Households of the audience at that moment. */
  readonly households: number;
  readonly saidAt: Instant;
  readonly saidBy: string;
  /** Names the press by which it was said, so that the same press sent twice says it once; null for an end. */
  readonly key: string | null;
}

/** How an alert stands. */
export interface AlertProgress {
  readonly state: AlertState;
  /** When it ends by itself; of one that waits for a second person: when it is withdrawn. */
  readonly until: Instant;
  /** The number to call; empty: the hotline of the site. */
  readonly phone: string;
  /** The second person, where one was needed and has confirmed. */
  readonly confirmedAt: Instant | null;
  readonly confirmedBy: string | null;
  /** When a missing countersignature is reported; null where none is wanted. */
  readonly countersignBy: Instant | null;
  readonly countersignedAt: Instant | null;
  readonly countersignedBy: string | null;
  readonly endedAt: Instant | null;
  /** Null while it is not over, and where it ended by itself. */
  readonly endedBy: string | null;
  /** Until when its end is told on the glass; null where nothing is. */
  readonly toldUntil: Instant | null;
}

/** An emergency or a drill with all that was said in it. */
export interface AlertRecord extends AlertProgress {
  readonly id: string;
  readonly siteId: string;
  readonly number: number;
  readonly mode: AlertMode;
  /** Names the press by which it was raised: unique. */
  readonly key: string;
  readonly templateId: string;
  readonly hazard: Hazard;
  readonly whereId: string;
  readonly whereWords: string;
  readonly needsSecond: boolean;
  readonly raisedAt: Instant;
  readonly raisedBy: string;
  /** In order; there is always one. */
  readonly revisions: readonly AlertRevisionRecord[];
}

/** Something that was done to an alert; `by` is null where it happened by itself. */
export interface AlertDeed {
  readonly at: Instant;
  readonly by: string | null;
  readonly what: Alert['history'][number]['what'];
  /** What an update changed, or the note of an end; empty otherwise. */
  readonly words: string;
}

/** What is known of one revision of an alert on one device: by its receipt, and by the documents it says it holds. */
export interface AlertOnDevice {
  readonly deviceId: string;
  readonly revision: number;
  /** By the device's clock where it has sent a receipt, by the hub's where its health named the document. */
  readonly receivedAt: Instant | null;
  readonly paintedAt: Instant | null;
  /** Whether its health has ever named it: only then can it say that it holds it no more. */
  readonly isHeld: boolean;
  /** When it said that it holds it no more; null while it does, and where it never did. */
  readonly removedAt: Instant | null;
}

export interface AlertStore {
  /** @throws LouyuError `alert.numbers_used_up` */
  nextNumber(siteId: string): Promise<number>;
  byId(id: string): Promise<AlertRecord | undefined>;
  /** The one that a press has raised. */
  byKey(key: string): Promise<AlertRecord | undefined>;
  byNumber(siteId: string, number: number): Promise<AlertRecord | undefined>;
  /** Those that wait or are in force. */
  current(): Promise<AlertRecord[]>;
  /** Those that alarm documents carry at `now`: in force, and those whose end is still told. */
  onGlass(now: Instant): Promise<AlertRecord[]>;
  /** Those that ended after a moment and that nobody has countersigned. */
  uncountersigned(endedAfter: Instant): Promise<AlertRecord[]>;
  /** The last that are over, newest first. */
  past(limit: number): Promise<AlertRecord[]>;
  /** When the last drill was, null where none was yet; and from when on the days to the next are counted. */
  drills(): Promise<{ readonly lastAt: Instant | null; readonly countedFrom: Instant | null }>;
  add(alert: AlertRecord): Promise<void>;
  saveProgress(id: string, progress: AlertProgress): Promise<void>;
  /** Adds it; one that waits for a second person is written again with what held when it was confirmed. */
  saveRevision(revision: AlertRevisionRecord): Promise<void>;
  addDeed(alertId: string, deed: AlertDeed): Promise<void>;
  /** In the order in which they were done. */
  deeds(alertId: string): Promise<AlertDeed[]>;
  onDevices(alertId: string): Promise<AlertOnDevice[]>;
}
