import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configurationSection, withConfiguration } from '../config-table.ts';
import { runCommand } from './command.ts';

const readme = resolve(import.meta.dirname, '../../../README.md');

/** `node hub/src/cli/config-table.ts`: brings the README's configuration section up to date, or prints it. */
await runCommand(() => {
  const text = withConfiguration(readFileSync(readme, 'utf8'));
  if (text === undefined) process.stdout.write(`${configurationSection()}\n`);
  else writeFileSync(readme, text);
});
