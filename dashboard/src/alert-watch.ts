import type { StaffAlertList } from '@louyu/contract/api/staff-alerts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { callsOf, soundsFor } from './alert-calls.ts';
import { fetchStaffAlerts } from './api/staff-alerts.ts';
import { Live } from './api/live.ts';
import { chime, isChimeBlocked } from './chime.ts';

const storageKey = 'louyu.rung';
/** Calls of which this browser remembers that they have sounded. */
const rememberedMax = 300;
/** Tabs of one browser hear of a call at the same moment: by chance one is first, and the others find it remembered. */
const turnMaxMs = 250;

/** Follows what this person is called for, for the title and the menu, and sounds for each call once in this browser. */
export class AlertWatch implements ReactiveController {
  readonly #live: Live<StaffAlertList, 'signed-in' | undefined>;
  #heard: StaffAlertList | undefined;
  readonly #onGesture = () => void this.#sound();

  constructor(host: ReactiveControllerHost, isSignedIn: () => boolean) {
    this.#live = new Live(host, {
      key: () => (isSignedIn() ? ('signed-in' as const) : undefined),
      load: (_, signal) => fetchStaffAlerts(signal),
      touchedBy: (change) => change.resource === 'staff-alert',
    });
    host.addController(this);
  }

  get count(): number {
    const { value } = this.#live;
    return value === undefined ? 0 : callsOf(value).length;
  }

  hostConnected(): void {
    // What could not sound before the first touch of the page sounds with it.
    document.addEventListener('pointerup', this.#onGesture);
    document.addEventListener('keyup', this.#onGesture);
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerup', this.#onGesture);
    document.removeEventListener('keyup', this.#onGesture);
  }

  hostUpdated(): void {
    const { value } = this.#live;
    if (value === this.#heard) return;
    this.#heard = value;
    setTimeout(() => void this.#sound(), Math.random() * turnMaxMs);
  }

  async #sound(): Promise<void> {
    const list = this.#heard;
    if (list === undefined || isChimeBlocked()) return;
    const rung = readRung();
    const due = soundsFor(list, new Set(rung));
    if (due.length === 0) return;
    localStorage.setItem(storageKey, [...rung, ...due].slice(-rememberedMax).join(' '));
    await chime(list.preference.volumePercent);
  }
}

function readRung(): readonly string[] {
  return (localStorage.getItem(storageKey) ?? '').split(' ').filter((key) => key !== '');
}
