import type { CaseAction, CaseKind, CaseState } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import type { CaseRecord } from './case-store.ts';

/** Who moves a case: its resident, the office, who belongs to another team, or the hub when a time is over. */
export type CaseParty = 'resident' | 'office' | 'team' | 'hub';

/** What staff do, and besides what residents do and what happens by itself. */
export type CaseMove = CaseAction | 'write' | 'confirm' | 'rate' | 'erase' | 'lapse';

interface Transition {
  /** From a state into which; a state that is not here refuses the move. */
  readonly moves: Partial<Readonly<Record<CaseState, CaseState>>>;
  readonly by: readonly CaseParty[];
  /** Absent: cases of every kind. */
  readonly kinds?: readonly CaseKind[];
}

const staff: readonly CaseParty[] = ['office', 'team'];
const notPraise: readonly CaseKind[] = ['repair', 'complaint', 'suggestion', 'question'];
const open = {
  received: 'received',
  assigned: 'assigned',
  working: 'working',
  asking: 'asking',
  answered: 'answered',
} as const;

/** Every step that a case can take, by who takes it and the kind of case (R24, R25, R27). What is not here cannot be. */
export const transitions: Readonly<Record<CaseMove, Transition>> = {
  accept: { moves: { received: 'assigned', assigned: 'assigned' }, by: staff },
  // 转交 too; a question to the resident stays open.
  assign: { moves: { ...open, received: 'assigned', working: 'assigned' }, by: staff },
  start: { moves: { received: 'working', assigned: 'working' }, by: staff, kinds: notPraise },
  reply: { moves: { ...open, received: 'working', closed: 'closed' }, by: staff },
  ask: {
    moves: { received: 'asking', assigned: 'asking', working: 'asking' },
    by: staff,
    kinds: notPraise,
  },
  finish: {
    moves: { received: 'answered', assigned: 'answered', working: 'answered' },
    by: staff,
    kinds: ['repair', 'complaint'],
  },
  close: {
    moves: {
      received: 'closed',
      assigned: 'closed',
      working: 'closed',
      asking: 'closed',
      answered: 'closed',
    },
    by: staff,
  },
  defer: { moves: { assigned: 'assigned', working: 'working' }, by: staff, kinds: notPraise },
  reopen: {
    moves: { answered: 'received', closed: 'received' },
    by: ['resident', 'office'],
    kinds: notPraise,
  },
  note: { moves: { ...open, closed: 'closed' }, by: staff },
  remind: { moves: { received: 'received', assigned: 'assigned', working: 'working' }, by: ['office'] },
  escalate: { moves: { ...open }, by: staff },
  take: { moves: { received: 'received' }, by: ['office'] },
  refuse: { moves: { received: 'closed' }, by: ['office'] },
  write: { moves: { ...open, asking: 'working' }, by: ['resident'] },
  confirm: { moves: { answered: 'closed', closed: 'closed' }, by: ['resident'] },
  rate: { moves: { closed: 'closed' }, by: ['resident'] },
  erase: {
    moves: {
      received: 'closed',
      assigned: 'closed',
      working: 'closed',
      asking: 'closed',
      answered: 'closed',
      closed: 'closed',
    },
    by: ['resident'],
  },
  lapse: { moves: { answered: 'closed' }, by: ['hub'] },
};

/** What may be done with a case that is held back for staff to judge; the first two with no other. */
const whileHeld: ReadonlySet<CaseMove> = new Set(['take', 'refuse', 'note', 'write', 'erase']);
const onlyHeld: ReadonlySet<CaseMove> = new Set(['take', 'refuse']);

/** Into which state a move leads; undefined where it cannot be made. */
export function stateAfter(
  move: CaseMove,
  record: Pick<CaseRecord, 'state' | 'kind' | 'held' | 'refused' | 'erasedAt'>,
  party: CaseParty,
): CaseState | undefined {
  const { moves, by, kinds } = transitions[move];
  if (!by.includes(party)) return undefined;
  if (record.held ? !whileHeld.has(move) : onlyHeld.has(move)) return undefined;
  // Nobody is there any more who could be answered.
  if (record.erasedAt !== null && move !== 'note') return undefined;
  if (record.refused && move === 'reopen') return undefined;
  if (kinds !== undefined && !kinds.includes(record.kind)) return undefined;
  return moves[record.state];
}

/** @throws LouyuError `case.wrong_state` */
export function assertStateAfter(...[move, record, party]: Parameters<typeof stateAfter>): CaseState {
  const state = stateAfter(move, record, party);
  if (state === undefined) throw new LouyuError('case.wrong_state');
  return state;
}
