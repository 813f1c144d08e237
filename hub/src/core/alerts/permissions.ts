import type { AlertState } from '@louyu/contract/api/alerts';
import type { Role } from '@louyu/contract/api/staff';
import { LouyuError } from '@louyu/contract/errors';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor } from '../ports.ts';
import { answersFor } from '../staff/scope.ts';
import type { AlertRecord } from './alert-store.ts';
import { newestOf } from './lifecycle.ts';

/** What is done with an alert that is there. */
export type AlertAction = 'confirm' | 'countersign' | 'update' | 'clear' | 'withdraw' | 'rollCall';

interface Permission {
  /** One of them is enough. */
  readonly roles: readonly Role[];
  /** In which states. */
  readonly states: readonly AlertState[];
  /** Whether its raiser may, may not (R13: the second person is another), or nobody else may. */
  readonly raiser: 'too' | 'not' | 'alone';
}

/** Who may raise, and see before what it would say. */
export const raiseRoles = ['operator'] as const satisfies readonly Role[];

/** Who may do what, and when: routes and pages go by this one table (R12). Each also needs to answer for all of its places. */
export const alertPermissions = {
  confirm: { roles: ['operator', 'approver'], states: ['waiting'], raiser: 'not' },
  withdraw: { roles: ['operator'], states: ['waiting'], raiser: 'alone' },
  update: { roles: ['operator'], states: ['in-force'], raiser: 'too' },
  // To end one is a permission of its own.
  clear: { roles: ['clearer'], states: ['in-force'], raiser: 'too' },
  // What was said alone is read by another even when it is over.
  countersign: {
    roles: ['approver'],
    states: ['in-force', 'all-clear', 'false-alarm', 'expired'],
    raiser: 'not',
  },
  rollCall: {
    roles: ['operator', 'clearer', 'service'],
    states: ['in-force', 'all-clear', 'false-alarm', 'expired'],
    raiser: 'too',
  },
} as const satisfies Record<AlertAction, Permission>;

/** @throws LouyuError `auth.forbidden`, `auth.out_of_scope`, `alert.raiser_is_second`, `alert.over`, `alert.wrong_state` */
export function assertMay(action: AlertAction, alert: AlertRecord, actor: Actor, tree: PlaceTree): void {
  const { roles, states, raiser }: Permission = alertPermissions[action];
  if (!roles.some((role) => actor.roles.includes(role))) throw new LouyuError('auth.forbidden');
  if (!answersFor(actor, newestOf(alert).placeIds, tree)) throw new LouyuError('auth.out_of_scope');
  const hadPart = action === 'countersign' ? saidBy(alert, actor) : alert.raisedBy === actor.id;
  if (raiser === 'not' && hadPart) throw new LouyuError('alert.raiser_is_second');
  if (raiser === 'alone' && !hadPart) throw new LouyuError('auth.forbidden');
  if (!states.includes(alert.state))
    throw new LouyuError(alert.endedAt === null ? 'alert.wrong_state' : 'alert.over');
  if (action === 'countersign' && (alert.countersignBy === null || alert.countersignedAt !== null))
    throw new LouyuError('alert.wrong_state');
}

export function may(action: AlertAction, alert: AlertRecord, actor: Actor, tree: PlaceTree): boolean {
  try {
    assertMay(action, alert, actor, tree);
    return true;
  } catch (error) {
    if (error instanceof LouyuError) return false;
    throw error;
  }
}

/** Whether some of what stands or stood is theirs. */
function saidBy(alert: AlertRecord, { id }: Actor): boolean {
  return (
    alert.raisedBy === id || alert.revisions.some((revision) => isSaid(revision) && revision.saidBy === id)
  );
}

function isSaid({ state }: AlertRecord['revisions'][number]): boolean {
  return state === 'raised' || state === 'updated';
}
