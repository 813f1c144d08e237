import type { CaseTarget } from '@louyu/contract/api/cases';
import type { Instant } from '@louyu/contract/primitives';
import type { CaseRecord } from './case-store.ts';
import { assertStateAfter, type CaseMove, type CaseParty } from './transitions.ts';

/** What each move keeps of the promises: whoever says something to the resident has also received the case. */
const keeps: Partial<Readonly<Record<CaseMove, readonly CaseTarget[]>>> = {
  accept: ['receipt'],
  assign: ['receipt'],
  start: ['receipt'],
  reply: ['receipt', 'reply'],
  ask: ['receipt', 'reply'],
  defer: ['receipt', 'reply'],
  finish: ['receipt', 'reply', 'solution'],
  close: ['receipt', 'reply', 'solution'],
  refuse: ['receipt', 'reply', 'solution'],
  confirm: ['solution'],
  lapse: ['solution'],
};

/** What staff do that shows that they have heard what the resident wrote, and that they were called. */
const answers: ReadonlySet<CaseMove> = new Set(['reply', 'ask', 'finish', 'close', 'defer', 'refuse']);
const notHandling: ReadonlySet<CaseMove> = new Set(['note', 'remind', 'escalate', 'write', 'rate']);

/**
 * A case after a move: its state, the promises that are kept by it, the clock that stands still while the resident is asked.
 * What else a move changes is added by whoever makes it.
 * @throws LouyuError `case.wrong_state`
 */
export function moved(record: CaseRecord, move: CaseMove, party: CaseParty, now: Instant): CaseRecord {
  const state = assertStateAfter(move, record, party);
  const done = { ...record.done };
  for (const target of keeps[move] ?? []) done[target] ??= now;
  const called = notHandling.has(move) ? {} : { remindedAt: null, escalatedAt: null };
  return {
    ...record,
    ...called,
    state,
    done,
    pauses: pausesAfter(record, state, now),
    waitsForStaff: answers.has(move) ? false : record.waitsForStaff,
    closedAt: state !== 'closed' ? null : record.state === 'closed' ? record.closedAt : now,
  };
}

function pausesAfter(record: CaseRecord, state: CaseRecord['state'], now: Instant): CaseRecord['pauses'] {
  if (state === record.state) return record.pauses;
  if (state === 'asking') return [...record.pauses, { from: now, to: null }];
  return record.pauses.map((pause) => ({ ...pause, to: pause.to ?? now }));
}

/** A case that goes on from the beginning: its promises begin anew; what was not kept before stays so. */
export function begunAnew(record: CaseRecord, now: Instant): CaseRecord {
  const none = { receipt: null, reply: null, solution: null };
  return { ...record, startedAt: now, done: none, due: none, pauses: [], deferredUntil: null };
}
