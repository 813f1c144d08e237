import type { StaffAlertKind } from '@louyu/contract/api/staff-alerts';
import type { Role } from '@louyu/contract/api/staff';
import type { StaffRecord } from '../staff/staff-store.ts';
import type { StaffAlertRecord } from './staff-alert-store.ts';

/** For what is to be signed the roster decides nothing: a guard may not sign. When that is late, whoever is there is to fetch somebody. */
const byRoster: ReadonlySet<StaffAlertKind> = new Set(['fault', 'deadline', 'help']);

type Person = Pick<StaffRecord, 'id' | 'name' | 'roles' | 'disabledAt'>;

/**
 * Who is called for an alert, one group a step. By the roster each on their own in its order; without one, and for what the
 * roster does not decide, all whose role it is; at last all admins. The steps behind them stay with everybody called.
 */
export function ladderFor(
  alert: Pick<StaffAlertRecord, 'kind' | 'roles' | 'except'>,
  onDuty: readonly { readonly id: string }[],
  staff: readonly Person[],
): readonly (readonly Person[])[] {
  const able = staff.filter((person) => person.disabledAt === null && !alert.except.includes(person.id));
  const having = (roles: readonly Role[]) =>
    able.filter((person) => person.roles.some((role) => roles.includes(role)));
  const duty = byRoster.has(alert.kind)
    ? onDuty.flatMap(({ id }) => able.filter((person) => person.id === id).map((person) => [person]))
    : [];
  const first = duty.length > 0 ? duty : [having(alert.roles)];
  return [...first, having(['admin'])].filter((group) => group.length > 0);
}

/** Everybody called up to a step, each once. */
export function calledAt(ladder: readonly (readonly Person[])[], step: number): readonly Person[] {
  return [...new Set(ladder.slice(0, step + 1).flat())];
}

/** Who may say 我来处理: who is called now or later. */
export function mayTake(ladder: readonly (readonly Person[])[], personId: string): boolean {
  return ladder.flat().some(({ id }) => id === personId);
}
