import type Database from 'better-sqlite3';
import type { PruneOrder } from '../core/receipts/ledger.ts';
import { AlertedPruning } from './alerted-pruning.ts';
import { PhoneWiping } from './phone-wiping.ts';

/** Rows of each table that are looked at or deleted in one step: so little that what waits behind it does not feel it. */
export const pruneStepRows = 500;

interface Step {
  rows: number;
  last: number | null;
  due: number;
}

/**
 * Deletes what is older than its limit, a step at a time. Nothing older than the receipts' horizon is taken any more: the
 * horizon is written down with the first row that goes, so that a receipt whose id is forgotten is never counted again.
 */
export class Pruning {
  #horizon: string;
  /** The last receipt looked at in this run. */
  #cursor = 0;
  readonly #readHorizon: Database.Statement<[], { value: string }>;
  readonly #writeHorizon: Database.Statement<[string]>;
  readonly #lookAhead: Database.Statement<[string, string, number], Step>;
  readonly #dropReceipts: Database.Statement<[number, number, string, string]>;
  readonly #alerted: AlertedPruning;
  readonly #dropAlarms: Database.Statement<[string]>;
  readonly #dropFaults: Database.Statement<[string]>;
  readonly #dropEntries: Database.Statement<[string, string]>;
  readonly #dropRemoved: Database.Statement<[string, string]>;
  readonly #phones: PhoneWiping;

  constructor(sqlite: Database.Database) {
    this.#readHorizon = sqlite.prepare("select value from setting where name = 'receipt_horizon'");
    this.#writeHorizon = sqlite.prepare(
      `insert into setting values ('receipt_horizon', ?)
       on conflict (name) do update set value = excluded.value`,
    );
    // Receipts lie in the order of their arrival: the oldest are in front, and no index is needed that each new one would pay for.
    this.#lookAhead = sqlite.prepare(
      `select count(*) as rows, max(id) as last, coalesce(sum(stored_at < ? or stored_at > ?), 0) as due
       from (select rowid as id, stored_at from receipt where rowid > ? order by rowid limit ${pruneStepRows})`,
    );
    this.#dropReceipts = sqlite.prepare(
      'delete from receipt where rowid > ? and rowid <= ? and stored_at < ? and shown_to < ?',
    );
    this.#alerted = new AlertedPruning(sqlite, pruneStepRows);
    this.#dropAlarms = sqlite.prepare(
      `delete from alarm_entry where rowid in (
         select entry.rowid from alarm_entry as entry join alert on alert.id = entry.alert_id
         where entry.version_to is not null and alert.ended_at < ?
           and not exists (
             select 1 from carried_alert as carried join device on device.id = carried.device_id
             where carried.alert_id = entry.alert_id and removed_at is null and revoked_at is null)
         limit ${pruneStepRows})`,
    );
    this.#dropFaults = sqlite.prepare(
      `delete from fault where id in (select id from fault where closed_at < ? limit ${pruneStepRows})`,
    );
    // An entry tells what a returning device carries: it stays while a device has not said that the notice is gone.
    this.#dropEntries = sqlite.prepare(
      `delete from board_entry where rowid in (
         select entry.rowid from board_entry as entry join notice on notice.id = entry.notice_id
         where (entry.version_to is not null
             or entry.epoch < (select epoch from document where document.topic = entry.topic))
           and (notice.recalled_at < ? or
             (select max(visible_to) from revision where revision.notice_id = notice.id) < ?)
           and not exists (
             select 1 from carried join device on device.id = carried.device_id
             where carried.notice_id = entry.notice_id and removed_at is null and revoked_at is null)
         limit ${pruneStepRows})`,
    );
    this.#dropRemoved = sqlite.prepare('delete from removed where removed_at < ? or removed_at > ?');
    this.#phones = new PhoneWiping(sqlite, pruneStepRows);
    this.#horizon = this.#read();
  }

  /** A receipt that ended before this moment is refused with `receipt.too_old`. */
  get horizon(): string {
    return this.#horizon;
  }

  /** Takes one step of a run; true while there is more to do. Inside the caller's transaction. */
  step(order: PruneOrder): boolean {
    const { at, receiptsBefore, historyBefore, phonesBefore, helpWordsBefore, removedBefore, removedAfter } =
      order;
    // It may have been brought back, when a clock that ran ahead was set right.
    this.#horizon = this.#read();
    if (receiptsBefore > this.#horizon) {
      this.#writeHorizon.run(receiptsBefore);
      this.#horizon = receiptsBefore;
    }
    const receipts = this.#stepReceipts(receiptsBefore, at);
    const alerted = this.#alerted.step(receiptsBefore, at);
    const alarms = this.#dropAlarms.run(historyBefore).changes;
    const faults = this.#dropFaults.run(historyBefore).changes;
    const entries = this.#dropEntries.run(historyBefore, historyBefore).changes;
    this.#dropRemoved.run(removedBefore, removedAfter);
    const phones = this.#phones.step(phonesBefore, helpWordsBefore);
    return receipts || alerted || phones || [alarms, faults, entries].includes(pruneStepRows);
  }

  /** Reads anew what is remembered: a transaction was rolled back. */
  forget(): void {
    this.#horizon = this.#read();
    this.#cursor = 0;
    this.#alerted.forget();
    this.#phones.forget();
  }

  /** Goes on where some rows were old, or dated by a clock that ran ahead: behind those there may be more. */
  #stepReceipts(before: string, at: string): boolean {
    const step = this.#lookAhead.get(before, at, this.#cursor);
    const last = step?.last ?? this.#cursor;
    this.#dropReceipts.run(this.#cursor, last, before, before);
    const more = step !== undefined && step.rows === pruneStepRows && step.due > 0;
    this.#cursor = more ? last : 0;
    return more;
  }

  #read(): string {
    return this.#readHorizon.get()?.value ?? '';
  }
}
