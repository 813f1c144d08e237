import type { Instant } from '@louyu/contract/primitives';
import type { DeviceRecord } from '../devices/device-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import { displaysAt } from './audience.ts';
import { deviceLine, type DeliveryInput, type DeviceGlance } from './delivery.ts';
import { effectiveRevision, newestRevision, stateOf, takenDownAt } from './lifecycle.ts';
import type { DeviceDelivery, NoticeRecord, NoticeStore } from './notice-store.ts';

export interface GlassView {
  readonly devices: readonly DeviceRecord[];
  readonly tree: PlaceTree;
  readonly glance: (deviceId: string) => DeviceGlance | undefined;
  readonly now: Instant;
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
export function targetsOf(notice: NoticeRecord, { devices, tree, now }: GlassView): DeviceRecord[] {
  return displaysAt(devices, (effectiveRevision(notice, now) ?? newestRevision(notice)).draft, tree);
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
  const { now } = view;
  // The same hundreds of devices are asked for every notice of a list.
  const glance = remembered(view.glance);
  const over = notices.map((notice) => deliveryOf(notice, now)).filter((each) => each.overSince !== null);
  const lineOf = (each: (typeof over)[number], device: DeviceRecord, rows: readonly DeviceDelivery[]) =>
    deviceLine({ ...each, device, glance: glance(device.id), rows });
  const silent = new Map(
    over.map((each) => {
      const notice = notices.find(({ id }) => id === each.noticeId);
      const targets = notice === undefined ? [] : targetsOf(notice, view);
      return [each.noticeId, targets.filter((device) => lineOf(each, device, []).state === 'still-carries')];
    }),
  );
  const suspects = new Set([...silent.values()].flat().map((device) => device.id));
  const rows = await store.unsettled(
    over.map((each) => each.noticeId),
    [...suspects],
  );
  const byId = new Map(view.devices.map((device) => [device.id, device]));
  return new Map(
    over.map((each) => {
      const known = Map.groupBy(rows.get(each.noticeId) ?? [], (row) => row.deviceId);
      const notice = notices.find(({ id }) => id === each.noticeId);
      const mute = new Set(silent.get(each.noticeId));
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

function remembered<Value>(read: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const held = known.get(key) ?? { value: read(key) };
    known.set(key, held);
    return held.value;
  };
}

/** When the notice was recalled or replaced, or its window ended; null where neither has happened. */
function overSince(notice: NoticeRecord, now: Instant): Instant | null {
  const downAt = takenDownAt(notice, now);
  if (downAt !== null) return downAt;
  const endedAt = effectiveRevision(notice, now)?.visibleTo ?? null;
  return endedAt !== null && endedAt <= now ? endedAt : null;
}
