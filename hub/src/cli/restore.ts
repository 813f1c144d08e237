import { readConfig } from '../config.ts';
import { restore } from '../store/restore.ts';
import { runCommand, say } from './command.ts';

/** `npm run restore -- FILE`: puts a backup in the place of the database, while no hub runs. */
await runCommand(async ([file]) => {
  if (file === undefined) {
    say('用法:npm run restore -- 备份文件', 'Usage: npm run restore -- FILE');
    process.exitCode = 2;
    return;
  }
  const { epoch, keptAs } = await restore(readConfig(process.env).dataDirectory, file, new Date());
  say(
    `✓ 已从 ${file} 恢复(第 ${epoch} 代)。启动后,屏幕会换成备份里的内容;所有人需要重新登录。`,
    `✓ Restored from ${file} (epoch ${epoch}). Once started, screens take the backup's content; everybody logs in anew.`,
  );
  if (keptAs !== undefined)
    say(`  原来的数据库保留在 ${keptAs}`, `  The database from before is kept as ${keptAs}`);
});
