import type Database from 'better-sqlite3';

interface Step {
  rows: number;
  last: number | null;
  old: number;
  due: number;
}

/**
 * Deletes what devices said again of alerts, a step at a time. The first that a device said of a revision stays: the report of
 * an alert adds up for ever (R19). A row that was old when it was looked at and stayed is such a first one for good, since
 * nothing that was painted as early is taken any more: no run looks at it again.
 */
export class AlertedPruning {
  /** Up to this row all are old and have been looked at. */
  #done = 0;
  /** What was old when that was so. */
  #before = '';
  /** The last row looked at in this run. */
  #cursor = 0;
  readonly #stepRows: number;
  readonly #lookAhead: Database.Statement<[string, string, string, string, number], Step>;
  readonly #dropRepeated: Database.Statement<[number, number, string, string]>;
  readonly #lastUpTo: Database.Statement<[number], { id: number | null }>;

  constructor(sqlite: Database.Database, stepRows: number) {
    this.#stepRows = stepRows;
    // In the order of their arrival, as receipts are.
    this.#lookAhead = sqlite.prepare(
      `select count(*) as rows, max(id) as last, coalesce(sum(painted_at < ? and stored_at < ?), 0) as old,
         coalesce(sum(stored_at < ? or stored_at > ?), 0) as due
       from (select rowid as id, painted_at, stored_at from alerted where rowid > ? order by rowid limit ${stepRows})`,
    );
    this.#dropRepeated = sqlite.prepare(
      `delete from alerted where rowid in (
         select said.rowid from alerted as said
         where said.rowid > ? and said.rowid <= ? and said.painted_at < ? and said.stored_at < ?
           and exists (
             select 1 from alerted as earlier
             where earlier.alert_id = said.alert_id and earlier.device_id = said.device_id
               and earlier.revision = said.revision
               and (earlier.painted_at, earlier.rowid) < (said.painted_at, said.rowid)))`,
    );
    this.#lastUpTo = sqlite.prepare('select max(rowid) as id from alerted where rowid <= ?');
  }

  /** True while there is more to do. Inside the caller's transaction. */
  step(before: string, at: string): boolean {
    // A clock was set back: what is earlier than those may be taken again.
    if (before < this.#before) this.forget();
    this.#before = before;
    const from = Math.max(this.#cursor, this.#done);
    const step = this.#lookAhead.get(before, before, before, at, from);
    if (step === undefined || step.last === null) {
      this.#cursor = 0;
      return false;
    }
    this.#dropRepeated.run(from, step.last, before, before);
    const isDone = from === this.#done && step.old === step.rows;
    // Never beyond the last that is left: the number of a row behind it is given anew.
    if (isDone) this.#done = this.#lastUpTo.get(step.last)?.id ?? 0;
    const more = step.rows === this.#stepRows && step.due > 0;
    this.#cursor = more && !isDone ? step.last : 0;
    return more;
  }

  /** Looks at everything anew: a transaction was rolled back. */
  forget(): void {
    this.#done = 0;
    this.#cursor = 0;
  }
}
