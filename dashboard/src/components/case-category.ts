import {
  caseCategories,
  repairCategories,
  type CaseCategory,
  type CaseKind,
} from '@louyu/contract/api/cases';

/** Words by which people say what something is about, in both languages. */
const telling: Readonly<Partial<Record<CaseCategory, RegExp>>> = {
  leak: /漏水|渗水|滴水|跑水|水管|爆管|返水|\bleak|\bdrip|\bpipe/i,
  light: /灯|照明|\blights?\b|\blamps?\b|\bbulbs?\b/i,
  lift: /电梯|轿厢|\blifts?\b|\belevators?\b/i,
  access: /门禁|单元门|对讲|刷卡|门锁|\bdoor|\bintercom|\bentry/i,
  garbage: /垃圾|异味|\bgarbage|\brubbish|\btrash/i,
  noise: /噪音|噪声|扰民|太吵|\bnois|\bloud/i,
  fee: /物业费|停车费|收费|账单|缴费|发票|\bfees?\b|\bbills?\b|\binvoice/i,
  parking: /停车|车位|车库|占道|\bparking/i,
  greenery: /绿化|草坪|树|花坛|\btrees?\b|\blawn|\bgarden/i,
};

/** The categories that a case of a kind can have; a repair has one of six. */
export function categoriesOf(kind: CaseKind): readonly CaseCategory[] {
  if (kind === 'repair') return repairCategories;
  return [...caseCategories.filter((category) => category !== 'other'), 'other'];
}

/** What words are about: the category that is named first; 其他 where none is. */
export function guessedCategory(text: string, kind: CaseKind): CaseCategory {
  const found = categoriesOf(kind).flatMap((category) => {
    const match = telling[category]?.exec(text) ?? undefined;
    return match === undefined ? [] : [{ category, at: match.index, length: match[0].length }];
  });
  // 停车费 is about fees, and not about 停车.
  const [first] = found.toSorted((a, b) => a.at - b.at || b.length - a.length);
  return first?.category ?? 'other';
}
