import type { Change } from '@louyu/contract/api/overview';
import { lazily } from '../lazily.ts';
import type { RobotService } from '../robots/robot-service.ts';
import type { Alerting, AlertingOptions } from './alerting.ts';
import type { StaffAlertService } from './staff-alert-service.ts';

export interface AlertingOnDemand extends Pick<Alerting, 'turn' | 'close'> {
  alerts(): Promise<StaffAlertService>;
  robots(): Promise<RobotService>;
  /** Something has changed that staff may have to hear of. */
  touched(change: Change): void;
}

/** The part that calls staff, brought with its first turn: nothing of it is needed at the start. */
export function alertingOnDemand(options: AlertingOptions): AlertingOnDemand {
  const alerting = lazily(async () => {
    const { createAlerting } = await import('./alerting.ts');
    return createAlerting(options);
  });
  return {
    alerts: async () => (await alerting.get()).alerts,
    robots: async () => (await alerting.get()).robots,
    touched: (change) => alerting.here?.touched(change),
    turn: async () => (await alerting.get()).turn(),
    close: async () => alerting.here?.close(),
  };
}
