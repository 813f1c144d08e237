import type { Change } from '@louyu/contract/api/overview';
import type { Clock, Digest, LiveEvents, Random } from '../ports.ts';
import { alertConditions, drillConditions } from '../alerts/alert-conditions.ts';
import { alertLimitDefaults } from '../alerts/alert-limits.ts';
import { helpConditions } from '../help/help-conditions.ts';
import { Courier, courierDefaults } from '../robots/courier.ts';
import { NoticeNewsService } from '../robots/notice-news.ts';
import type { RobotSender } from '../robots/robot-store.ts';
import { RobotService, robotServiceDefaults } from '../robots/robot-service.ts';
import type { Store } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import type { StaffAlertSource } from './staff-alert-store.ts';
import { StaffAlertService, staffAlertDefaults, type DutyRoster } from './staff-alert-service.ts';

/** How often what holds is read although nothing was said to have changed, in turns: somebody may be late. */
const quietTurns = 15;
/** What changes often and calls nobody: receipts by the second, and what is told from here. */
const uninteresting: ReadonlySet<Change['resource']> = new Set(['delivery', 'staff-alert', 'robot']);
/** How often what is old is forgotten, in turns. */
const forgetTurns = 3_600;

export const alertingDefaults = {
  ...staffAlertDefaults,
  ...courierDefaults,
  ...robotServiceDefaults,
  ...alertLimitDefaults,
  /** So many days after a notice is over nobody is called to countersign it: where one person signs alone, nobody ever can. */
  noticeCountersignAskedDays: 7,
};

export interface AlertingOptions {
  readonly store: Store;
  /** The latest moment lived through: nobody is called by a clock that is wrong. */
  readonly clock: Clock;
  /** The machine's clock, by which robots are waited for. */
  readonly machineClock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  /** Base address that residents' phones reach. */
  readonly publicUrl: string;
  readonly live: LiveEvents;
  readonly roster: DutyRoster;
  /** Who knows of more than the reviews, countersignatures, faults and alerts that are known here. */
  readonly sources?: readonly StaffAlertSource[];
  /** Brought when there is a robot to write to. */
  readonly sender: () => Promise<RobotSender>;
  readonly onFailure: (error: unknown) => void;
  readonly limits: typeof alertingDefaults;
}

export interface Alerting {
  readonly alerts: StaffAlertService;
  readonly robots: RobotService;
  /** Something has changed that staff may have to hear of. */
  touched(change: Change): void;
  /** Looks whether anything is due; once a second. */
  turn(): Promise<void>;
  close(): Promise<void>;
}

/** Somebody hears: raises, calls, and tells the robots (issue "Desk"); other systems hear of notices (R31). */
export function createAlerting(options: AlertingOptions): Alerting {
  const { store, clock, machineClock, sources = [], limits } = options;
  const courier = new Courier({ ...options, clock: machineClock, livedClock: clock });
  const alerts = new StaffAlertService({
    ...options,
    sources: [
      { kind: 'review', current: () => store.staffAlerts.reviews(clock.now()) },
      {
        kind: 'countersignature',
        current() {
          const now = clock.now();
          const shownSince = laterBy(now, -limits.noticeCountersignAskedDays * dayMs);
          return store.staffAlerts.countersignatures(now, shownSince);
        },
      },
      { kind: 'fault', current: () => store.staffAlerts.faults() },
      {
        kind: 'alert',
        async current() {
          const now = clock.now();
          const askedSince = laterBy(now, -limits.alertCountersignAskedDays * dayMs);
          const [current, over] = await Promise.all([
            store.alerts.current(),
            store.alerts.uncountersigned(askedSince),
          ]);
          return [...current, ...over].flatMap((alert) => alertConditions(alert, now, limits));
        },
      },
      {
        kind: 'deadline',
        async current() {
          const { countedFrom } = await store.alerts.drills();
          return drillConditions(countedFrom, clock.now(), limits);
        },
      },
      { kind: 'help', current: () => helpConditions(store) },
      ...sources,
    ],
    queued: () => courier.wake(),
  });
  const news = new NoticeNewsService({ ...options, queued: () => courier.wake() });
  const robots = new RobotService({ ...options, clock: machineClock, changed: () => robotChanged() });
  let changed = true;
  let turns = 0;
  const robotChanged = () => {
    courier.wake();
    // One that is new or goes on is told what it missed.
    changed = true;
  };
  return {
    alerts,
    robots,
    touched({ resource }) {
      if (!uninteresting.has(resource)) changed = true;
    },
    async turn() {
      turns += 1;
      if (changed || turns % quietTurns === 0) {
        changed = false;
        if (await alerts.check()) changed = true;
        await news.check();
      }
      if (turns % forgetTurns === 0) await alerts.forget();
      await courier.turn();
    },
    close: () => courier.close(),
  };
}
