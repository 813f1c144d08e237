import type { Instant } from '@louyu/contract/primitives';
import type { LiveEvents, Wire } from '../ports.ts';
import type { Areas, Store } from '../store.ts';
import { laterBy } from '../time.ts';
import type { AlertFigures } from './alert-limits.ts';
import type { AlertDeed, AlertRecord } from './alert-store.ts';
import { expired, newestOf, withdrawn } from './lifecycle.ts';
import { isWronglyDated, lastsMs, type AlertClock } from './until.ts';

export interface AlertClockworkOptions {
  readonly store: Store;
  readonly clock: AlertClock;
  readonly wire: Pick<Wire, 'refreshAlarms'>;
  readonly live: LiveEvents;
  readonly limits: AlertFigures;
}

interface Due {
  readonly at: Instant;
  readonly placeIds: readonly string[];
}

/** Alerts as time passes: they expire, those that nobody confirmed are withdrawn, and ends are told no longer. */
export class AlertClockwork {
  readonly #options: AlertClockworkOptions;
  /** What comes next, in any order; undefined where it is to be read. */
  #due: readonly Due[] | undefined;
  #touches = 0;
  #wasRight = true;

  constructor(options: AlertClockworkOptions) {
    this.#options = options;
  }

  /** Something was done to an alert: what comes next is read anew. */
  touched(): void {
    this.#touches += 1;
    this.#due = undefined;
  }

  /** Looks whether anything is due; once a second. */
  async turn(): Promise<void> {
    const { clock } = this.#options;
    const now = clock.now();
    const isRight = clock.isRight();
    if (isRight && !this.#wasRight) this.touched();
    this.#wasRight = isRight;
    const past = this.#due?.filter(({ at }) => at <= now) ?? [];
    if (this.#due !== undefined && past.length === 0) return;
    const touches = this.#touches;
    this.#due = undefined;
    const changed = await this.#settle(now, isRight);
    const next = await this.#next(now);
    if (touches === this.#touches) this.#due = next;
    const placeIds = [
      ...past.flatMap((due) => due.placeIds),
      ...changed.flatMap((alert) => newestOf(alert).placeIds),
    ];
    if (placeIds.length > 0) await this.#options.wire.refreshAlarms(placeIds);
    for (const { id } of changed) this.#options.live.emit({ resource: 'alert', id });
  }

  async #settle(now: Instant, isRight: boolean): Promise<AlertRecord[]> {
    const { store, limits } = this.#options;
    const toDo = (await store.alerts.current()).filter(
      ({ until }) => until <= now || (isRight && isWronglyDated(until, now, limits)),
    );
    if (toDo.length === 0) return [];
    return store.transaction(async (areas) => {
      const changed: AlertRecord[] = [];
      for (const alert of await areas.alerts.current()) {
        const after = this.#after(alert, now, isRight);
        if (after === alert) continue;
        await areas.alerts.saveProgress(alert.id, after);
        if (after.state === 'expired' || after.state === 'withdrawn')
          await log(areas, after, after.state, now);
        changed.push(after);
      }
      return changed;
    });
  }

  #after(alert: AlertRecord, now: Instant, isRight: boolean): AlertRecord {
    const { limits } = this.#options;
    if (alert.until <= now)
      return alert.state === 'waiting' ? withdrawn(alert, null, now) : expired(alert, now);
    if (!isRight || !isWronglyDated(alert.until, now, limits)) return alert;
    return { ...alert, until: laterBy(now, lastsMs(alert.templateId, limits)) };
  }

  async #next(now: Instant): Promise<Due[]> {
    const { store } = this.#options;
    const [current, told] = await Promise.all([store.alerts.current(), store.alerts.onGlass(now)]);
    return [
      ...current.map((alert) => ({ at: alert.until, placeIds: newestOf(alert).placeIds })),
      ...told.flatMap((alert) =>
        alert.toldUntil === null ? [] : [{ at: alert.toldUntil, placeIds: newestOf(alert).placeIds }],
      ),
    ];
  }
}

async function log(
  areas: Areas,
  { id, number }: AlertRecord,
  what: AlertDeed['what'],
  at: Instant,
): Promise<void> {
  await areas.alerts.addDeed(id, { at, by: null, what, words: '' });
  await areas.audit.append({
    actorId: null,
    action: `alert.${what}`,
    subject: `alert:${id}`,
    detail: { number },
  });
}
