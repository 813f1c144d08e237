import type { CasePolicy } from '@louyu/contract/api/case-policy';
import { caseRoles } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Actor } from '../ports.ts';
import { answersFor } from '../staff/scope.ts';
import type { CaseRecord, CaseViewer } from './case-store.ts';
import { teamsOf } from './policy.ts';
import type { CaseParty } from './transitions.ts';

/** Whether somebody handles cases at all: admins only read. */
export function handlesCases(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some((role) => caseRoles.some((handling) => handling === role));
}

/** Whose cases somebody sees. */
export function viewerOf(actor: Actor, policy: CasePolicy, tree: PlaceTree): CaseViewer {
  const { scope = [] } = actor;
  const readsAll = actor.roles.includes('admin');
  return {
    staffId: actor.id,
    teams: readsAll ? null : teamsOf(policy, actor.id),
    placeIds: scope.length === 0 ? null : scope.flatMap((id) => tree.downward(id)).map(({ id }) => id),
  };
}

/** As whom somebody handles cases; null: they only read. */
export function partyOf(actor: Actor, policy: CasePolicy): CaseParty | null {
  if (!handlesCases(actor)) return null;
  return teamsOf(policy, actor.id) === null ? 'office' : 'team';
}

/**
 * What is not theirs to see is not there; what lies elsewhere is out of their scope.
 * @throws LouyuError `case.not_found`, `auth.out_of_scope`
 */
export function assertSees(actor: Actor, record: CaseRecord, policy: CasePolicy, tree: PlaceTree): void {
  const { teams } = viewerOf(actor, policy, tree);
  if (teams !== null && !teams.includes(record.team) && record.assigneeId !== actor.id)
    throw new LouyuError('case.not_found');
  if (!answersFor(actor, [record.placeId], tree)) throw new LouyuError('auth.out_of_scope');
}
