/** Figures of the rules that have some (R7, R10, R11). */
export interface LintLimits {
  /** A planned outage is announced at least this long ahead. */
  readonly noticeOutageAheadHours: number;
  /** New notices for one place on one day. */
  readonly noticesPerDayMax: number;
  /** Characters of a Chinese sentence. */
  readonly noticeSentenceMaxChars: number;
  readonly noticeSentenceMaxWords: number;
}

export const lintLimitDefaults: LintLimits = {
  noticeOutageAheadHours: 24,
  noticesPerDayMax: 5,
  noticeSentenceMaxChars: 60,
  noticeSentenceMaxWords: 30,
};
