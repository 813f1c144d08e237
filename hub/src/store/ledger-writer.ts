import type Database from 'better-sqlite3';
import type { ErrorCode } from '@louyu/contract/errors';
import type { HeldDocument } from '@louyu/contract/messages';
import type { Instant } from '@louyu/contract/primitives';
import { parseTopic } from '@louyu/contract/topics';
import type { Holding, HoldOutcome, Loss, ReceiptOutcome } from '../core/receipts/ledger.ts';
import { AlertedReceipts } from './alerted-receipts.ts';
import { databaseErrorCode } from './database-errors.ts';
import { alarmTables, boardTables, HeldDocuments } from './held-documents.ts';
import {
  acknowledgmentColumns,
  type LedgerAnswer,
  type LedgerBatch,
  type LedgerOutcomes,
  type ReceiptEntry,
} from './ledger-batch.ts';
import { Pruning } from './pruning.ts';

/** Revisions known to exist, so that a receipt costs no look-up; emptied when full. */
const knownRevisionsMax = 10_000;

interface ShownSum {
  readonly deviceId: string;
  readonly noticeId: string;
  readonly revision: number;
  seconds: number;
  firstAt: string;
  lastAt: string;
}

/** Writes batches of the ledger, each in one transaction, with statements prepared once. */
export class LedgerWriter {
  readonly #sqlite: Database.Database;
  readonly #held: HeldDocuments;
  readonly #heldAlarms: HeldDocuments;
  readonly #alerted: AlertedReceipts;
  readonly #pruning: Pruning;
  readonly #known = new Set<string>();
  readonly #revision: Database.Statement<[string, number]>;
  readonly #addReceipt: Database.Statement<[string, string, string, number, string, string, number, string]>;
  readonly #addShown: Database.Statement<[string, string, number, number, string, string]>;
  readonly #acknowledge: Database.Statement;
  readonly #acknowledgedAt: Database.Statement<unknown[], { at: string }>;
  readonly #seen: Database.Statement<[string, string]>;

