import {
  caseKinds,
  caseStates,
  caseTeams,
  type CaseKind,
  type CaseState,
  type CaseTeam,
} from '@louyu/contract/api/cases';

/** The parts of 报事工单: what is open, what of it is mine or late, what is held back for staff to judge, what is over. */
export const caseLists = ['open', 'mine', 'overdue', 'held', 'closed'] as const;
export type CaseList = (typeof caseLists)[number];

/** States that an open case can be in. */
export const openStates = caseStates.filter((state) => state !== 'closed');

/** What somebody looks for among cases, as it stands in the address; empty and null ask for nothing. */
export interface CaseQuestion {
  readonly list: CaseList;
  /** Of `open`, `mine` and `overdue` only. */
  readonly state: CaseState | null;
  readonly kind: CaseKind | null;
  readonly team: CaseTeam | null;
  /** Words of the resident, or a number as it is said on the phone. */
  readonly q: string;
  /** Only those at the places of this notice, within days of it (R31); what is over too. */
  readonly notice: string;
}

export const askForOpen: CaseQuestion = {
  list: 'open',
  state: null,
  kind: null,
  team: null,
  q: '',
  notice: '',
};

const idPattern = /^[0-9a-z]{1,32}$/;

export function caseQuestionOf(search: URLSearchParams): CaseQuestion {
  return {
    list: caseLists.find((known) => known === search.get('list')) ?? 'open',
    state: openStates.find((known) => known === search.get('state')) ?? null,
    kind: caseKinds.find((known) => known === search.get('kind')) ?? null,
    team: caseTeams.find((known) => known === search.get('team')) ?? null,
    q: search.get('q') ?? '',
    notice: idPattern.test(search.get('notice') ?? '') ? (search.get('notice') ?? '') : '',
  };
}

/** The part of the address that asks it. */
export function caseSearch(question: CaseQuestion): URLSearchParams {
  const search = new URLSearchParams();
  if (question.list !== 'open') search.set('list', question.list);
  for (const name of ['state', 'kind', 'team', 'q', 'notice'] as const) {
    const value = question[name];
    if (value !== null && value !== '') search.set(name, value);
  }
  return search;
}

/** The same as the hub is asked. */
export function caseQuery({ list, state, kind, team, q, notice }: CaseQuestion): URLSearchParams {
  const query = new URLSearchParams();
  if (list === 'closed') query.set('state', 'closed');
  else if (list === 'held') query.set('held', '1');
  else if (state !== null) query.set('state', state);
  // Words find what is over too, unless a part of the list was chosen.
  else if (q + notice !== '' && list !== 'open') query.set('state', openStates.join(','));
  if (list === 'mine') query.set('mine', '1');
  if (list === 'overdue') query.set('overdue', '1');
  if (kind !== null) query.set('kind', kind);
  if (team !== null) query.set('team', team);
  if (q !== '') query.set('q', q);
  if (notice !== '') query.set('notice', notice);
  return query;
}
