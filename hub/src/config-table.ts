import { settings } from './config.ts';
import { limitTable, limitVariable } from './limits.ts';

const start = '<!-- configuration: made by hub/src/cli/config-table.ts -->';
const end = '<!-- /configuration -->';

/** The README's configuration section: every variable with its default and what it is. */
export function configurationSection(): string {
  const rows = settings.map(({ name, fallback, what }) => `| \`${name}\` | ${fallback} | ${what} |`);
  const limits = Object.entries(limitTable).map(
    ([name, limit]) =>
      `| \`${limitVariable(name)}\` | ${limit.default} | ${limit.min}–${limit.max} | ${limit.what} |`,
  );
  return [
    start,
    '',
    ...['| variable | default | what it is |', '| --- | --- | --- |', ...rows],
    '',
    'Limits; the last word of each name is its unit:',
    '',
    ...['| variable | default | range | what it is |', '| --- | --- | --- | --- |', ...limits],
    '',
    end,
  ].join('\n');
}

/** The text of a README with its section made anew; undefined where it has no place for one. */
export function withConfiguration(readme: string): string | undefined {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) return undefined;
  return readme.slice(0, from) + configurationSection() + readme.slice(to + end.length);
}
