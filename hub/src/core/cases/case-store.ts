import type { CaseFigures, CasePolicy, ReplyTemplateList } from '@louyu/contract/api/case-policy';
import type {
  CaseCategory,
  CaseEventKind,
  CaseKind,
  CaseSource,
  CaseState,
  CaseTarget,
  CaseTeam,
} from '@louyu/contract/api/cases';
import type { Instant, Language } from '@louyu/contract/primitives';
import type { CasePause } from './working-time.ts';

/** The promise of a case that is to be kept next, with the moments at which somebody is called for it. */
export interface NextPromise {
  readonly target: CaseTarget;
  readonly dueAt: Instant;
  /** 催办: whoever has it is called. */
  readonly remindAt: Instant;
  /** 上报: whoever answers for the office is called. */
  readonly escalateAt: Instant;
}

export type PromiseMoments = Readonly<Record<CaseTarget, Instant | null>>;

export interface CaseRecord {
  readonly id: string;
  readonly siteId: string;
  readonly number: number;
  readonly kind: CaseKind;
  readonly category: CaseCategory;
  readonly state: CaseState;
  readonly team: CaseTeam;
  readonly assigneeId: string | null;
  readonly source: CaseSource;
  /** Who entered it for a resident; null for the resident's own form. */
  readonly enteredBy: string | null;
  readonly placeId: string;
  readonly where: string;
  readonly text: string;
  readonly language: Language;
  readonly noticeId: string | null;
  /** Sealed for `case:{id}`; null where there is none, or none any more. */
  readonly contact: Uint8Array | null;
  /** Of the phone that it came from; null where it came from none, and once its time is over. */
  readonly phoneHash: string | null;
  /** Of the tracking code; null once the resident had their data deleted. */
  readonly codeHash: string | null;
  readonly formHash: string;
  /** Of all that was in the form, by the vault's key. */
  readonly bodyDigest: string;
  readonly createdAt: Instant;
  /** When the promises began: with the case, or when it was reopened or let in. */
  readonly startedAt: Instant;
  readonly done: PromiseMoments;
  readonly due: PromiseMoments;
  /** Promises that were not kept, ever. */
  readonly late: readonly CaseTarget[];
  readonly pauses: readonly CasePause[];
  readonly next: NextPromise | null;
  readonly closedAt: Instant | null;
  readonly deferredUntil: string | null;
  /** Somebody was to be called again, and has not been heard of since. */
  readonly remindedAt: Instant | null;
  readonly escalatedAt: Instant | null;
  readonly reopened: number;
  readonly waitsForStaff: boolean;
  readonly echoes: number;
  readonly held: boolean;
  readonly refused: boolean;
  readonly stars: number | null;
  readonly ratingText: string;
  readonly erasedAt: Instant | null;
}

/** A record as lists read it, with what is counted beside it. */
export interface ListedCase extends CaseRecord {
  readonly photos: number;
}

export interface CaseEventDetail {
  readonly team?: CaseTeam | undefined;
  /** The id of staff. */
  readonly to?: string | undefined;
  readonly until?: string | undefined;
  readonly reason?: string | undefined;
  readonly stars?: number | undefined;
}

export interface CaseEventRecord {
  /** Grows with every event of any case. */
  readonly id: number;
  readonly caseId: string;
  readonly at: Instant;
  readonly kind: CaseEventKind;
  readonly by: 'resident' | 'staff' | 'hub';
  readonly staffId: string | null;
  readonly text: string;
  readonly open: boolean;
  readonly detail: CaseEventDetail;
}

export interface CasePhotoRecord {
  readonly id: string;
  readonly caseId: string;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly by: 'resident' | 'staff';
  readonly createdAt: Instant;
  readonly released: boolean;
  readonly redacted: boolean;
}

/** Whose cases are looked at: all, or those of some teams and one's own. */
export interface CaseViewer {
  readonly staffId: string;
  /** Null: of every team. */
  readonly teams: readonly CaseTeam[] | null;
  /** Null: anywhere. */
  readonly placeIds: readonly string[] | null;
}

