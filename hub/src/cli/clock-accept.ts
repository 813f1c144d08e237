import { readConfig } from '../config.ts';
import { ClockWatch } from '../core/clock-watch.ts';
import { acceptClock } from '../store/clock-acceptance.ts';
import { databaseFileOf } from '../store/data-directory.ts';
import { openForWriting } from '../store/database-file.ts';
import { readSetting } from '../store/settings.ts';
import { systemClock } from '../system/node-ports.ts';
import { runCommand, say } from './command.ts';

/** `npm run clock:accept`: says that this machine's clock is right although the hub refuses it, whether the hub runs or not. */
await runCommand(async ([confirmed]) => {
  const { dataDirectory, limits } = readConfig(process.env);
  const db = openForWriting(databaseFileOf(dataDirectory));
  try {
    const latest = (await readSetting(db, 'latest_time')) ?? null;
    const now = systemClock.now();
    if (new ClockWatch(systemClock, latest, limits).isRight()) {
      say(
        '✓ 本机时钟没有问题,无需确认。',
        '✓ The clock of this machine is fine; there is nothing to accept.',
      );
      return;
    }
    say(`  本机时间  ${now}`, `  上次保存  ${latest ?? '–'}  (this machine / last saved, UTC)`);
    if (confirmed !== 'yes') {
      say(
        '本机时间不对:请先校正,楼语会自动恢复。本机时间是对的:npm run clock:accept -- yes',
        'If the time of this machine is wrong, set it: Louyu then resumes by itself. If it is right: npm run clock:accept -- yes',
      );
      process.exitCode = 2;
      return;
    }
    await acceptClock(db, systemClock);
    say(
      '✓ 已以本机现在的时间为准,并记入操作日志。正在运行的楼语会在几秒内恢复签发和排期。',
      '✓ The time of this machine counts from now on; it is in the audit log. A running Louyu resumes within seconds.',
    );
  } finally {
    await db.destroy();
  }
});
