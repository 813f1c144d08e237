import type {
  RobotDelivery,
  StaffAlertKind,
  StaffAlertPolicy,
  StaffAlertPreference,
} from '@louyu/contract/api/staff-alerts';
import type { Role } from '@louyu/contract/api/staff';
import type { Instant, Localized } from '@louyu/contract/primitives';

/** Something that somebody must hear of, for as long as it holds. */
export interface StaffAlertCondition {
  /** Names this occurrence for ever, so that it is raised once: `review:0k3…:2` */
  readonly key: string;
  readonly kind: StaffAlertKind;
  /** What staff and robots read. No personal data: it leaves the house. */
  readonly text: Localized;
  /** Where in the dashboard it is dealt with. */
  readonly path: string;
  /** Who deals with it; the roster, where there is one, comes before them for what is not a review. */
  readonly roles: readonly Role[];
  /** Ids of staff who cannot deal with it: authors of what waits for review. */
  readonly except: readonly string[];
  /** Where it is: who does not answer for all of these places is not called. */
  readonly places: readonly string[];
}

/** Who knows of one kind of condition. Asked after every change and now and then; cheap. */
export interface StaffAlertSource {
  readonly kind: StaffAlertKind;
  current(): Promise<readonly StaffAlertCondition[]>;
}

export interface StaffAlertRecord extends Omit<StaffAlertCondition, 'places'> {
  readonly id: string;
  readonly raisedAt: Instant;
  /** How often the next in the roster was called. */
  readonly step: number;
  readonly nextStepAt: Instant | null;
  readonly takenAt: Instant | null;
  readonly takenBy: string | null;
  readonly resolvedAt: Instant | null;
}

export interface StaffAlertStore {
  /** Not resolved, oldest first. */
  open(): Promise<StaffAlertRecord[]>;
  /** The last that were resolved, newest first. */
  resolved(limit: number): Promise<StaffAlertRecord[]>;
  byId(id: string): Promise<StaffAlertRecord | undefined>;
  add(alert: StaffAlertRecord): Promise<void>;
  change(
    id: string,
    change: Partial<Pick<StaffAlertRecord, 'step' | 'nextStepAt' | 'takenAt' | 'takenBy' | 'resolvedAt'>>,
  ): Promise<void>;
  forgetResolved(before: Instant): Promise<void>;
  preference(staffId: string): Promise<StaffAlertPreference | undefined>;
  savePreference(staffId: string, preference: StaffAlertPreference): Promise<void>;
  policy(): Promise<StaffAlertPolicy | undefined>;
  savePolicy(policy: StaffAlertPolicy): Promise<void>;
  /** By alert, in the order in which they were queued. */
  deliveries(alertIds: readonly string[]): Promise<Map<string, RobotDelivery[]>>;
  /** Notices whose newest revision waits for review, and that can still be signed. */
  reviews(now: Instant): Promise<StaffAlertCondition[]>;
  /** Updates that nobody has countersigned of notices shown after `shownSince`, if that is given; and those late by `now`. */
  countersignatures(now: Instant, shownSince?: Instant): Promise<StaffAlertCondition[]>;
  /** Faults of devices that are open. */
  faults(): Promise<StaffAlertCondition[]>;
}
