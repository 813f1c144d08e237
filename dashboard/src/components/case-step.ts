import type { CaseSummary } from '@louyu/contract/api/cases';

/** What whoever repairs does one after another: 接单 · 到场 · 完工. */
export type CaseStep = 'accept' | 'start' | 'finish';

/** The next of the three for one person; undefined where there is none, as for praise, or while the resident is asked. */
export function nextStep(
  { state, kind, held, assignee }: Pick<CaseSummary, 'state' | 'kind' | 'held' | 'assignee'>,
  staffId: string,
): CaseStep | undefined {
  if (held) return undefined;
  const isMine = assignee?.id === staffId;
  if (state === 'received' || (state === 'assigned' && !isMine)) return 'accept';
  if (kind === 'praise') return undefined;
  if (state === 'assigned') return 'start';
  const isDone = kind === 'repair' || kind === 'complaint';
  return state === 'working' && isMine && isDone ? 'finish' : undefined;
}
