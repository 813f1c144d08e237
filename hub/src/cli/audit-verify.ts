import { readConfig } from '../config.ts';
import { verifyAudit } from '../store/audit.ts';
import { databaseFileOf } from '../store/data-directory.ts';
import { openForReading } from '../store/database-file.ts';
import { runCommand, say } from './command.ts';

/** `npm run audit:verify`: walks the hash chain of the audit log, whether the hub runs or not. */
await runCommand(async () => {
  const db = openForReading(databaseFileOf(readConfig(process.env).dataDirectory));
  try {
    const entries = await verifyAudit(db);
    say(`✓ 操作日志完好,共 ${entries} 条。`, `✓ The audit log is intact: ${entries} entries.`);
  } finally {
    await db.destroy();
  }
});
