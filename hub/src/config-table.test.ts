import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationSection, withConfiguration } from './config-table.ts';

/** The cells of each row: Prettier lays the columns out, and this is not about blanks. */
function cells(markdown: string): string[] {
  return markdown.split('\n').map((line) =>
    line
      .replace(/\s*\|\s*/g, '|')
      .replace(/-{3,}/g, '---')
      .trim(),
  );
}

describe('the README', () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');

  it('lists every variable as it is: else run node hub/src/cli/config-table.ts and prettier', () => {
    const text = withConfiguration(readme);
    expect(text, 'the markers of the configuration section').toBeDefined();
    expect(cells(readme)).toEqual(cells(text ?? ''));
  });

  it('would be found out of step', () => {
    const section = configurationSection().replace('| 8080 |', '| 80 |');
    expect(cells(withConfiguration(section) ?? '')).not.toEqual(cells(section));
  });
});
