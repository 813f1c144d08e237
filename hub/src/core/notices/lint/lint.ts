import { bankCards } from './bank-card.ts';
import { debtors } from './debtor.ts';
import { textsOf, type Finding, type LintContext, type LintRule } from './finding.ts';
import { idNumbers } from './id-number.ts';
import { jargon } from './jargon.ts';
import { longSentences } from './long-sentence.ts';
import { namesWithDoors } from './name-with-door.ts';
import { nearDuplicates } from './near-duplicate.ts';
import { openVariables } from './open-variable.ts';
import { phoneNumbers } from './phone-number.ts';
import { replacesLess } from './replaces-less.ts';
import { wrongRepeatWeekdays } from './repeat-weekday.ts';
import { sensitiveWords } from './sensitive-word.ts';
import { shortNotice } from './short-notice.ts';
import { tooManyADay } from './too-many.ts';
import { wrongWeekdays } from './weekday.ts';

/** Most findings of one rule: who has that many knows what to do. */
const findingsPerRuleMax = 10;

/** In the order of `lintTable`; what blocks and what warns stands there. */
const rules: readonly LintRule[] = [
  openVariables,
  phoneNumbers,
  idNumbers,
  bankCards,
  namesWithDoors,
  debtors,
  nearDuplicates,
  replacesLess,
  wrongWeekdays,
  wrongRepeatWeekdays,
  shortNotice,
  tooManyADay,
  longSentences,
  jargon,
  sensitiveWords,
];

/** Help while writing (R2, R7, R10, R11, R16, R34, R36): what to put right in a draft, and what to think about. */
export function lint(context: Omit<LintContext, 'texts'>): Finding[] {
  const whole = { ...context, texts: textsOf(context.draft, context.template) };
  return rules.flatMap((rule) => rule(whole).slice(0, findingsPerRuleMax));
}