  constructor(sqlite: Database.Database) {
    this.#sqlite = sqlite;
    this.#held = new HeldDocuments(sqlite, boardTables);
    this.#heldAlarms = new HeldDocuments(sqlite, alarmTables);
    this.#alerted = new AlertedReceipts(sqlite);
    this.#pruning = new Pruning(sqlite);
    this.#revision = sqlite.prepare('select 1 from revision where notice_id = ? and revision = ?');
    this.#addReceipt = sqlite.prepare(
      'insert into receipt values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing',
    );
    this.#addShown = sqlite.prepare(
      `insert into shown values (?, ?, ?, ?, ?, ?)
       on conflict (device_id, notice_id, revision) do update set
         seconds = seconds + excluded.seconds,
         first_at = min(first_at, excluded.first_at),
         last_at = max(last_at, excluded.last_at)`,
    );
    this.#acknowledge = sqlite.prepare(
      'insert into acknowledgment values (?, ?, ?, ?, ?, ?) on conflict do nothing',
    );
    this.#acknowledgedAt = sqlite.prepare(
      'select at from acknowledgment where notice_id = ? and phone_hash = ?',
    );
    this.#seen = sqlite.prepare('update device set last_seen_at = ? where id = ?');
  }

  /** Commits a batch whole, or nothing of it. */
  write(batch: LedgerBatch): LedgerAnswer {
    try {
      this.#sqlite.exec('begin immediate');
      const outcomes = this.#apply(batch);
      this.#sqlite.exec('commit');
      return { outcomes };
    } catch (error) {
      this.#rollback();
      return { failure: failureOf(error) };
    }
  }

  #apply(batch: LedgerBatch): LedgerOutcomes {
    const sums = new Map<string, ShownSum>();
    const receipts = batch.receipts.map((entry) => this.#store(entry, sums));
    for (const sum of sums.values()) {
      this.#addShown.run(sum.deviceId, sum.noticeId, sum.revision, sum.seconds, sum.firstAt, sum.lastAt);
    }
    const { horizon } = this.#pruning;
    const alerted = batch.alerted.map((entry) => this.#alerted.store(entry, horizon));
    const repeated = this.#keep(batch.acknowledgments);
    const holdings = batch.holdings.map((holding) => this.#hold(holding));
    const losses = batch.losses.map((loss) => this.#lose(loss));
    for (const { deviceId, at } of batch.seen) this.#seen.run(at, deviceId);
    const prunes = batch.prunes.map((order) => this.#pruning.step(order));
    return { receipts, alerted, repeated, holdings, losses, prunes };
  }

  #hold({ deviceId, documents, at }: Holding): HoldOutcome {
    const isAlarm = ({ topic }: HeldDocument) => parseTopic(topic)?.name === 'alarm';
    const boards = documents.filter((document) => !isAlarm(document));
    const alarms = documents.filter(isAlarm);
    const notices = this.#held.take({ deviceId, documents: boards, at });
    const alerts = this.#heldAlarms.take({ deviceId, documents: alarms, at });
    return {
      noticeIds: notices.ids,
      alertIds: alerts.ids,
      understood: notices.understood && alerts.understood,
    };
  }

  /** Of what was lost, notices are followed to the last screen; an alert is over by itself. */
  #lose(loss: Loss): string[] {
    this.#heldAlarms.lose(loss);
    return this.#held.lose(loss);
  }

  /** A receipt counts once: only a new row adds to the sums. */
  #store({ deviceId, receipts, at }: ReceiptEntry, sums: Map<string, ShownSum>): ReceiptOutcome {
    const stored: string[] = [];
    const rejected: { id: string; code: ErrorCode }[] = [];
    const noticeIds = new Set<string>();
    const { horizon } = this.#pruning;
    for (const { id, noticeId, revision, from, to, seconds } of receipts) {
      if (to < horizon) {
        rejected.push({ id, code: 'receipt.too_old' });
        continue;
      }
      if (!this.#exists(noticeId, revision)) {
        rejected.push({ id, code: 'receipt.unknown_notice' });
        continue;
      }
      stored.push(id);
      const { changes } = this.#addReceipt.run(deviceId, id, noticeId, revision, from, to, seconds, at);
      if (changes === 0) continue;
      noticeIds.add(noticeId);
      const key = `${deviceId}/${noticeId}/${revision}`;
      const sum = sums.get(key);
      if (sum === undefined) {
        sums.set(key, { deviceId, noticeId, revision, seconds, firstAt: from, lastAt: to });
        continue;
      }
      sum.seconds += seconds;
      if (from < sum.firstAt) sum.firstAt = from;
      if (to > sum.lastAt) sum.lastAt = to;
    }
    return { stored, rejected, noticeIds: [...noticeIds] };
  }

  #exists(noticeId: string, revision: number): boolean {
    const key = `${noticeId}/${revision}`;
    if (this.#known.has(key)) return true;
    if (this.#revision.get(noticeId, revision) === undefined) return false;
    if (this.#known.size >= knownRevisionsMax) this.#known.clear();
    this.#known.add(key);
    return true;
  }

  /** One acknowledgment for each phone and notice: what is there already stays, with its time. */
  #keep(rows: LedgerBatch['acknowledgments']): Map<number, Instant> {
    const repeated = new Map<number, Instant>();
    for (let start = 0; start < rows.length; start += acknowledgmentColumns) {
      const row = rows.slice(start, start + acknowledgmentColumns);
      if (this.#acknowledge.run(...row).changes === 1) continue;
      const first = this.#acknowledgedAt.get(row[0], row[1]);
      if (first !== undefined) repeated.set(start / acknowledgmentColumns, first.at);
    }
    return repeated;
  }

  #rollback(): void {
    if (this.#sqlite.inTransaction) this.#sqlite.exec('rollback');
    this.#held.forget();
    this.#heldAlarms.forget();
    this.#alerted.forget();
    this.#pruning.forget();
  }
}

function failureOf(error: unknown): ErrorCode {
  const code = databaseErrorCode(error);
  if (code === undefined) throw error;
  return code;
}
