import type { ErrorCode } from './errors.ts';
import type { Language } from './primitives.ts';

/** `block` keeps a draft from submission; `warn` is for the author to weigh and needs nothing. */
export type Severity = 'block' | 'warn';

interface LintEntry {
  readonly severity: Severity;
  /** What it looks for, as staff read it. */
  readonly looksFor: Readonly<Record<Language, string>>;
}

/** Help while writing: every rule that reads a draft, and whether it blocks or warns. Staff see this table beside the form. */
export const lintTable = {
  'lint.variable_open': {
    severity: 'block',
    looksFor: {
      'zh-CN': '没有填好的空：×月×日、____、【待填】',
      en: 'Blanks that nobody filled in: ×月×日, ____, <<time>>',
    },
  },
  'lint.phone_number': {
    severity: 'block',
    looksFor: {
      'zh-CN': '个人手机号（本物业的值班电话除外）',
      en: 'Mobile numbers, except the office’s own',
    },
  },
  'lint.id_number': {
    severity: 'block',
    looksFor: { 'zh-CN': '身份证号', en: 'Identity card numbers' },
  },
  'lint.bank_card': {
    severity: 'block',
    looksFor: { 'zh-CN': '个人银行卡号（对公账户除外）', en: 'Bank card numbers, except company accounts' },
  },
  'lint.name_with_door': {
    severity: 'block',
    looksFor: { 'zh-CN': '门牌号连着姓名', en: 'A door number together with a full name' },
  },
  'lint.debtor': {
    severity: 'block',
    looksFor: { 'zh-CN': '谁家欠费：欠费连着门牌或姓名', en: 'Who owes money: a debt with a door or a name' },
  },
  'lint.end_before_start': {
    severity: 'block',
    looksFor: { 'zh-CN': '结束早于开始', en: 'An end before its start' },
  },
  'lint.near_duplicate': {
    severity: 'warn',
    looksFor: {
      'zh-CN': '同一地点、同一时段已有差不多的通知',
      en: 'Much the same notice at the same place and time',
    },
  },
  'lint.conflict': {
    severity: 'warn',
    looksFor: {
      'zh-CN': '与同一地点的另一条通知时间或数字不一致',
      en: 'Times or figures that another notice there says differently',
    },
  },
  'lint.replaces_less': {
    severity: 'warn',
    looksFor: {
      'zh-CN': '替换旧通知，却没有覆盖旧通知的全部范围',
      en: 'A notice that replaces another one and does not reach all of its places',
    },
  },
  'lint.weekday_wrong': {
    severity: 'warn',
    looksFor: { 'zh-CN': '星期与日期对不上', en: 'A weekday that is not that of its date' },
  },
  'lint.repeat_weekday_wrong': {
    severity: 'warn',
    looksFor: { 'zh-CN': '“每周几”与展示的重复对不上', en: 'An “every Tuesday” that is shown on other days' },
  },
  'lint.short_notice': {
    severity: 'warn',
    looksFor: { 'zh-CN': '计划停用通知得太晚', en: 'A planned outage announced too late' },
  },
  'lint.too_many_a_day': {
    severity: 'warn',
    looksFor: { 'zh-CN': '同一地点一天里通知太多', en: 'Too many notices for one place in a day' },
  },
  'lint.sentence_too_long': {
    severity: 'warn',
    looksFor: { 'zh-CN': '句子太长', en: 'Long sentences' },
  },
  'lint.jargon': {
    severity: 'warn',
    looksFor: {
      'zh-CN': '公文用语：兹、届时、予以、望周知……',
      en: 'Officialese: hereby, prior to, commence …',
    },
  },
  'lint.sensitive_word': {
    severity: 'warn',
    looksFor: { 'zh-CN': '敏感词（只提醒，不替换）', en: 'Sensitive words (pointed out, never masked)' },
  },
} as const satisfies Partial<Record<ErrorCode, LintEntry>>;

export type LintCode = keyof typeof lintTable;

export function isLintCode(code: ErrorCode): code is LintCode {
  return Object.hasOwn(lintTable, code);
}

/** Whatever is not help while writing is a fault of the draft and blocks. */
export function severityOf(code: ErrorCode): Severity {
  return isLintCode(code) ? lintTable[code].severity : 'block';
}
