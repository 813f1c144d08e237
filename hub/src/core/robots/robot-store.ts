import type { NoticeNews, NoticeNewsTest } from '@louyu/contract/api/notice-news';
import type { RobotKind } from '@louyu/contract/api/robots';
import type { StaffAlertKind } from '@louyu/contract/api/staff-alerts';
import type { Instant, Language, Localized } from '@louyu/contract/primitives';

/** Where a message goes. Address and secret never leave the hub but to that address. */
export interface RobotTarget {
  readonly id: string;
  readonly kind: RobotKind;
  readonly url: string;
  readonly secret: string;
  readonly privateAllowed: boolean;
  readonly language: Language;
}

export interface RobotRecord extends RobotTarget {
  readonly name: string;
  readonly kinds: readonly StaffAlertKind[];
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
  /** Tries without success since the last one that succeeded. */
  readonly failures: number;
  readonly trouble: 'unreachable' | 'refused' | 'limited' | null;
  readonly error: string | null;
  readonly nextTryAt: Instant | null;
  readonly lastSentAt: Instant | null;
}

/** One alert of a message. `id` is the same whenever it is told. */
export interface RobotMessageItem {
  readonly id: string;
  readonly kind: StaffAlertKind | 'test';
  readonly text: Localized;
  readonly path: string;
  readonly raisedAt: Instant;
  readonly step: number;
}

/** What goes out in one request; tried again it has the same id and the same items. */
export interface AlertMessage {
  readonly id: string;
  readonly createdAt: Instant;
  readonly items: readonly [RobotMessageItem, ...RobotMessageItem[]];
}

/** What became of one notice, or a test, as it goes out. */
export interface NewsMessage {
  readonly id: string;
  readonly createdAt: Instant;
  readonly news: NoticeNews | NoticeNewsTest;
}

export type RobotMessage = AlertMessage | NewsMessage;

export interface OpenMessage {
  readonly id: string;
  readonly createdAt: Instant;
  readonly attempts: number;
}

export interface RobotStore {
  all(): Promise<RobotRecord[]>;
  byId(id: string): Promise<RobotRecord | undefined>;
  add(robot: RobotRecord): Promise<void>;
  change(id: string, change: Partial<Omit<RobotRecord, 'id' | 'kind' | 'createdAt'>>): Promise<void>;
  /** With all that waits for it. Kept for a while to be put back. */
  remove(id: string, at: Instant): Promise<void>;
  /** Puts back what was removed; false where it is not kept any more. */
  restore(id: string): Promise<boolean>;
  /** Waiting deliveries by robot. */
  waiting(): Promise<Map<string, number>>;

  /** Queues an alert for a robot; the same again is the same. */
  queue(delivery: { alertId: string; robotId: string; step: number; at: Instant }): Promise<void>;
  /** The revision of each notice that a robot takes to be out, by what was queued for it; 0 where it is to be told anew. */
  told(robotId: string): Promise<ReadonlyMap<string, number>>;
  /** Queues what became of a notice; `revision` null: it is not out any more. */
  queueNews(news: {
    robotId: string;
    noticeId: string;
    revision: number | null;
    body: NoticeNews;
    at: Instant;
  }): Promise<void>;
  /** Lets a robot be told of all notices anew. What waits goes too, but for what is over: that is not told twice. */
  tellAnew(robotId: string): Promise<void>;
  /** What somebody has taken on meanwhile, or is over, needs no message any more. Messages on their way are left alone. */
  dropOvertaken(robotId: string, at: Instant): Promise<void>;
  /** Gives up what has waited since before. */
  giveUpOlderThan(robotId: string, before: Instant, at: Instant): Promise<void>;
  countWaiting(robotId: string): Promise<number>;
  /** The message that was tried and not settled. */
  openMessage(robotId: string): Promise<OpenMessage | undefined>;
  /** Puts the oldest waiting deliveries into a message. */
  addMessage(robotId: string, id: string, at: Instant, take: number): Promise<void>;
  /** Undefined where nothing of it is left. */
  contentOf(messageId: string): Promise<Pick<AlertMessage, 'items'> | Pick<NewsMessage, 'news'> | undefined>;
  /** News that was settled long ago is forgotten with it. */
  settle(
    messageId: string,
    result: { state: 'sent' | 'given-up' | 'open'; at: Instant; error: string | null; attempts: number },
  ): Promise<void>;
  /** When messages were tried since, oldest first; tests of staff count too. */
  attempts(robotId: string, since: Instant): Promise<Instant[]>;
  addAttempt(robotId: string, at: Instant): Promise<void>;
  /** What was settled before: news of notices, and messages whose alerts are forgotten. News is forgotten after a day anyway. */
  forget(before: Instant): Promise<void>;
}

export type RobotOutcome =
  | { readonly kind: 'sent' }
  /** It answered, and not with yes. */
  | { readonly kind: 'refused'; readonly error: string }
  /** Too many messages. */
  | { readonly kind: 'limited'; readonly error: string; readonly retryAfterMs: number | null }
  /** No answer, or one that says to come later. */
  | { readonly kind: 'unreachable'; readonly error: string };

export interface RobotSender {
  /**
   * Whether an address may be written to at all, as far as it can be told without asking for its name.
   * @throws LouyuError `robot.address_refused`
   */
  assertAddress(target: Pick<RobotTarget, 'url' | 'privateAllowed'>): void;
  /** Never throws; within its time-out. */
  send(target: RobotTarget, message: RobotMessage): Promise<RobotOutcome>;
}
