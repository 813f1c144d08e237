import {
  curveMinutes,
  curvesBeforeMax,
  type ReachCurve,
  type ReachCurves,
} from '@louyu/contract/api/reach-curves';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Language } from '@louyu/contract/primitives';
import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store.ts';
import { laterBy } from '../time.ts';
import { displaysAt, householdRoots } from './audience.ts';
import { effectiveRevision, newestRevision } from './lifecycle.ts';
import { deliveryOf } from './not-gone.ts';
import type { NoticeRecord } from './notice-store.ts';
import { titleIn } from './titles.ts';

export interface ReachCurvesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Pick<DeviceDirectory, 'devices'>;
}

const minuteMs = 60_000;
/** Among so many notices of the category, those that changed last, the ones before are looked for. */
const lookedThroughMax = 30;

/**
 * How a notice reached screens and phones over time, beside the last ones of the same category (EXPERIENCE "Dashboard":
 * compared with the last time, not with 100 %).
 * @throws LouyuError `notice.not_found`
 */
export async function reachCurves(
  options: ReachCurvesOptions,
  noticeId: string,
  language: Language,
): Promise<ReachCurves> {
  const { store, clock } = options;
  const notice = await store.notices.byId(noticeId);
  if (notice === undefined) throw new LouyuError('notice.not_found');
  const now = clock.now();
  const outAt = deliveryOf(notice, now).outSince;
  if (outAt === null) return { notice: null, before: [] };
  const before = await lastBefore(options, notice, outAt, now);
  const curveOf = (each: NoticeRecord, since: Instant) => curve(options, each, since, now, language);
  return {
    notice: await curveOf(notice, outAt),
    before: await Promise.all(before.map((each) => curveOf(each.notice, each.outAt))),
  };
}

/** The last notices of its category that went out before it, the newest first. */
async function lastBefore(
  { store }: ReachCurvesOptions,
  { id, category }: NoticeRecord,
  outAt: Instant,
  now: Instant,
) {
  const anything = { text: null, placeIds: null, from: null, to: null, before: null };
  const states = ['live', 'expired', 'recalled'] as const;
  const found = await store.notices.page({ ...anything, category, states, limit: lookedThroughMax, now });
  return found
    .flatMap((notice) => {
      const since = deliveryOf(notice, now).outSince;
      return notice.id === id || since === null || since >= outAt ? [] : [{ notice, outAt: since }];
    })
    .toSorted((a, b) => b.outAt.localeCompare(a.outAt))
    .slice(0, curvesBeforeMax);
}

async function curve(
  { store, directory }: ReachCurvesOptions,
  notice: NoticeRecord,
  outAt: Instant,
  now: Instant,
  language: Language,
): Promise<ReachCurve> {
  const { draft } = effectiveRevision(notice, now) ?? newestRevision(notice);
  const tree = await store.places.tree();
  const minutes = minutesSince(outAt, now);
  const reach = await store.notices.reachAt(
    notice.id,
    minutes.map((minute) => laterBy(outAt, minute * minuteMs)),
  );
  return {
    noticeId: notice.id,
    number: notice.number,
    title: titleIn(notice, language, now),
    outAt,
    screens: displaysAt(directory.devices(), draft, tree).length,
    households: await store.places.countHouseholds(householdRoots(draft.audience, tree)),
    points: minutes.map((minute, index) => ({
      minutes: minute,
      ...(reach[index] ?? { reached: 0, known: 0 }),
    })),
  };
}

/** The looks at a notice that are past, and for a week its last whole minute: what is still going on would look too little. */
function minutesSince(outAt: Instant, now: Instant): number[] {
  const elapsed = Math.floor((Date.parse(now) - Date.parse(outAt)) / minuteMs);
  const past = curveMinutes.filter((minutes) => minutes <= elapsed);
  const isAtLook = elapsed < 1 || elapsed >= (curveMinutes.at(-1) ?? 0) || past.at(-1) === elapsed;
  return isAtLook ? past : [...past, elapsed];
}
