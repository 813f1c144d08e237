import type { Category } from '@louyu/contract/notice-content';
import type { Instant, Window } from '@louyu/contract/primitives';

/** A notice that went out for the first time in a period. */
export interface SentNotice {
  readonly id: string;
  readonly category: Category;
  /** From when on it was to be seen. */
  readonly seenFrom: Instant;
}

/** When a screen painted a notice for the first time. */
export interface Painting {
  readonly noticeId: string;
  readonly at: Instant;
}

export type KnownLevels = Readonly<Record<'noted' | 'claimed' | 'proved', number>>;

export interface ReportStore {
  sent(period: Window): Promise<SentNotice[]>;
  paintings(noticeIds: readonly string[]): Promise<Painting[]>;
  /** Phones that said 已知晓, by notice. */
  phones(noticeIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Distinct households that know of any of these, each at its surest level. */
  known(noticeIds: readonly string[]): Promise<KnownLevels>;
  households(): Promise<number>;
  staffAlerts(period: Window): Promise<
    readonly {
      readonly raisedAt: Instant;
      readonly takenAt: Instant | null;
      readonly resolvedAt: Instant | null;
    }[]
  >;
  emergencies(period: Window): Promise<{ readonly real: number; readonly drill: number }>;
}
