import { displayKindSchema } from '@louyu/contract/devices';
import { inLanguage, type Localized } from '@louyu/contract/primitives';
import { takenDownAt } from '../lifecycle.ts';
import { type Finding, type LintContext } from './finding.ts';

const kinds = displayKindSchema.options;
const kindNames: Readonly<Record<(typeof kinds)[number], Localized>> = {
  lcd: { 'zh-CN': '大堂屏', en: 'Lobby screen' },
  elevator: { 'zh-CN': '电梯屏', en: 'Lift screen' },
  epaper: { 'zh-CN': '墨水屏', en: 'E-paper' },
};

/**
 * A notice that replaces another one and does not come to all of its places, or kinds of screen: there neither would be shown
 * (R2).
 */
export function replacesLess({ draft, others, tree, language, now }: LintContext): Finding[] {
  const old = others.find(({ id }) => id === draft.supersedes);
  const revision = old?.revisions.findLast(({ state }) => state === 'signed');
  if (old === undefined || revision === undefined || takenDownAt(old, now) !== null) return [];
  const { audience, profiles = kinds } = revision.draft;
  const place = audience.find((id) => !tree.upward(id).some((above) => draft.audience.includes(above.id)));
  const kind = profiles.find((each) => !(draft.profiles ?? kinds).includes(each));
  if (place === undefined && kind === undefined) return [];
  const left = [
    ...(place === undefined ? [] : [inLanguage(tree.where(place), language)]),
    ...(kind === undefined ? [] : [inLanguage(kindNames[kind], language)]),
  ];
  const number = String(old.number).padStart(4, '0');
  const details = { number, place: left.join(' · ') };
  return [{ field: 'audience', code: 'lint.replaces_less', details, noticeId: old.id }];
}
