import type { Delivery, DeliveryState } from '@louyu/contract/api/delivery';

type DeviceDelivery = Delivery['devices'][number];

const reachedStates: readonly DeliveryState[] = ['showing', 'shown'];

/** What the table of a delivery adds up to. */
export interface DeliverySummary {
  /** Screens that have shown it at least once, of all it is for. */
  readonly reached: number;
  readonly total: number;
  readonly known: number;
  /** Screens that have not said that it is gone, once it is over. */
  readonly stillShowing: readonly DeviceDelivery[];
  /** Screens that were revoked or replaced while they carried it: nobody can say what they show. */
  readonly lost: number;
  /** Whether every screen that carried it has said that it is gone. */
  readonly gone: boolean;
}

export function summarise(delivery: Delivery): DeliverySummary {
  const { devices, state } = delivery;
  const isOver = state === 'recalled' || state === 'expired';
  const stillShowing = devices.filter((device) => device.state === 'still-carries');
  return {
    reached: devices.filter((device) => device.firstShownAt !== null || reachedStates.includes(device.state))
      .length,
    total: devices.length,
    known: delivery.acknowledgments.total,
    stillShowing,
    lost: devices.filter((device) => device.state === 'lost').length,
    gone: isOver && stillShowing.length === 0 && devices.some((device) => device.state === 'removed'),
  };
}

/** What must go comes first, then what is happening, and at the end what nothing has been heard of. */
const order: readonly DeliveryState[] = [
  'still-carries',
  'showing',
  'received',
  'shown',
  'removed',
  'lost',
  'not-yet',
  'never-carried',
];

/** The devices by state, and within a state by name. */
export function inOrder(devices: readonly DeviceDelivery[]): readonly DeviceDelivery[] {
  const rank = (device: DeviceDelivery) => order.indexOf(device.state);
  return devices.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh-CN'));
}

/** How many devices are in each state, in the same order; states that no device is in are left out. */
export function countByState(
  devices: readonly DeviceDelivery[],
): readonly (readonly [DeliveryState, number])[] {
  return order
    .map((state) => [state, devices.filter((device) => device.state === state).length] as const)
    .filter(([, count]) => count > 0);
}
