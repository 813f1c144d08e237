import type { UpdateKind } from '@louyu/contract/api/notice-updates';
import type { NoticeState } from '@louyu/contract/api/delivery';
import type { Draft } from '@louyu/contract/api/notices';
import type { Category, ContentByLanguage, Priority } from '@louyu/contract/notice-content';
import type { Instant, Window } from '@louyu/contract/primitives';
import type { Template } from './template.ts';

export interface RevisionRecord {
  readonly noticeId: string;
  readonly revision: number;
  readonly state: 'draft' | 'in-review' | 'signed' | 'returned';
  readonly draft: Draft;
  /** In the version that the draft is written with. */
  readonly template: Template;
  /** Rendered at submission; null before. */
  readonly content: ContentByLanguage | null;
  readonly priority: Priority;
  /** Who wrote it last. */
  readonly authorId: string;
  /** All who wrote words that are in it: none of them signs it (R13). */
  readonly authorIds: readonly string[];
  /** How often its draft was written, from 1. */
  readonly edit: number;
  readonly createdAt: Instant;
  readonly submittedAt: Instant | null;
  readonly signedBy: string | null;
  readonly signedAt: Instant | null;
  readonly goesOutAt: Instant | null;
  /** The window, concrete from the signature on: of a schedule from its first window to its last. */
  readonly visibleFrom: Instant | null;
  readonly visibleTo: Instant | null;
  /** The windows of a schedule, concrete from the signature on, and as they would be from the submission on; null without one. */
  readonly windows: readonly Window[] | null;
  readonly returnReason: string | null;
  /** Whether a reviewer reads it before it is signed (R12), as the site said when it was submitted. */
  readonly firstReview: boolean;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Instant | null;
  /** By whose one word it was made of the revision before: then `signedBy` said it; null for what was written and signed. */
  readonly update: UpdateKind | 'put-back' | null;
  /** Until when another person should have countersigned such an update, and who has; null where nobody need. */
  readonly countersignDueAt: Instant | null;
  readonly countersignedBy: string | null;
  readonly countersignedAt: Instant | null;
}

/** By which notice another one is replaced. */
export interface Superseded {
  readonly by: string;
  /** When that one goes out: until then its signature can be taken back. */
  readonly outAt: Instant;
  /** When that one opens, and this one closes. */
  readonly at: Instant;
}

export interface NoticeRecord {
  readonly id: string;
  readonly siteId: string;
  readonly number: number;
  readonly templateId: string;
  readonly category: Category;
  readonly title: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly recalledAt: Instant | null;
  readonly recalledBy: string | null;
  readonly recallReason: string | null;
  readonly superseded: Superseded | null;
  /** Oldest first; never empty. */
  readonly revisions: readonly RevisionRecord[];
}

/** What the phone page and the delivery page count. */
export interface AcknowledgmentCount {
  readonly deviceId: string;
  readonly count: number;
  readonly lastAt: Instant;
}

/** What is known of one notice on one device. */
export interface DeviceDelivery {
  readonly deviceId: string;
  readonly revision: number;
  readonly receivedAt: Instant | null;
  readonly removedAt: Instant | null;
  /** When a glass that carried it was replaced, and so never said that it was gone. */
  readonly lostAt: Instant | null;
  readonly firstShownAt: Instant | null;
  readonly lastShownAt: Instant | null;
  readonly secondsShown: number;
}

/** How far a notice had got at some moment. */
export interface ReachAt {
  readonly reached: number;
  readonly known: number;
}

/** What lists show of a notice without its devices. */
export interface NoticeCounts {
  /** Devices that showed some revision of it. */
  readonly shownOn: number;
  readonly acknowledged: number;
}

/** What somebody looks for among all notices; null asks for nothing. */
export interface ArchiveQuestion {
  /** Words in any of its texts, or its number: those with spaces between must all be there. */
  readonly text: string | null;
  readonly states: readonly NoticeState[] | null;
  readonly category: Category | null;
  /** Places of which it is or was for any. */
  readonly placeIds: readonly string[] | null;
  /** It was on the screens, or was begun, between these moments. */
  readonly from: Instant | null;
  readonly to: Instant | null;
}

export interface ArchiveQuery extends ArchiveQuestion {
  readonly limit: number;
  readonly before: string | null;
  readonly now: Instant;
}

export interface NoticeStore {
  byId(id: string): Promise<NoticeRecord | undefined>;
  byNumber(siteId: string, number: number): Promise<NoticeRecord | undefined>;
  /** Newest change first; `before` is `updatedAt/id` of the last one seen. Of `states` it may answer more than was asked for. */
  page(query: ArchiveQuery): Promise<NoticeRecord[]>;
  /** Notices that may need somebody now: unsigned newest revision, or a signed one visible after `since`. */
  current(since: Instant): Promise<NoticeRecord[]>;
  nextNumber(siteId: string): Promise<number>;
  add(notice: NoticeRecord): Promise<void>;
  /** Writes the notice's own columns and the given revisions. */
  save(notice: Omit<NoticeRecord, 'revisions'>, revisions: readonly RevisionRecord[]): Promise<void>;
  /** Takes a draft out of all lists, with what hangs on it. Kept for a while to be put back; nobody gets its number until then. */
  remove(notice: NoticeRecord, at: Instant): Promise<void>;
  /** Puts back what was removed; undefined where it is not kept any more. */
  restore(id: string): Promise<NoticeRecord | undefined>;
  /** Signed revisions of these places that are not recalled and visible after `now`. */
  forBoards(placeIds: readonly string[], now: Instant): Promise<NoticeRecord[]>;

  counts(noticeIds: readonly string[]): Promise<ReadonlyMap<string, NoticeCounts>>;
  deliveries(noticeId: string): Promise<DeviceDelivery[]>;
  /** By notice: the rows of devices that have not said that it is gone, and all rows of the given devices. */
  unsettled(
    noticeIds: readonly string[],
    deviceIds: readonly string[],
  ): Promise<ReadonlyMap<string, DeviceDelivery[]>>;
  acknowledgments(noticeId: string): Promise<AcknowledgmentCount[]>;
  /** On how many devices it had been shown, and how many phones had said 已知晓, at each of some moments; in their order. */
  reachAt(noticeId: string, moments: readonly Instant[]): Promise<readonly ReachAt[]>;
  /** Whether the notice stands or ever stood on a board that this device reads or has held. */
  wasOnBoardOf(noticeId: string, deviceId: string, boardTopics: readonly string[]): Promise<boolean>;
}
