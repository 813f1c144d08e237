/** The rules of RFC 5545, as far as they choose days. */
export interface Recurrence {
  /**
   * The days (`2026-11-24`) of a rule that begins on `start`, its DTSTART, from `first` to `last` with both, in order. A rule that
   * the contract has taken is never refused.
   */
  dates(rule: string, start: string, first: string, last: string): Promise<readonly string[]>;
}
