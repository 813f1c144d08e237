import { randomId } from './link/random-id.ts';
import { TabLease, type TabMark } from './link/tab-lease.ts';

const name = 'louyu-kiosk';

/** Asks the other tabs of this browser which of them speaks for the device. */
export function leaseAmongTabs(onStandby: () => void): TabLease {
  const lease = new TabLease({
    channel: new BroadcastChannel(name),
    mark,
    id: randomId(),
    onStandby,
    onLost: () => {
      window.location.replace(window.location.href);
    },
  });
  window.addEventListener('pagehide', () => {
    lease.release();
  });
  return lease;
}

const mark: TabMark = {
  isSet: () => {
    try {
      return window.localStorage.getItem(name) !== null;
    } catch {
      return false;
    }
  },
  set: (set) => {
    try {
      if (set) window.localStorage.setItem(name, 'led');
      else window.localStorage.removeItem(name);
    } catch (error) {
      console.warn('louyu: other tabs cannot see at once that this one is in charge', error);
    }
  },
};

/** What survives a reload of this tab; null where the browser refuses it. */
export function tabNotes(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
