import type { Draft } from '@louyu/contract/api/notices';
import { severityOf } from '@louyu/contract/lint';
import type { ContentByLanguage } from '@louyu/contract/notice-content';
import type { Instant, Language, Window } from '@louyu/contract/primitives';
import type { SiteRecord } from '../places/place-store.ts';
import type { PlaceTree } from '../places/place-tree.ts';
import type { Areas } from '../store.ts';
import { glassProblems, type Glass } from './glasses.ts';
import type { Finding } from './lint/finding.ts';
import { lintLimitDefaults, type LintLimits } from './lint/limits.ts';
import { problemsOf, windowFor, type DraftProblem } from './problems.ts';
import { scheduleFault, windowsFor } from './schedule/draft-windows.ts';
import type { Recurrence } from './schedule/recurrence.ts';
import { progressProblems } from './progress.ts';
import type { Template } from './template.ts';

export type DraftFault = DraftProblem | Finding;

/** A draft with what is known around it. */
export interface DraftInPlace {
  readonly draft: Draft;
  /** The notice that it changes, if any. */
  readonly noticeId: string | null;
  readonly template: Template;
  readonly content: ContentByLanguage | null;
  readonly glasses: readonly Glass[];
  readonly site: SiteRecord;
  readonly tree: PlaceTree;
  readonly now: Instant;
  /** In which details are said. */
  readonly language: Language;
  readonly limits?: LintLimits | undefined;
  readonly recurrence: Recurrence;
}

/** All that is wrong with a draft and all that its author should think about; what blocks comes first. */
export async function faultsOf(areas: Pick<Areas, 'notices'>, known: DraftInPlace): Promise<DraftFault[]> {
  const { draft, noticeId, template, content, glasses, tree, now, language } = known;
  // Nobody needs the rules, and the dictionary behind them, before somebody writes.
  const { lint } = await import('./lint/lint.ts');
  const others = (await areas.notices.current(now)).filter(({ id }) => id !== noticeId);
  const calendar = { timeZone: known.site.timeZone, recurrence: known.recurrence };
  const windows = await windowsFor(draft, template, now, calendar);
  const faults: DraftFault[] = [
    ...problemsOf(draft, template, tree, now, language),
    ...windowProblems(draft, template, windows, now),
    ...glassProblems(content, glasses),
    ...progressProblems(content, draft),
    ...lint({ ...known, windows, others, limits: known.limits ?? lintLimitDefaults }),
  ];
  const blocks = faults.filter(({ code }) => severityOf(code) === 'block');
  return [...blocks, ...faults.filter(({ code }) => severityOf(code) === 'warn')];
}

function windowProblems(
  draft: Draft,
  template: Template,
  windows: readonly Window[],
  now: Instant,
): DraftProblem[] {
  if (windowFor(draft, template, now) === undefined) return [];
  const code = scheduleFault(draft, windows);
  return code === undefined ? [] : [{ field: 'window', code, details: {} }];
}
