import type { CaseCategory, CaseKind, CaseSource, CaseTeam } from '@louyu/contract/api/cases';
import { repairCategories } from '@louyu/contract/api/cases';
import { LouyuError } from '@louyu/contract/errors';
import type { Instant, Language } from '@louyu/contract/primitives';
import type { Vault } from '../households/vault.ts';
import type { Areas } from '../store.ts';
import type { CaseRecord } from './case-store.ts';
import { sealContact } from './contacts.ts';
import { withDeadlines, type DeadlineRules } from './deadlines.ts';
import { hashOfCode } from './form-keys.ts';
import { ruleFor } from './policy.ts';

/** All that makes a new case. */
export interface NewCase {
  readonly id: string;
  readonly siteId: string;
  readonly kind: CaseKind;
  readonly category: CaseCategory;
  readonly team: CaseTeam | undefined;
  readonly source: CaseSource;
  readonly enteredBy: string | null;
  readonly placeId: string;
  readonly where: string;
  readonly text: string;
  readonly contact: string;
  readonly language: Language;
  readonly noticeId: string | null;
  readonly phoneHash: string | null;
  readonly code: string;
  readonly formHash: string;
  readonly bodyDigest: string;
  readonly held: boolean;
}

/** Writes a new case with the next number, and its promises. @throws LouyuError `case.category_wrong` */
export async function file(
  areas: Areas,
  wanted: NewCase,
  now: Instant,
  vault: Vault,
  rules: DeadlineRules,
): Promise<CaseRecord> {
  const { code, contact, team, ...given } = wanted;
  if (given.kind === 'repair' && !isRepairCategory(given.category))
    throw new LouyuError('case.category_wrong');
  const none = { receipt: null, reply: null, solution: null };
  const record: CaseRecord = {
    ...given,
    number: await areas.cases.nextNumber(given.siteId),
    state: 'received',
    team: team ?? ruleFor(rules.policy, given).team,
    assigneeId: null,
    contact: sealContact(vault, given.id, contact),
    codeHash: hashOfCode(vault, code),
    createdAt: now,
    startedAt: now,
    done: none,
    due: none,
    late: [],
    pauses: [],
    next: null,
    closedAt: null,
    deferredUntil: null,
    remindedAt: null,
    escalatedAt: null,
    reopened: 0,
    waitsForStaff: true,
    echoes: 0,
    refused: false,
    stars: null,
    ratingText: '',
    erasedAt: null,
  };
  const filed = withDeadlines(record, now, rules);
  await areas.cases.add(filed);
  return filed;
}

function isRepairCategory(category: CaseCategory): boolean {
  return repairCategories.some((known) => known === category);
}
