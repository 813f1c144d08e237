import {
  targetMaxMinutes,
  type CasePolicy,
  type CasePromise,
  type CasePromises,
  type ReplyTemplateList,
  type WorkingHours,
} from '@louyu/contract/api/case-policy';
import { caseTargets } from '@louyu/contract/api/cases';
import { t } from '../i18n/translate.ts';
import { targetWords } from './case-due.ts';

/** What is wrong with a span of working time; the field that is to be changed: `from`, `to`, or the one that is empty. */
export type SpanProblem = 'missing' | 'backwards' | 'overlap';

/** @param index of the span, from 0 */
export function spanProblem(spans: WorkingHours['spans'], index: number): SpanProblem | undefined {
  const span = spans[index];
  if (span === undefined) return undefined;
  if (span.from === '' || span.to === '') return 'missing';
  if (span.from >= span.to) return 'backwards';
  return (spans[index - 1]?.to ?? '') > span.from ? 'overlap' : undefined;
}

/** Longer than any promise may be. */
export function isTooLong({ minutes }: CasePromise): boolean {
  return minutes > targetMaxMinutes;
}

function promisesProblem(promises: CasePromises, about: string): string {
  const target = caseTargets.find((each) => isTooLong(promises[each]));
  if (target === undefined) return '';
  const name = about + targetWords(target);
  return t('case_set.promise_long', { name, days: targetMaxMinutes / 1_440 });
}

function hoursProblem({ weekdays, spans }: WorkingHours): string {
  if (weekdays.length === 0) return t('case_set.weekdays_missing');
  const index = spans.findIndex((_, at) => spanProblem(spans, at) !== undefined);
  const problem = spanProblem(spans, index);
  if (problem === undefined) return '';
  const n = index + 1;
  return problem === 'overlap'
    ? t('case_set.span_overlap', { n, before: index })
    : t(`case_set.span_${problem}`, { n });
}

/** Why the hub would not take it, in words that name the field; empty where it would. */
export function policyProblem({ hours, promises, rules }: CasePolicy): string {
  const ofRules = rules.map(({ category, promises: own }) =>
    own === undefined
      ? ''
      : promisesProblem(own, `${t('case_set.rule', { category: t(`case.category_${category}`) })} `),
  );
  return [promisesProblem(promises, ''), hoursProblem(hours), ...ofRules].find(Boolean) ?? '';
}

/** The same for ready words: each has a name and words. */
export function repliesProblem(replies: ReplyTemplateList): string {
  const index = replies.findIndex(({ title, text }) => title.trim() === '' || text.trim() === '');
  const reply = replies[index];
  if (reply === undefined) return '';
  const key = reply.title.trim() === '' ? 'case_set.reply_title_missing' : 'case_set.reply_text_missing';
  return t(key, { n: index + 1 });
}
