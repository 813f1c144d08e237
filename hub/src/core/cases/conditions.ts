import type { CaseTarget } from '@louyu/contract/api/cases';
import type { Instant, Localized } from '@louyu/contract/primitives';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Clock } from '../ports.ts';
import type { StaffAlertCondition, StaffAlertSource } from '../staff-alerts/staff-alert-store.ts';
import type { StaffRecord } from '../staff/staff-store.ts';
import type { Store } from '../store.ts';
import type { CasePolicy } from '@louyu/contract/api/case-policy';
import type { CaseRecord } from './case-store.ts';
import { handlesCases } from './case-viewers.ts';
import { caseNumber, categoryNames, kindNames } from './names.ts';
import { defaultPolicy, teamsOf } from './policy.ts';

const waiting: Readonly<Record<CaseTarget, { 'zh-CN': string; en: string }>> = {
  receipt: { 'zh-CN': '待受理', en: 'waits to be received' },
  reply: { 'zh-CN': '待首次答复', en: 'waits for a first reply' },
  solution: { 'zh-CN': '待办结', en: 'waits for a solution' },
};
const late: Readonly<Record<CaseTarget, { 'zh-CN': string; en: string }>> = {
  receipt: { 'zh-CN': '超时未受理', en: 'not received in time' },
  reply: { 'zh-CN': '超时未答复', en: 'not answered in time' },
  solution: { 'zh-CN': '超时未办结', en: 'not solved in time' },
};

/**
 * What calls staff for cases (R25): whoever has one before a promise is due (催办), and whoever answers for the office when it
 * was not kept, or when somebody reports it (上报).
 */
export function caseAlertSource({ store, clock }: { store: Store; clock: Clock }): StaffAlertSource {
  return {
    kind: 'case',
    async current() {
      const now = clock.now();
      const calling = await store.cases.calling(now);
      if (calling.length === 0) return [];
      const [staff, tree, policy] = await Promise.all([
        store.staff.all(),
        store.places.tree(),
        store.cases.policy(),
      ]);
      return calling.flatMap((record) =>
        conditionsOf(record, now, { staff, tree, policy: policy ?? defaultPolicy }),
      );
    },
  };
}

interface Around {
  readonly staff: readonly StaffRecord[];
  readonly tree: PlaceTree;
  readonly policy: CasePolicy;
}

/** At most one call for whoever has a case and one for whoever answers for it; each new reason is a new call. */
export function conditionsOf(record: CaseRecord, now: Instant, around: Around): StaffAlertCondition[] {
  const { next, remindedAt, escalatedAt } = record;
  const isDue = next !== null && next.remindAt <= now;
  const isLate = next !== null && next.escalateAt <= now;
  const promise = next === null ? '' : `${next.target}:${next.dueAt}`;
  const base = { path: `/cases/${record.id}`, places: [record.placeId] };
  const target = next?.target ?? 'solution';
  const found: StaffAlertCondition[] = [];
  if (isDue || remindedAt !== null) {
    found.push({
      ...base,
      key: `case:${record.id}:${isDue ? promise : ''}:${remindedAt ?? ''}`,
      kind: 'case',
      text: saying(waiting[target], record, around.tree),
      roles: ['service'],
      except: notConcerned(record, around),
    });
  }
  if (isLate || escalatedAt !== null) {
    found.push({
      ...base,
      key: `deadline:case:${record.id}:${isLate ? promise : ''}:${escalatedAt ?? ''}`,
      kind: 'deadline',
      text: saying(isLate ? late[target] : { 'zh-CN': '上报', en: 'reported upwards' }, record, around.tree),
      roles: ['approver', 'admin'],
      except: [],
    });
  }
  return found;
}

/** Whoever has it is called; while nobody has, its team; where that is empty, all who handle cases. */
function notConcerned({ assigneeId, team }: CaseRecord, { staff, policy }: Around): string[] {
  const handlers = staff.filter((person) => person.disabledAt === null && handlesCases(person));
  const isConcerned = (id: string) =>
    assigneeId === null ? (teamsOf(policy, id) ?? ['office']).includes(team) : id === assigneeId;
  const others = handlers.filter(({ id }) => !isConcerned(id)).map(({ id }) => id);
  return others.length === handlers.length ? [] : others;
}

/** Nothing that a resident wrote: it leaves the house. */
function saying(
  what: Localized,
  { number, kind, category, placeId }: CaseRecord,
  tree: PlaceTree,
): Localized {
  const where = tree.where(placeId);
  const zh = `${kindNames['zh-CN'][kind]}${what['zh-CN']}：${categoryNames['zh-CN'][category]}，${where['zh-CN']}`;
  const en = `${kindNames.en[kind]} ${what.en ?? ''}: ${categoryNames.en[category]}, ${where.en ?? where['zh-CN']}`;
  return {
    'zh-CN': `${zh}（工单号 ${caseNumber(number)}）`,
    en: `${en} (case ${caseNumber(number)})`,
  };
}
