import type Database from 'better-sqlite3';
import type { ErrorCode } from '@louyu/contract/errors';
import type { AlertedOutcome } from '../core/receipts/ledger.ts';
import type { AlertedEntry } from './ledger-batch.ts';

/** Revisions known to exist, so that a receipt costs no look-up; emptied when full. */
const knownRevisionsMax = 1_000;

/** Writes what devices say of alerts they painted: each once, whatever is sent again. Inside the caller's transaction. */
export class AlertedReceipts {
  readonly #known = new Set<string>();
  readonly #revision: Database.Statement<[string, number]>;
  readonly #add: Database.Statement<[string, string, string, number, string, string, string]>;

  constructor(sqlite: Database.Database) {
    this.#revision = sqlite.prepare('select 1 from alert_revision where alert_id = ? and revision = ?');
    this.#add = sqlite.prepare('insert into alerted values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing');
  }

  /** @param horizon none that was painted before it is taken any more: its id may have been forgotten */
  store({ deviceId, receipts, at }: AlertedEntry, horizon: string): AlertedOutcome {
    const stored: string[] = [];
    const rejected: { id: string; code: ErrorCode }[] = [];
    const alertIds = new Set<string>();
    for (const { id, alertId, revision, receivedAt, paintedAt } of receipts) {
      if (paintedAt < horizon) rejected.push({ id, code: 'receipt.too_old' });
      else if (!this.#exists(alertId, revision)) rejected.push({ id, code: 'receipt.unknown_alert' });
      else {
        stored.push(id);
        const { changes } = this.#add.run(deviceId, id, alertId, revision, receivedAt, paintedAt, at);
        if (changes > 0) alertIds.add(alertId);
      }
    }
    return { stored, rejected, alertIds: [...alertIds] };
  }

  /** Forgets what is remembered: a transaction was rolled back. */
  forget(): void {
    this.#known.clear();
  }

  #exists(alertId: string, revision: number): boolean {
    const key = `${alertId}/${revision}`;
    if (this.#known.has(key)) return true;
    if (this.#revision.get(alertId, revision) === undefined) return false;
    if (this.#known.size >= knownRevisionsMax) this.#known.clear();
    this.#known.add(key);
    return true;
  }
}
