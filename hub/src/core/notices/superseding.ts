import type { AuditAction } from '@louyu/contract/audit-actions';
import { LouyuError } from '@louyu/contract/errors';
import type { Draft } from '@louyu/contract/api/notices';
import type { Instant } from '@louyu/contract/primitives';
import type { Actor } from '../ports.ts';
import { assertAnswersFor } from '../staff/scope.ts';
import type { Areas } from '../store.ts';
import { audienceOf, takenDownAt } from './lifecycle.ts';
import { changeNotice, type Decision, type NoticeServiceOptions } from './notice-change.ts';
import type { NoticeRecord, RevisionRecord } from './notice-store.ts';

/**
 * A draft may name any other notice that nothing else replaces, and none that is itself replaced by this one.
 * @throws LouyuError `notice.supersedes_wrong`
 */
export async function assertSupersedes(
  areas: Pick<Areas, 'notices'>,
  { supersedes }: Draft,
  id: string,
): Promise<NoticeRecord | undefined> {
  if (supersedes === undefined) return undefined;
  const old = await areas.notices.byId(supersedes);
  const isFree = old?.superseded === null || old?.superseded.by === id;
  const isCircle = supersedes === id || old?.revisions.some(({ draft }) => draft.supersedes === id);
  if (old === undefined || !isFree || isCircle === true) throw new LouyuError('notice.supersedes_wrong');
  return old;
}

/** What becomes of a notice that another one replaces, or replaces no more, and what the audit log says of it. */
type Tie = NonNullable<Decision['other']>;

/**
 * The signature that publishes a notice takes down the one that it replaces, in one transaction: from the moment on at which
 * the new one opens. What the words before were to replace and these do not name stays. What has come to pass already stays
 * as it is.
 */
export async function tiesSigned(
  areas: Pick<Areas, 'notices'>,
  notice: NoticeRecord,
  next: RevisionRecord,
  now: Instant,
): Promise<Tie[]> {
  const old = await assertSupersedes(areas, next.draft, notice.id);
  return [...tied(old, next, now), ...(await freed(areas, notice, now, old?.id))];
}

/** Without the newest signature a notice replaces what the one before it said, unless another one has come between. */
export async function tiesTakenBack(
  areas: Pick<Areas, 'notices'>,
  notice: NoticeRecord,
  now: Instant,
): Promise<Tie[]> {
  const standing = notice.revisions.slice(0, -1).findLast(({ state }) => state === 'signed');
  const oldId = standing?.draft.supersedes;
  const old = oldId === undefined ? undefined : await areas.notices.byId(oldId);
  const isFree = old?.superseded === null || old?.superseded.by === notice.id;
  const again = standing === undefined || !isFree ? [] : tied(old, standing, now);
  return [...again, ...(await freed(areas, notice, now, oldId))];
}

/** The old ones stay when the new one does not come after all, or replaces them no more; all but `named`. */
export async function freed(
  areas: Pick<Areas, 'notices'>,
  { id, revisions }: NoticeRecord,
  now: Instant,
  named?: string,
): Promise<Tie[]> {
  const ties: Tie[] = [];
  // Any of its revisions may have tied one: a newer draft says only what is to be.
  for (const oldId of new Set(revisions.map(({ draft }) => draft.supersedes))) {
    const old = oldId === undefined || oldId === named ? undefined : await areas.notices.byId(oldId);
    if (old?.superseded?.by !== id || old.superseded.at <= now) continue;
    ties.push({ notice: { ...old, superseded: null }, action: 'notice.superseding-undone' });
  }
  return ties;
}

function tied(old: NoticeRecord | undefined, next: RevisionRecord, now: Instant): Tie[] {
  const { goesOutAt: outAt, visibleFrom } = next;
  if (old === undefined || outAt === null || visibleFrom === null || takenDownAt(old, now) !== null)
    return [];
  const at = visibleFrom > outAt ? visibleFrom : outAt;
  const before = old.superseded;
  // Boards say so already, and go on saying so while the newer words wait.
  if (before?.at === at && before.outAt <= outAt) return [];
  return [{ notice: { ...old, superseded: { by: next.noticeId, outAt, at } }, action: 'notice.superseded' }];
}

interface TyingDecision extends Omit<Decision, 'other'> {
  /** What it ties first: its boards change with those of the notice when that goes out. */
  readonly ties: readonly Tie[];
}

/** A deed at a notice that ties others to it or frees them, any number, all in its transaction and with its effects. */
export async function changeTied(
  options: NoticeServiceOptions,
  actor: Actor,
  id: string,
  action: AuditAction,
  decide: (areas: Areas, notice: NoticeRecord, now: Instant) => Promise<TyingDecision>,
): Promise<NoticeRecord> {
  let further: readonly NoticeRecord[] = [];
  const after = await changeNotice(options, actor, id, action, async (areas, before, now) => {
    const { ties, ...decision } = await decide(areas, before, now);
    const [other, ...rest] = ties;
    for (const { notice, action: said } of rest) {
      await assertAnswersFor(actor, audienceOf(notice), areas);
      await areas.notices.save({ ...notice, updatedAt: now }, []);
      const detail = { by: `notice:${id}` };
      await areas.audit.append({ actorId: actor.id, action: said, subject: `notice:${notice.id}`, detail });
    }
    further = rest.map(({ notice }) => notice);
    return { ...decision, other };
  });
  for (const notice of further) options.events.emit({ resource: 'notice', id: notice.id });
  if (further.length > 0) await options.wire.refreshBoards(further.flatMap(audienceOf));
  return after;
}
