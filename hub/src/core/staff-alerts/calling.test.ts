import { describe, expect, it } from 'vitest';
import type { Role } from '@louyu/contract/api/staff';
import { calledAt, ladderFor, mayTake } from './calling.ts';

const person = (id: string, ...roles: Role[]) => ({ id, name: id, roles, disabledAt: null });
const guard = person('guard', 'editor');
const night = person('night', 'editor');
const manager = person('manager', 'approver');
const deputy = person('deputy', 'approver');
const admin = person('admin', 'admin');
const staff = [guard, night, manager, deputy, admin];
const fault = { kind: 'fault', roles: ['operator', 'admin'], except: [] } as const;
const review = { kind: 'review', roles: ['approver'], except: ['deputy'] } as const;

describe('who is called', () => {
  it('calls the roster one after the other for a fault, and then the admins', () => {
    const ladder = ladderFor(fault, [night, guard], staff);
    expect(calledAt(ladder, 0)).toEqual([night]);
    expect(calledAt(ladder, 1)).toEqual([night, guard]);
    expect(calledAt(ladder, 2)).toEqual([night, guard, admin]);
    expect(calledAt(ladder, 9)).toEqual([night, guard, admin]);
  });

  it('calls the admins at once where there is no roster', () => {
    expect(calledAt(ladderFor(fault, [], staff), 0)).toEqual([admin]);
  });

  it('calls for a review whoever may sign, never its authors, whatever the roster says', () => {
    const ladder = ladderFor(review, [guard], staff);
    expect(calledAt(ladder, 0)).toEqual([manager]);
    expect(calledAt(ladder, 1)).toEqual([manager, admin]);
    expect(mayTake(ladder, 'deputy')).toBe(false);
    expect(mayTake(ladder, 'admin')).toBe(true);
  });

  it('calls nobody who is disabled', () => {
    const gone = { ...night, disabledAt: '2026-11-21T00:00:00.000Z' };
    expect(calledAt(ladderFor(fault, [gone], [gone, admin]), 0)).toEqual([admin]);
  });
});
