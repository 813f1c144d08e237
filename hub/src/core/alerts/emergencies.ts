import type { Change } from '@louyu/contract/api/overview';
import type { ClockWatch } from '../clock-watch.ts';
import type { Clock } from '../ports.ts';
import { forgetRollCalls, rollCallDeskOnDemand, type rollCallKeepDefaults } from '../roll-call/roll-call.ts';
import type { RollCallDeskOptions } from '../roll-call/roll-call-desk.ts';
import { RollCallService, type RollCallServiceOptions } from '../roll-call/roll-call-service.ts';
import { ScreenAlerts, type ScreenAlertsOptions } from '../roll-call/screen-alerts.ts';
import { AlertClockwork } from './alert-clockwork.ts';
import { AlertService, type AlertServiceOptions } from './alert-service.ts';
import { AlertViews } from './alert-views.ts';
import type { AlertClock } from './until.ts';

type Dependencies = Omit<AlertServiceOptions, 'clock'> &
  Omit<RollCallServiceOptions, 'alerts' | 'doorOf'> &
  ScreenAlertsOptions &
  RollCallDeskOptions & {
    /** The machine's own, right or wrong. */
    readonly clock: Clock;
    readonly clockWatch: ClockWatch;
    readonly limits: typeof rollCallKeepDefaults;
  };

/** Alerts and who is safe in them: brought at the start, since an emergency waits for nothing. */
export function createEmergencies({ clockWatch, clock: machine, ...ports }: Dependencies) {
  const { store, live, limits } = ports;
  const clock: AlertClock = {
    now: () => clockWatch.lived.now(),
    machineNow: () => machine.now(),
    isRight: () => clockWatch.isRight(),
  };
  const clockwork = new AlertClockwork({ ...ports, clock });
  const emit = (change: Change) => {
    clockwork.touched();
    live.emit(change);
  };
  const lived = { ...ports, clock: clockWatch.lived };
  const screenAlerts = new ScreenAlerts(lived);
  const doorOf = (phoneHash: string) => store.doors.ofPhone(phoneHash);
  return {
    clockwork,
    /** For staff and the guard's desk. */
    staff: {
      alerts: new AlertService({ ...ports, clock, live: { emit } }),
      views: new AlertViews({ ...ports, clock, answersOf: (alertId) => store.rollCall.counts(alertId) }),
      rollCall: rollCallDeskOnDemand(lived),
    },
    /** For phones that have scanned the code of an alert. */
    residents: {
      screenAlerts,
      rollCall: new RollCallService({ ...lived, alerts: screenAlerts, doorOf }),
    },
    forgetRollCalls: () => forgetRollCalls({ store, clock: clockWatch.trusted }, limits),
  };
}
