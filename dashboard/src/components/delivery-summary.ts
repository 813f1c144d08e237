import type { Delivery, DeliveryState } from '@louyu/contract/api/notices';

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
  /** Screens that were revoked while they carried it: nobody can say what they show. */
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

const attention: readonly DeliveryState[] = [
  'still-carries',
  'not-yet',
  'received',
  'showing',
  'shown',
  'removed',
  'lost',
  'never-carried',
];

/** What still needs looking after comes first; within a state in the order of the places. */
export function byAttention(devices: readonly DeviceDelivery[]): readonly DeviceDelivery[] {
  return devices.toSorted((a, b) => attention.indexOf(a.state) - attention.indexOf(b.state));
}
