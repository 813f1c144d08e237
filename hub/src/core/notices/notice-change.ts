import type { AuditAction } from '@louyu/contract/audit-actions';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant } from '@louyu/contract/primitives';
import type { Actor, Clock, LiveEvents, Random, Wire } from '../ports.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import type { Areas, Store } from '../store.ts';
import { audienceOf, newestRevision } from './lifecycle.ts';
import type { LiveUpdateLimits } from './live-limits.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';
import { withRevisions } from './revisions.ts';
import type { Recurrence } from './schedule/recurrence.ts';

export interface NoticeServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Throws `hub.clock_behind`: nothing is signed by a wrong clock, but a recall must always go through. */
  readonly trustedClock: Clock;
  readonly random: Random;
  readonly wire: Wire;
  readonly events: LiveEvents;
  readonly recurrence: Recurrence;
  readonly limits?: LiveUpdateLimits;
  /** Notes when a signed revision goes out, so that its boards are made then. */
  readonly releases: {
    add(noticeId: string, placeIds: readonly string[], at: Instant): void;
    remove(noticeId: string): void;
  };
}

/** What becomes of a notice. */
export interface Decision {
  readonly notice: NoticeRecord;
  /** New ones, and those that are changed. */
  readonly revisions?: readonly RevisionRecord[];
  /** Which revision the deed was done at, for the audit log; absent: the newest. */
  readonly revision?: number;
  /** Another notice that this one replaces, or replaces no more, and what the audit log says of it. */
  readonly other?: { readonly notice: NoticeRecord; readonly action: AuditAction } | undefined;
}

/** One deed at a notice: a transaction with its entries in the audit log, and its effects after the commit (R12–R15). */
export async function changeNotice(
  { store, clock, wire, releases, events }: NoticeServiceOptions,
  actor: Actor,
  id: string,
  action: AuditAction,
  decide: (areas: Areas, notice: NoticeRecord, now: Instant) => Promise<Decision> | Decision,
): Promise<NoticeRecord> {
  const { after, other } = await store.transaction(async (areas) => {
    const before = await areas.notices.byId(id);
    if (before === undefined) throw new LouyuError('notice.not_found');
    const now = clock.now();
    await assertAnswersFor(actor, audienceOf(before), areas);
    const { notice, revisions = [], revision, other: touched } = await decide(areas, before, now);
    const saved: NoticeRecord = {
      ...notice,
      updatedAt: now,
      revisions: withRevisions(before.revisions, revisions),
    };
    await assertAnswersFor(actor, audienceOf(saved), areas);
    await areas.notices.save(saved, revisions);
    const detail = { revision: revision ?? newestRevision(saved).revision };
    await areas.audit.append({ actorId: actor.id, action, subject: `notice:${id}`, detail });
    if (touched !== undefined) {
      await assertAnswersFor(actor, audienceOf(touched.notice), areas);
      await areas.notices.save({ ...touched.notice, updatedAt: now }, []);
      const by = { by: `notice:${id}` };
      const subject = `notice:${touched.notice.id}`;
      await areas.audit.append({ actorId: actor.id, action: touched.action, subject, detail: by });
    }
    return { after: saved, other: touched?.notice };
  });
  const { goesOutAt } = newestRevision(after);
  const places = [...audienceOf(after), ...(other === undefined ? [] : audienceOf(other))];
  if (after.recalledAt === null && goesOutAt !== null) releases.add(id, places, goesOutAt);
  else releases.remove(id);
  for (const changed of other === undefined ? [id] : [id, other.id])
    events.emit({ resource: 'notice', id: changed });
  await wire.refreshBoards(places);
  return after;
}