export interface CaseQuestion {
  readonly states: readonly CaseState[] | null;
  readonly kind: CaseKind | null;
  readonly team: CaseTeam | null;
  readonly mine: boolean;
  readonly overdue: boolean;
  readonly held: boolean;
  readonly placeIds: readonly string[] | null;
  /** Begun in `[from, to)`. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** A number, or words of the resident. */
  readonly text: string | null;
}

/** Deletes what is older than these moments. */
export interface CaseWipe {
  readonly at: Instant;
  /** Contacts of cases closed before. */
  readonly contactsBefore: Instant;
  readonly photosBefore: Instant;
  readonly phonesBefore: Instant;
}
export interface CaseWiped {
  readonly contacts: number;
  readonly photos: number;
  readonly phones: number;
  /** The cases that something was deleted of. */
  readonly caseIds: readonly string[];
}

export interface CaseStore {
  nextNumber(siteId: string): Promise<number>;
  add(record: CaseRecord): Promise<void>;
  /** Writes everything but what a case is known by. */
  save(record: CaseRecord): Promise<void>;
  byId(id: string): Promise<CaseRecord | undefined>;
  byCodeHash(codeHash: string): Promise<CaseRecord | undefined>;
  byFormHash(formHash: string): Promise<CaseRecord | undefined>;
  page(
    viewer: CaseViewer,
    question: CaseQuestion,
    range: { readonly offset: number; readonly limit: number; readonly now: Instant },
  ): Promise<{ readonly total: number; readonly cases: ListedCase[] }>;
  counts(
    viewer: CaseViewer,
    now: Instant,
  ): Promise<{ open: number; overdue: number; mine: number; held: number }>;
  /** Not closed, with the promises they have; for when those are changed. */
  open(): Promise<CaseRecord[]>;
  /** Open ones at one place that a resident may join, newest first. */
  joinable(placeId: string, limit: number): Promise<CaseRecord[]>;
  /** 待回访 since before a moment. */
  answeredBefore(moment: Instant): Promise<CaseRecord[]>;
  /** How many came since a moment, and when the last one did. */
  submitted(
    from: { readonly phoneHash?: string; readonly placeId?: string; readonly noticeId?: string },
    since: Instant,
  ): Promise<{ readonly count: number; readonly lastAt: Instant | null }>;
  events(caseId: string): Promise<CaseEventRecord[]>;
  addEvent(event: Omit<CaseEventRecord, 'id'>): Promise<void>;
  /** Empties what a resident has written in the course of a case. */
  eraseWords(caseId: string): Promise<void>;
  /** False where this phone has joined before. */
  addEcho(caseId: string, phoneHash: string, at: Instant): Promise<boolean>;
  photos(caseId: string): Promise<CasePhotoRecord[]>;
  addPhoto(photo: CasePhotoRecord): Promise<void>;
  changePhoto(
    id: string,
    change: Partial<
      Pick<CasePhotoRecord, 'fileName' | 'width' | 'height' | 'bytes' | 'released' | 'redacted'>
    >,
  ): Promise<void>;
  removePhotos(caseId: string, by: 'resident'): Promise<void>;
  photoBytes(): Promise<number>;
  photoNames(): Promise<ReadonlySet<string>>;
  policy(): Promise<CasePolicy | undefined>;
  savePolicy(policy: CasePolicy): Promise<void>;
  replies(): Promise<ReplyTemplateList | undefined>;
  saveReplies(replies: ReplyTemplateList): Promise<void>;
  /** Begun within these moments. */
  begun(from: Instant, to: Instant, placeIds: readonly string[] | null): Promise<CaseRecord[]>;
  /** Closed since a moment, without those that were refused or deleted. */
  closedSince(since: Instant): Promise<number>;
  wipe(order: CaseWipe): Promise<CaseWiped>;
  wiped(): Promise<CaseFigures['wiped']>;
  /** Open ones for which somebody is to be called now. */
  calling(now: Instant): Promise<CaseRecord[]>;
}
