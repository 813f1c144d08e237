import type { AlertRequest } from '@louyu/contract/api/alerts';
import { AlertClockwork } from '../../hub/src/core/alerts/alert-clockwork.ts';
import { alertLimitDefaults } from '../../hub/src/core/alerts/alert-limits.ts';
import { AlertService } from '../../hub/src/core/alerts/alert-service.ts';
import type { AlertRecord } from '../../hub/src/core/alerts/alert-store.ts';
import { AlertViews } from '../../hub/src/core/alerts/alert-views.ts';
import type { Actor } from '../../hub/src/core/ports.ts';
import { alertRoutes } from '../../hub/src/http/alerts.ts';
import { openDeviceHub, type DeviceHub } from './device-hub.ts';

/** Alerts on a real database and behind their routes, with clocks to turn. */
export interface AlertDesk {
  readonly hub: DeviceHub;
  readonly alerts: AlertService;
  readonly views: AlertViews;
  readonly clockwork: AlertClockwork;
  /** Whether the hub's clock is right, and what the machine's says. */
  readonly clock: { isRight: boolean; machineNow: string | undefined };
  raise(change?: Partial<AlertRequest>, actor?: Actor): Promise<AlertRecord>;
  /** What the audit log has of a deed, oldest first. */
  audited(action: string): Promise<{ actorId: string | null; detail: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

export const operator: Actor = { id: 'operator', name: '值班', roles: ['operator'] };
export const second: Actor = { id: 'second', name: '同事', roles: ['operator', 'approver'] };
export const clearer: Actor = { id: 'clearer', name: '主管', roles: ['clearer'] };

let presses = 0;

/** A flood in the lobby of building 3, held long enough. */
export function press(change: Partial<AlertRequest> = {}): AlertRequest {
  presses += 1;
  return {
    templateId: 'flood',
    mode: 'real',
    whereId: 'lobby',
    whereWords: '',
    fields: { source: { 'zh-CN': '住户报告', en: 'a resident' } },
    key: `press${String(presses).padStart(11, '0')}`,
    heldMs: 5000,
    ...change,
  };
}

export async function openAlertDesk(): Promise<AlertDesk> {
  const hub = await openDeviceHub();
  const clock = { isRight: true, machineNow: undefined as string | undefined };
  const parts = {
    ...hub,
    clock: {
      now: () => hub.clock.now(),
      machineNow: () => clock.machineNow ?? hub.clock.now(),
      isRight: () => clock.isRight,
    },
    random: { id: () => `alert${(ids += 1)}`, bytes: (length: number) => new Uint8Array(length) },
    devices: hub.live,
    limits: alertLimitDefaults,
  };
  let ids = 0;
  const clockwork = new AlertClockwork({
    ...parts,
    live: { emit: (change) => void hub.changes.push(change) },
  });
  const alerts = new AlertService({
    ...parts,
    live: {
      emit(change) {
        clockwork.touched();
        hub.changes.push(change);
      },
    },
  });
  const views = new AlertViews(parts);
  hub.app.route('/api/alerts', alertRoutes({ alerts, views }));
  return {
    hub,
    alerts,
    views,
    clockwork,
    clock,
    raise: (change, actor = operator) => alerts.raise(actor, press(change), 'zh-CN'),
    async audited(action) {
      const rows = await hub.db
        .selectFrom('audit')
        .selectAll()
        .where('action', '=', action)
        .orderBy('seq')
        .execute();
      return rows.map((row) => ({
        actorId: row.actor_id,
        detail: JSON.parse(row.detail) as Record<string, unknown>,
      }));
    },
    close: () => hub.close(),
  };
}
