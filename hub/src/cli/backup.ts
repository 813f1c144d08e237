import { readConfig } from '../config.ts';
import { backUp } from '../store/backup.ts';
import { databaseFileOf } from '../store/data-directory.ts';
import { runCommand, say } from './command.ts';

/** `npm run backup -- FILE`: a consistent copy of the database, while the hub runs. */
await runCommand(async ([file]) => {
  if (file === undefined) {
    say('用法:npm run backup -- 备份文件', 'Usage: npm run backup -- FILE');
    process.exitCode = 2;
    return;
  }
  const { bytes, auditEntries, files } = await backUp(
    databaseFileOf(readConfig(process.env).dataDirectory),
    file,
  );
  const megabytes = (bytes / 1e6).toFixed(1);
  say(
    `✓ 已备份到 ${file}(${megabytes} MB,已校验,操作日志 ${auditEntries} 条,图片和照片 ${files} 个)。文件含密钥,请妥善保管。住户资料的密钥 register.key 不在备份里,请另存一份。`,
    `✓ Backed up to ${file} (${megabytes} MB, verified, ${auditEntries} audit entries, ${files} pictures and photos). It holds keys: keep it safe. The key of residents' data, register.key, is not in it: keep a copy of that elsewhere.`,
  );
});
