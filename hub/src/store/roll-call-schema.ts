/** The word of a phone in the roll-call of an alert: one row, which it changes. */
interface RollCallWordTable {
  id: string;
  alert_id: string;
  /** SHA-256 of the random id in the phone's cookie. */
  phone_hash: string;
  /** Empty where the code came without a screen. */
  device_id: string;
  answer: string;
  household_id: string | null;
  /** claimed, proved; null without a door */
  level: string | null;
  at: string;
  help_at: string | null;
  help_household_id: string | null;
  seen_at: string | null;
  seen_by: string | null;
}

/** What staff found at a door last; the audit log has what was before. */
interface RollCallFindingTable {
  alert_id: string;
  household_id: string;
  found: string;
  at: string;
  by_id: string;
}

/** What the words of an alert came to when they were forgotten. */
interface RollCallSumTable {
  alert_id: string;
  safe: number;
  need_help: number;
  away: number;
  anonymous: number;
}

/** The tables of 报平安. */
export interface RollCallTables {
  roll_call_word: RollCallWordTable;
  roll_call_finding: RollCallFindingTable;
  roll_call_sum: RollCallSumTable;
}
