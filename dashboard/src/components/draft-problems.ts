import type { Problem } from '@louyu/contract/api/notices';
import { isLintCode } from '@louyu/contract/lint';

/** What keeps a draft from submission. */
export function blocksOf(problems: readonly Problem[] | undefined): Problem[] {
  return (problems ?? []).filter(({ severity }) => severity === 'block');
}

/** What the rules say of a field: it stands there while the person writes. */
export function notesAt(problems: readonly Problem[] | undefined, field: string): Problem[] {
  return (problems ?? []).filter((problem) => problem.field === field && isLintCode(problem.code));
}

/** What is missing or wrong at a field, in words; empty where nothing is, or where the rules say it. */
export function faultAt(problems: readonly Problem[], field: string): string {
  return problems.find((problem) => problem.field === field && !isLintCode(problem.code))?.message ?? '';
}
