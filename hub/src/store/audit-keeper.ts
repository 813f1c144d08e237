import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { AuditCheck, AuditState } from '@louyu/contract/api/audit';
import { errorCodeSchema, LouyuError } from '@louyu/contract/errors';
import { instantSchema } from '@louyu/contract/primitives';
import type { Clock, LiveEvents } from '../core/ports.ts';
import type { AuditTrail } from '../core/staff/audit-trail.ts';
import { runTask } from './audit-task.ts';
import { dailyBackups, hasBackupOf, type BackupLimits } from './backup-daily.ts';
import { fromJson } from './json-column.ts';
import type { Schema } from './schema.ts';
import { readSetting, writeSetting } from './settings.ts';

export const auditKeeperDefaults = {
  /** How often the hash chain is checked. */
  auditCheckMinutes: 360,
  /** Hour of the daily backup, by the clock of the compound. */
  backupAtHour: 3,
  /** Daily backups that are kept. */
  backupsKeepMax: 14,
  /** All daily backups together, in bytes. */
  backupsMaxBytes: 8_589_934_592,
  /** How often it is looked whether the daily backup is due. */
  backupCheckSeconds: 600,
} satisfies BackupLimits & Record<string, number>;

export interface AuditKeeperOptions {
  readonly db: Kysely<Schema>;
  readonly databaseFile: string;
  /** Where the daily backups lie. */
  readonly directory: string;
  readonly trail: AuditTrail;
  readonly clock: Clock;
  readonly live: LiveEvents;
  readonly timeZone: string;
  readonly limits: typeof auditKeeperDefaults;
}

type Problem = NonNullable<AuditState['backupProblem']>;

const problemSchema = v.nullable(v.object({ at: instantSchema, code: errorCodeSchema }));

/** Checks the hash chain and takes the daily backups, and remembers what came of it. */
export class AuditKeeper {
  readonly #options: AuditKeeperOptions;
  #checking: Promise<AuditCheck> | undefined;

  constructor(options: AuditKeeperOptions) {
    this.#options = options;
  }

  /** Walks the hash chain; who asks while somebody does gets the same answer. */
  check(): Promise<AuditCheck> {
    this.#checking ??= this.#check().finally(() => (this.#checking = undefined));
    return this.#checking;
  }

  async state(): Promise<Pick<AuditState, 'check' | 'backups' | 'backupProblem'>> {
    const { trail, directory } = this.#options;
    return {
      check: await trail.lastCheck(),
      backups: dailyBackups(directory),
      backupProblem: await this.#problem(),
    };
  }

  /** What staff must know of: the first entry that does not fit, and why there was no backup. */
  async faults(): Promise<{ readonly auditBrokenSeq: number | null; readonly backupFailed: boolean }> {
    const check = await this.#options.trail.lastCheck();
    return { auditBrokenSeq: check?.brokenSeq ?? null, backupFailed: (await this.#problem()) !== null };
  }

  /** Checks the chain where the last check is too long ago. */
  async checkIfDue(): Promise<void> {
    const { trail, clock, limits } = this.#options;
    const last = await trail.lastCheck();
    const dueAt = last === null ? 0 : Date.parse(last.at) + limits.auditCheckMinutes * 60_000;
    // A check in the future was made by a clock that was wrong.
    if (Date.parse(clock.now()) >= dueAt || (last !== null && last.at > clock.now())) await this.check();
  }

  /**
   * Takes the backup of today once its hour has come, and after a failure tries again the next time.
   * @throws LouyuError why it failed; the fault stays until one succeeds
   */
  async backUpIfDue(): Promise<void> {
    const { clock, timeZone, directory, limits } = this.#options;
    const local = Temporal.Instant.from(clock.now()).toZonedDateTimeISO(timeZone);
    const date = local.toPlainDate().toString();
    if (local.hour < limits.backupAtHour || (await this.#isNew()) || hasBackupOf(date, directory)) return;
    try {
      await runTask({
        kind: 'backup',
        databaseFile: this.#options.databaseFile,
        directory,
        date,
        limits: { backupsKeepMax: limits.backupsKeepMax, backupsMaxBytes: limits.backupsMaxBytes },
      });
      await this.#setProblem(null);
    } catch (error) {
      const code = error instanceof LouyuError ? error.code : 'hub.internal';
      await this.#setProblem({ at: clock.now(), code });
      throw error;
    }
  }

  /** Before the first run there is nothing to keep, and a backup of nothing would stand for the day's. */
  async #isNew(): Promise<boolean> {
    return (await this.#options.trail.page({}, null, 1)).entries.length === 0;
  }

  async #check(): Promise<AuditCheck> {
    const { db, databaseFile, clock, live } = this.#options;
    const result = await runTask({ kind: 'check', databaseFile });
    if (result.kind !== 'check') throw new LouyuError('hub.internal');
    const { entries, head, brokenSeq } = result;
    const check = { at: clock.now(), entries, head, brokenSeq };
    await writeSetting(db, 'audit_check', JSON.stringify(check));
    live.emit({ resource: 'site', id: null });
    return check;
  }

  async #problem(): Promise<Problem | null> {
    const text = await readSetting(this.#options.db, 'backup_problem');
    return text === undefined ? null : fromJson(problemSchema, text);
  }

  async #setProblem(problem: Problem | null): Promise<void> {
    const { db, live } = this.#options;
    if (problem === null && (await this.#problem()) === null) return;
    // A full disk may be why: then the log says it.
    await writeSetting(db, 'backup_problem', JSON.stringify(problem)).catch(() => undefined);
    live.emit({ resource: 'site', id: null });
  }
}
