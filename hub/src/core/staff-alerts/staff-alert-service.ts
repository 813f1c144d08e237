import {
  caseStepMinutes,
  helpStepMinutes,
  staffAlertKinds,
  type StaffAlert,
  type StaffAlertList,
  type StaffAlertPolicy,
  type StaffAlertPreference,
} from '@louyu/contract/api/staff-alerts';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Actor, Clock, LiveEvents, Random } from '../ports.ts';
import type { RobotRecord } from '../robots/robot-store.ts';
import type { Areas, Store } from '../store.ts';
import { dayMs, laterBy } from '../time.ts';
import { answersFor } from '../staff/scope.ts';
import type { StaffRecord } from '../staff/staff-store.ts';
import { calledAt, ladderFor, mayTake } from './calling.ts';
import type { StaffAlertCondition, StaffAlertRecord, StaffAlertSource } from './staff-alert-store.ts';

export const staffAlertDefaults = {
  /** Open alerts in one answer. */
  staffAlertsListedMax: 200,
  /** How long alerts that are over are kept, in days. */
  historyKeepDays: 400,
};

const minuteMs = 60_000;
/** Alerts raised in one check: a power cut must not hold up the rest; what is left comes with the next. */
const raisedPerCheckMax = 200;
/** Alerts that are over, in a list. */
const resolvedListed = 30;

export const defaultPolicy: StaffAlertPolicy = {
  stepMinutes: {
    review: 30,
    fault: 10,
    countersignature: 5,
    deadline: 15,
    alert: 1,
    help: helpStepMinutes,
    case: caseStepMinutes,
  },
};
const defaultPreference: StaffAlertPreference = {
  sound: true,
  volumePercent: 60,
  kinds: [...staffAlertKinds],
};

/** The duty roster: who is on duty at a moment, in the order in which they are called. */
export interface DutyRoster {
  onDuty(at: Instant): Promise<readonly { readonly id: string }[]>;
}

export interface StaffAlertServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly live: LiveEvents;
  readonly roster: DutyRoster;
  readonly sources: readonly StaffAlertSource[];
  /** Something was queued for the robots. */
  readonly queued: () => void;
  readonly limits: typeof staffAlertDefaults;
}

/**
 * Raises what staff must hear of, calls the next in the roster when nobody takes it on, and resolves it when it is over.
 * What holds is read from the database, not told by whoever caused it: nothing is missed by a hub that was killed.
 */
export class StaffAlertService {
  readonly #options: StaffAlertServiceOptions;

  constructor(options: StaffAlertServiceOptions) {
    this.#options = options;
  }

