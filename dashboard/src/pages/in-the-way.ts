import type { Problem } from '@louyu/contract/api/notices';
import type { Misfit } from '../components/screen-preview.ts';
import { t } from '../i18n/translate.ts';

/** What must be put right before a draft can be submitted, in one line; empty where nothing must. */
export function inTheWay(problems: readonly Problem[], misfits: readonly Misfit[]): string {
  const [first, ...others] = problems;
  // A fault of the glass has no field to stand at.
  if (first?.field === 'glass' && others.length === 0) return first.message;
  if (first !== undefined) return t('compose.fix', { count: problems.length });
  const screens = new Set(misfits.map(({ screen }) => screen));
  return screens.size === 0 ? '' : t('fit.problem', { screens: [...screens].join(t('list.separator')) });
}
