import type { Problem } from '@louyu/contract/api/notices';
import type { Misfit } from '../components/screen-preview.ts';
import { t } from '../i18n/translate.ts';

/** Brings the place of a problem into view, and the keyboard to it. */
export function focusField(root: ParentNode, field: string): void {
  const target =
    root.querySelector('ly-draft-fields')?.fieldElement(field) ??
    root.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  target?.scrollIntoView({ block: 'center' });
  target?.focus();
}

/** What must be put right before a draft can be submitted, in one line; empty where nothing must. */
export function inTheWay(problems: readonly Problem[], misfits: readonly Misfit[]): string {
  const [first, ...others] = problems;
  // A fault of the glass has no field to stand at.
  if (first?.field === 'glass' && others.length === 0) return first.message;
  if (first !== undefined) return t('compose.fix', { count: problems.length });
  const screens = new Set(misfits.map(({ screen }) => screen));
  return screens.size === 0 ? '' : t('fit.problem', { screens: [...screens].join(t('list.separator')) });
}
