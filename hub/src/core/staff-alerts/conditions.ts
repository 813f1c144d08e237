import type { Instant, Localized } from '@louyu/contract/primitives';
import { shortened } from '../notices/titles.ts';
import type { StaffAlertCondition } from './staff-alert-store.ts';

/** Number as it stands on notices: four digits. */
const numberDigits = 4;
/** Most characters of a title or a name in what staff are called for. */
export const nameMaxChars = 60;

/** A notice that waits: for its first review reviewers hear of it, then whoever may sign; those who had part in it do not. */
export function reviewCondition(review: {
  readonly noticeId: string;
  readonly number: number;
  readonly title: Localized;
  readonly revision: number;
  readonly submittedAt: Instant;
  readonly authorIds: readonly string[];
  /** Whether it needs a first review (R12), and who has passed it. */
  readonly firstReview: boolean;
  readonly reviewedBy: string | null;
  readonly places: readonly string[];
}): StaffAlertCondition {
  const { authorIds, firstReview, reviewedBy } = review;
  const forReviewers = firstReview && reviewedBy === null;
  const number = String(review.number).padStart(numberDigits, '0');
  const { title } = review;
  return {
    key: `review:${review.noticeId}:${review.revision}:${review.submittedAt}${forReviewers ? ':first' : ''}`,
    kind: 'review',
    text: {
      'zh-CN': `${title['zh-CN']}（编号 ${number}）`,
      en: `${title.en ?? title['zh-CN']} (no. ${number})`,
    },
    path: `/sign/${review.noticeId}`,
    roles: [forReviewers ? 'reviewer' : 'approver'],
    except: reviewedBy === null ? authorIds : [...authorIds, reviewedBy],
    places: review.places,
  };
}

/** What one person said on a live notice: another approver is to read it, and when that is late, somebody is to fetch one. */
export function countersignConditions(
  update: {
    readonly noticeId: string;
    readonly number: number;
    readonly title: Localized;
    readonly revision: number;
    readonly dueAt: Instant;
    readonly authorIds: readonly string[];
    readonly places: readonly string[];
  },
  now: Instant,
): StaffAlertCondition[] {
  const number = String(update.number).padStart(numberDigits, '0');
  const { title } = update;
  const condition = {
    path: `/notices/${update.noticeId}`,
    roles: ['approver'] as const,
    except: update.authorIds,
    places: update.places,
  };
  const waiting: StaffAlertCondition = {
    ...condition,
    key: `countersignature:${update.noticeId}:${update.revision}`,
    kind: 'countersignature',
    text: {
      'zh-CN': `${title['zh-CN']}（编号 ${number}）`,
      en: `${title.en ?? title['zh-CN']} (no. ${number})`,
    },
  };
  if (now < update.dueAt) return [waiting];
  const late: StaffAlertCondition = {
    ...condition,
    key: `deadline:countersignature:${update.noticeId}:${update.revision}`,
    kind: 'deadline',
    text: {
      'zh-CN': `还没有补签：${title['zh-CN']}（编号 ${number}）`,
      en: `Not countersigned yet: ${title.en ?? title['zh-CN']} (no. ${number})`,
    },
  };
  return [waiting, late];
}

/** A screen that proves nothing any more: one fault, one alert, until it renders again. */
export function faultCondition(fault: {
  readonly faultId: string;
  readonly kind: 'no-picture' | 'offline';
  readonly deviceId: string;
  readonly deviceName: string;
  readonly places: readonly string[];
}): StaffAlertCondition {
  const name = shortened(fault.deviceName, nameMaxChars);
  const isOffline = fault.kind === 'offline';
  return {
    key: `fault:${fault.faultId}`,
    kind: 'fault',
    text: {
      'zh-CN': isOffline ? `${name} 离线` : `${name} 无画面`,
      en: isOffline ? `${name} is offline` : `${name} shows no picture`,
    },
    path: `/devices/${fault.deviceId}`,
    roles: ['operator', 'admin'],
    except: [],
    places: fault.places,
  };
}
