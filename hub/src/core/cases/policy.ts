import type { CasePolicy, CasePromises, ReplyTemplateList } from '@louyu/contract/api/case-policy';
import type { CaseCategory, CaseKind, CaseTeam } from '@louyu/contract/api/cases';

const day = 24 * 60;

/** What is promised unless the office says otherwise: a person in 5 minutes of duty, a word in 24 hours, an end in 7 days (R25). */
export const defaultPolicy: CasePolicy = {
  hours: {
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    spans: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '18:00' },
    ],
    holidays: [],
    workdays: [],
  },
  promises: {
    receipt: { minutes: 5, count: 'working' },
    reply: { minutes: day, count: 'clock' },
    solution: { minutes: 7 * day, count: 'clock' },
  },
  rules: [
    { category: 'leak', team: 'repair' },
    { category: 'light', team: 'repair' },
    { category: 'lift', team: 'repair' },
    { category: 'access', team: 'repair' },
    { category: 'garbage', team: 'cleaning' },
    { category: 'greenery', team: 'cleaning' },
    { category: 'noise', team: 'security' },
    { category: 'parking', team: 'security' },
    { category: 'other', kind: 'repair', team: 'repair' },
  ],
  members: [],
};

export const defaultReplies: ReplyTemplateList = [
  { title: '已安排上门', text: '您好，已安排师傅上门查看，请保持电话畅通。', kind: 'repair' },
  { title: '已修好', text: '您好，已修好。如仍有问题，请在这里点“没解决”。', kind: 'repair' },
  { title: '等配件', text: '您好，需要更换的配件正在采购，到货后马上处理。', kind: 'repair' },
  { title: '已收到，会核实', text: '您好，您反映的情况已收到，我们会核实，并在这里答复您。' },
  { title: '感谢您', text: '谢谢您！我们已转告当事的同事。', kind: 'praise' },
];

/** Where a case goes, and what is promised for it: by the first rule of its category that fits its kind. */
export function ruleFor(
  policy: CasePolicy,
  { kind, category }: { readonly kind: CaseKind; readonly category: CaseCategory },
): { readonly team: CaseTeam; readonly promises: CasePromises } {
  const fits = policy.rules.filter((rule) => rule.category === category && (rule.kind ?? kind) === kind);
  const [rule] = fits;
  return { team: rule?.team ?? 'office', promises: rule?.promises ?? policy.promises };
}

/** The teams of somebody; null for the office, which sees everything: whoever is in no other team belongs to it. */
export function teamsOf(policy: CasePolicy, staffId: string): readonly CaseTeam[] | null {
  const teams = policy.members.filter((member) => member.staffId === staffId).map(({ team }) => team);
  return teams.length === 0 || teams.includes('office') ? null : teams;
}

/** Whether somebody can be given what is for a team. */
export function isInTeam(policy: CasePolicy, staffId: string, team: CaseTeam): boolean {
  const teams = teamsOf(policy, staffId);
  return teams === null ? team === 'office' || !hasMembers(policy, team) : teams.includes(team);
}

function hasMembers({ members }: CasePolicy, team: CaseTeam): boolean {
  return members.some((member) => member.team === team);
}
