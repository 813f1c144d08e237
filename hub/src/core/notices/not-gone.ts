import type { Draft } from '@louyu/contract/api/notices';
import type { Instant } from '@louyu/contract/primitives';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import { remembered } from '../remembered.ts';
import { displaysBySpot } from './audience.ts';
import {
  deviceLine,
  fellSilent,
  signOf,
  silentSpan,
  type DeliveryInput,
  type DeviceGlance,
  type Sign,
} from './delivery.ts';
import { effectiveRevision, newestRevision, stateOf, takenDownAt } from './lifecycle.ts';
import type { DeviceDelivery, NoticeRecord, NoticeStore } from './notice-store.ts';

export interface GlassView {
  readonly devices: readonly DeviceRecord[];
  readonly glance: (deviceId: string) => DeviceGlance | undefined;
  /** The displays that an audience reaches. */
  readonly displaysFor: (audience: Draft) => ReadonlySet<DeviceRecord>;
  readonly now: Instant;
}

/** The glass as it is now, for a whole list: hundreds of devices are asked for every notice of it, and most are for the same places. */
export function glassView(
  devices: readonly DeviceRecord[],
  tree: PlaceTree,
  now: Instant,
  glance: GlassView['glance'],
): GlassView {
  const displays = new Map<string, ReadonlySet<DeviceRecord>>();
  const find = displaysBySpot(devices, tree);
  return {
    devices,
    now,
    glance: remembered(glance),
    displaysFor({ audience, profiles }) {
      const key = JSON.stringify([audience, profiles]);
      const known = displays.get(key) ?? find({ audience, profiles });
      displays.set(key, known);
      return known;
    },
  };
}

/** What is the same for all devices of a notice. */
export function deliveryOf(
  notice: NoticeRecord,
  now: Instant,
): Pick<DeliveryInput, 'noticeId' | 'state' | 'outSince' | 'overSince'> {
  const firstOut = notice.revisions.find((revision) => revision.state === 'signed')?.goesOutAt ?? null;
  return {
    noticeId: notice.id,
    state: stateOf(notice, now),
    outSince: firstOut !== null && firstOut <= now ? firstOut : null,
    overSince: overSince(notice, now),
  };
}

/** The displays a notice is for: by the revision that is out, or the newest while none is. */
export function targetsOf(notice: NoticeRecord, { displaysFor, now }: GlassView): ReadonlySet<DeviceRecord> {
  return displaysFor((effectiveRevision(notice, now) ?? newestRevision(notice)).draft);
}

/**
 * Whether what is known of a device tells of this notice. Every display of a place holds the place's board; one of a kind that
 * the notice is not for never shows it.
 */
export function tellsOf(
  notice: NoticeRecord,
  { kind }: Pick<DeviceRecord, 'kind'>,
  rows: readonly DeviceDelivery[],
): boolean {
  return rows.some(({ revision, secondsShown }) => {
    const profiles = notice.revisions.find((each) => each.revision === revision)?.draft.profiles;
    return secondsShown > 0 || (profiles?.some((each) => each === kind) ?? true);
  });
}

/**
 * On how many displays each of these notices is not yet gone, by the rule of the delivery page: those that have not said so,
 * and those that fell silent before they could say anything. Notices that are not over have none.
 */
export async function countNotGone(
  store: Pick<NoticeStore, 'unsettled'>,
  notices: readonly NoticeRecord[],
  view: GlassView,
): Promise<ReadonlyMap<string, number>> {
  const { now, glance } = view;
  const byNotice = new Map(notices.map((notice) => [notice.id, notice]));
  const over = notices.map((notice) => deliveryOf(notice, now)).filter((each) => each.overSince !== null);
  const lineOf = (each: (typeof over)[number], device: DeviceRecord, rows: readonly DeviceDelivery[]) =>
    deviceLine({ ...each, device, glance: glance(device.id), rows });
  const signs = signsOf(view);
  const silent = new Map(
    over.map((each) => [each.noticeId, silentOf(each, byNotice.get(each.noticeId), signs, view)]),
  );
  const suspects = new Set([...silent.values()].flat().map((device) => device.id));
  const rows = await store.unsettled(
    over.map((each) => each.noticeId),
    [...suspects],
  );
  const byId = new Map(view.devices.map((device) => [device.id, device]));
  return new Map(
    over.map((each) => {
      const notice = byNotice.get(each.noticeId);
      const mute = new Set(silent.get(each.noticeId));
      const rowsOfAll = rows.get(each.noticeId) ?? [];
      if (rowsOfAll.length === 0 && mute.size === 0) return [each.noticeId, 0];
      const known = Map.groupBy(rowsOfAll, (row) => row.deviceId);
      const asked = new Set([...known.keys(), ...[...mute].map(({ id }) => id)]);
      const carrying = [...asked].filter((id) => {
        const device = byId.get(id);
        const rowsOf = known.get(id) ?? [];
        if (device === undefined || notice === undefined) return false;
        if (!mute.has(device) && !tellsOf(notice, device, rowsOf)) return false;
        return lineOf(each, device, rowsOf).state === 'still-carries';
      });
      return [each.noticeId, carrying.length];
    }),
  );
}

interface Signs {
  /** By the notice on their glass. */
  readonly showing: ReadonlyMap<string | null, readonly Signed[]>;
  /** Those that are away, the longest silent first. */
  readonly away: readonly Signed[];
}

interface Signed {
  readonly device: DeviceRecord;
  readonly sign: Sign;
}

/** The last signs of life of all devices, so that few of them are looked at for each notice. */
function signsOf({ devices, glance }: GlassView): Signs {
  const all = devices.map((device) => ({ device, sign: signOf(device, glance(device.id)) }));
  const away = all.filter(({ sign }) => !sign.online && sign.at !== null);
  away.sort((a, b) => ((a.sign.at ?? '') < (b.sign.at ?? '') ? -1 : 1));
  return {
    showing: Map.groupBy(
      all.filter(({ sign }) => sign.online),
      ({ sign }) => sign.visibleId,
    ),
    away,
  };
}

/** Of the displays of a notice that is over, those that show it, or may without having said anything of it. */
function silentOf(
  { noticeId, outSince, overSince }: ReturnType<typeof deliveryOf>,
  notice: NoticeRecord | undefined,
  { showing, away }: Signs,
  view: GlassView,
): DeviceRecord[] {
  const suspects = [...(showing.get(noticeId) ?? [])];
  if (outSince !== null && overSince !== null) {
    const span = silentSpan(outSince, overSince);
    for (const signed of away) {
      if ((signed.sign.at ?? '') > span.to) break;
      if (fellSilent(signed.sign, span)) suspects.push(signed);
    }
  }
  if (suspects.length === 0 || notice === undefined) return [];
  const targets = targetsOf(notice, view);
  return suspects.map(({ device }) => device).filter((device) => targets.has(device));
}

/** When the notice was recalled or replaced, or its window ended; null where neither has happened. */
function overSince(notice: NoticeRecord, now: Instant): Instant | null {
  const downAt = takenDownAt(notice, now);
  if (downAt !== null) return downAt;
  const endedAt = effectiveRevision(notice, now)?.visibleTo ?? null;
  return endedAt !== null && endedAt <= now ? endedAt : null;
}