  /**
   * Brings the alerts in line with what holds now. Meant to run one at a time, after changes and now and then.
   * @returns whether there is more to raise
   */
  async check(): Promise<boolean> {
    const { store, clock, sources, live, queued } = this.#options;
    const conditions = (await Promise.all(sources.map((source) => source.current()))).flat();
    const now = clock.now();
    const open = await store.staffAlerts.open();
    const known = new Set(open.map(({ key }) => key));
    const holding = new Set(conditions.map(({ key }) => key));
    const unknown = conditions.filter(({ key }) => !known.has(key));
    const raised = unknown.slice(0, raisedPerCheckMax);
    const over = open.filter(({ key }) => !holding.has(key));
    const late = open.filter(
      (alert) =>
        holding.has(alert.key) &&
        alert.takenAt === null &&
        alert.nextStepAt !== null &&
        alert.nextStepAt <= now,
    );
    if (raised.length + over.length + late.length === 0) return false;
    // Before the transaction: whoever else is asked would wait for its end.
    const ladders = await this.#ladders(late);
    const changed = await store.transaction(async (areas) => {
      const policy = (await areas.staffAlerts.policy()) ?? defaultPolicy;
      const robots = (await areas.robots.all()).filter((robot) => robot.disabledAt === null);
      const ids = over.map(({ id }) => id);
      for (const { id } of over) await areas.staffAlerts.change(id, { resolvedAt: now, nextStepAt: null });
      const [staff, tree] = await Promise.all([areas.staff.all(), areas.places.tree()]);
      for (const { places, ...condition } of raised) {
        const elsewhere = staff.filter((person) => !answersFor(person, places, tree)).map(({ id }) => id);
        const except = [...condition.except, ...elsewhere];
        ids.push(await this.#raise(areas, { ...condition, except }, policy, robots, now));
      }
      for (const alert of late) {
        const step = alert.step + 1;
        const isLast = step >= (ladders.get(alert.id)?.length ?? 0) - 1;
        const nextAt = isLast ? null : nextStepAt(alert, policy, now);
        await areas.staffAlerts.change(alert.id, { step, nextStepAt: nextAt });
        await queueFor(areas, robots, { ...alert, step }, now);
        ids.push(alert.id);
      }
      return ids;
    });
    for (const id of changed) live.emit({ resource: 'staff-alert', id });
    if (raised.length + late.length > 0) queued();
    return unknown.length > raised.length;
  }

  async forget(): Promise<void> {
    const { store, clock, limits } = this.#options;
    const before = laterBy(clock.now(), -limits.historyKeepDays * dayMs);
    await store.transaction(async (areas) => {
      await areas.robots.forget(before);
      await areas.staffAlerts.forgetResolved(before);
    });
  }

  async list(actor: Actor): Promise<StaffAlertList> {
    const { store, limits } = this.#options;
    const open = await store.staffAlerts.open();
    const shown = open.slice(-limits.staffAlertsListedMax);
    const records = [...shown.reverse(), ...(await store.staffAlerts.resolved(resolvedListed))];
    return {
      alerts: await this.#views(actor, records),
      more: open.length - shown.length,
      preference: (await store.staffAlerts.preference(actor.id)) ?? defaultPreference,
    };
  }

  /**
   * 我来处理: nobody else is called any more. Whoever was first keeps it.
   * @throws LouyuError `staff.alert_not_found`, `auth.forbidden`
   */
  async take(actor: Actor, id: string): Promise<StaffAlert> {
    const { store, clock, live } = this.#options;
    const found = await store.staffAlerts.byId(id);
    if (found === undefined) throw new LouyuError('staff.alert_not_found');
    const ladder = (await this.#ladders([found])).get(id) ?? [];
    if (!mayTake(ladder, actor.id)) throw new LouyuError('auth.forbidden');
    await store.transaction(async (areas) => {
      const alert = (await areas.staffAlerts.byId(id)) ?? found;
      if (alert.takenAt !== null || alert.resolvedAt !== null) return;
      await areas.staffAlerts.change(id, { takenAt: clock.now(), takenBy: actor.id, nextStepAt: null });
      await areas.audit.append({
        actorId: actor.id,
        action: 'staff-alert.taken',
        subject: `staff-alert:${id}`,
      });
    });
    live.emit({ resource: 'staff-alert', id });
    const alert = await store.staffAlerts.byId(id);
    const [view] = await this.#views(actor, alert === undefined ? [] : [alert]);
    if (view === undefined) throw new LouyuError('staff.alert_not_found');
    return view;
  }

  async savePreference(actor: Actor, preference: StaffAlertPreference): Promise<void> {
    await this.#options.store.staffAlerts.savePreference(actor.id, preference);
    this.#options.live.emit({ resource: 'staff-alert', id: null });
  }

  async policy(): Promise<StaffAlertPolicy> {
    return (await this.#options.store.staffAlerts.policy()) ?? defaultPolicy;
  }

  async savePolicy(actor: Actor, policy: StaffAlertPolicy): Promise<StaffAlertPolicy> {
    const { store, live } = this.#options;
    await store.transaction(async (areas) => {
      const site = await areas.places.site();
      await areas.staffAlerts.savePolicy(policy);
      await areas.audit.append({
        actorId: actor.id,
        action: 'staff-alert.policy-changed',
        subject: `site:${site?.id ?? ''}`,
        detail: policy.stepMinutes,
      });
    });
    live.emit({ resource: 'staff-alert', id: null });
    return policy;
  }

  async #raise(
    areas: Areas,
    condition: Omit<StaffAlertCondition, 'places'>,
    policy: StaffAlertPolicy,
    robots: readonly RobotRecord[],
    now: Instant,
  ): Promise<string> {
    const alert: StaffAlertRecord = {
      ...condition,
      id: this.#options.random.id(),
      raisedAt: now,
      step: 0,
      nextStepAt: nextStepAt(condition, policy, now),
      takenAt: null,
      takenBy: null,
      resolvedAt: null,
    };
    await areas.staffAlerts.add(alert);
    await queueFor(areas, robots, alert, now);
    return alert.id;
  }

  async #ladders(alerts: readonly StaffAlertRecord[]): Promise<Map<string, ReturnType<typeof ladderFor>>> {
    if (alerts.length === 0) return new Map();
    const { store, roster, clock } = this.#options;
    const [staff, onDuty] = await Promise.all([store.staff.all(), roster.onDuty(clock.now())]);
    return new Map(alerts.map((alert) => [alert.id, ladderFor(alert, onDuty, staff)]));
  }

  async #views(actor: Actor, records: readonly StaffAlertRecord[]): Promise<StaffAlert[]> {
    const { store, roster, clock } = this.#options;
    const [staff, onDuty, deliveries] = await Promise.all([
      store.staff.all(),
      roster.onDuty(clock.now()),
      store.staffAlerts.deliveries(records.map(({ id }) => id)),
    ]);
    return records.map((alert) => {
      const ladder = ladderFor(alert, onDuty, staff);
      const called = calledAt(ladder, alert.step);
      const isOpen = alert.resolvedAt === null && alert.takenAt === null;
      return {
        id: alert.id,
        kind: alert.kind,
        text: alert.text,
        path: alert.path,
        raisedAt: alert.raisedAt,
        step: alert.step,
        called: called.map(({ name }) => name),
        callsMe: isOpen && called.some(({ id }) => id === actor.id),
        mayTake: isOpen && mayTake(ladder, actor.id),
        nextStepAt: isOpen ? alert.nextStepAt : null,
        taken: takenOf(alert, staff),
        resolvedAt: alert.resolvedAt,
        deliveries: deliveries.get(alert.id) ?? [],
      };
    });
  }
}

function nextStepAt(
  { kind }: Pick<StaffAlertCondition, 'kind'>,
  policy: StaffAlertPolicy,
  now: Instant,
): Instant | null {
  const minutes = policy.stepMinutes[kind];
  return minutes === 0 ? null : laterBy(now, minutes * minuteMs);
}

async function queueFor(
  areas: Areas,
  robots: readonly RobotRecord[],
  alert: StaffAlertRecord,
  now: Instant,
): Promise<void> {
  for (const robot of robots) {
    // What residents' channels hear is no staff alert, whatever they were set up with.
    if (robot.kind === 'notices' || !robot.kinds.includes(alert.kind)) continue;
    await areas.robots.queue({ alertId: alert.id, robotId: robot.id, step: alert.step, at: now });
  }
}

function takenOf(alert: StaffAlertRecord, staff: readonly StaffRecord[]): StaffAlert['taken'] {
  if (alert.takenAt === null) return null;
  return { at: alert.takenAt, by: staff.find(({ id }) => id === alert.takenBy)?.name ?? '' };
}
