import type { PreviewScreen } from '@louyu/contract/api/notices';
import type { BoardNotice } from '@louyu/contract/board';
import type { Instant, Window } from '@louyu/contract/primitives';
import { takeBackMs } from '@louyu/contract/notice-content';
import type { DeviceRecord } from '../devices/device-store.ts';
import { boardNotice } from '../documents/board-body.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import { laterBy } from '../time.ts';
import type { Glass } from './glasses.ts';
import { effectiveRevision } from './lifecycle.ts';
import type { NoticeRecord } from './notice-store.ts';

/** Most kinds of glass that are shown beside each other. */
const screensMaxCount = 6;

/** More than ever stand on one screen. */
const noticesMaxCount = 10_000;

/** A notice that stands on boards, and on which. */
interface Standing {
  readonly notice: BoardNotice;
  readonly placeIds: ReadonlySet<string>;
}

/**
 * What the screens of each glass show beside a notice: of each the one screen where most stands with it at one time, since
 * there the loop is longest; but one that the audience names by itself goes first.
 */
export function screensBeside(
  glasses: readonly Glass[],
  notices: readonly NoticeRecord[],
  tree: PlaceTree,
  audience: readonly string[],
  window: Window,
  now: Instant,
): { readonly screens: PreviewScreen[]; readonly beside: BoardNotice[] } {
  const standing = notices.flatMap((notice) => standingOf(notice, now)).filter((each) => meets(each, window));
  const rank = ({ device, notices: others }: { device: DeviceRecord; notices: readonly BoardNotice[] }) =>
    others.length + (device.spotIds.some((id) => audience.includes(id)) ? noticesMaxCount : 0);
  const chosen = glasses.slice(0, screensMaxCount).map(({ kind, profile, devices }) => {
    const fullest = devices
      .map((device) => ({ device, notices: fullestAt(onScreen(standing, device, tree), window) }))
      .reduce((best, each) => (rank(each) > rank(best) ? each : best));
    return { kind, profile, count: devices.length, ...fullest };
  });
  const screens = chosen.map(({ kind, profile, count, device, notices: others }) => {
    const spotId = device.spotIds[0] ?? '';
    return {
      kind,
      profile,
      count,
      spotId,
      where: tree.where(spotId),
      besideIds: others.map(({ id }) => id),
    };
  });
  const beside = new Map(chosen.flatMap(({ notices: others }) => others.map((other) => [other.id, other])));
  return { screens, beside: [...beside.values()] };
}

function standingOf(notice: NoticeRecord, now: Instant): Standing[] {
  // What was signed just now counts as out: it will be, before anything written here is.
  const revision = effectiveRevision(notice, laterBy(now, takeBackMs));
  const standing = revision === undefined ? undefined : boardNotice(notice, revision, now);
  if (revision === undefined || standing === undefined) return [];
  return [{ notice: standing, placeIds: new Set(revision.draft.audience) }];
}

function meets({ notice }: Standing, window: Window): boolean {
  return notice.windows.some(({ from, to }) => from < window.to && window.from < to);
}

function onScreen(standing: readonly Standing[], device: DeviceRecord, tree: PlaceTree): BoardNotice[] {
  const places = device.spotIds.flatMap((spotId) => tree.upward(spotId)).map(({ id }) => id);
  return standing
    .filter(({ notice }) => notice.profiles?.includes(device.kind) ?? true)
    .filter(({ placeIds }) => places.some((id) => placeIds.has(id)))
    .map(({ notice }) => notice);
}

/** Those of the notices that stand at the moment of the window at which most do. */
function fullestAt(notices: readonly BoardNotice[], window: Window): BoardNotice[] {
  const openAt = (moment: Instant) =>
    notices.filter(({ windows }) => windows.some(({ from, to }) => from <= moment && moment < to));
  const moments = notices
    .flatMap(({ windows }) => windows.map(({ from }) => from))
    .filter((from) => from > window.from && from < window.to);
  return [window.from, ...moments]
    .map(openAt)
    .reduce((fullest, open) => (open.length > fullest.length ? open : fullest));
}
