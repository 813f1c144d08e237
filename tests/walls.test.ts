import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * The walls of DESIGN.md §3: each tree below breaks one of them once, and exactly its rule has to speak. A tree is a
 * list of files with what they import.
 */

const repository = fileURLToPath(new URL('..', import.meta.url));
const rulesFile = join(repository, '.dependency-cruiser.cjs');

type Tree = Readonly<Record<string, readonly string[]>>;

const lawful: Tree = {
  'hub/contract/topics.ts': ['valibot', '@noble/hashes/sha2.js', './errors.ts'],
  'hub/contract/errors.ts': [],
  'hub/contract/topics.test.ts': ['vitest', './topics.ts', '../../tests/support/shapes.ts'],
  'hub/src/core/notices/notice.ts': ['@louyu/contract/topics', '../port.ts'],
  'hub/src/core/port.ts': [],
  'hub/src/core/port.test.ts': ['vitest', 'node:fs', './port.ts'],
  'hub/src/store/database.ts': ['kysely', 'better-sqlite3', 'node:fs', '../core/port.ts'],
  'hub/src/mqtt/broker.ts': ['aedes', 'ws', 'node:net', '@louyu/contract/topics'],
  'hub/src/http/app.ts': ['hono', '@hono/node-server', '../core/port.ts'],
  'hub/src/http/app.test.ts': ['vitest', './app.ts', '../store/database.ts'],
  'hub/src/images/decoder.ts': ['sharp', 'node:os', '../core/port.ts'],
  'hub/src/sheets/reader.ts': ['@e965/xlsx', 'csv-parse/sync', 'yauzl', '../core/port.ts'],
  'hub/src/robots/wecom.ts': ['node:https', 'valibot', '../core/port.ts'],
  'hub/src/recurrence/recurrence.ts': ['rrule-temporal', '../core/port.ts'],
  'hub/src/config.ts': ['@louyu/contract/errors'],
  'hub/src/main.ts': ['./config.ts', './store/database.ts', './mqtt/broker.ts', './http/app.ts'],
  'hub/src/cli/backup.ts': ['../config.ts', '../store/database.ts', '../system/clock.ts'],
  'hub/src/system/clock.ts': ['node:os', '../core/port.ts'],
  'kiosk/src/main.ts': ['lit', './link/receipts.ts', './components/loop.ts'],
  'kiosk/src/link/receipts.ts': ['mqtt', '@louyu/contract/topics'],
  'kiosk/src/components/loop.ts': ['lit', '@louyu/contract/topics', '../theme/tokens.ts'],
  'kiosk/src/theme/tokens.ts': [],
  'dashboard/src/pages/notices.ts': ['../api/notices.ts', '../components/card.ts'],
  'dashboard/src/api/notices.ts': ['@louyu/contract/topics'],
  'dashboard/src/api/preview.ts': ['@louyu/contract/topics'],
  'dashboard/src/practice/page.ts': ['../api/preview.ts', '../components/card.ts'],
  'dashboard/src/components/card.ts': ['lit'],
  'firmware-bridge/src/main.ts': ['./boards/arduino.ts', 'mqtt', '@louyu/contract/topics'],
  'firmware-bridge/src/boards/arduino.ts': ['johnny-five'],
  'tests/support/shapes.ts': ['../../hub/contract/topics.ts'],
  'tests/notice.test.ts': ['../hub/src/main.ts', './support/shapes.ts', 'mqtt'],
};

const breaches: readonly { readonly wall: number; readonly rule: string; readonly tree: Tree }[] = [
  {
    wall: 1,
    rule: 'contract-imports-only-contract',
    tree: { 'hub/contract/board.ts': ['../src/core/places.ts'], 'hub/src/core/places.ts': [] },
  },
  {
    wall: 1,
    rule: 'contract-uses-only-valibot-and-crypto',
    tree: { 'hub/contract/board.ts': ['node:crypto'] },
  },
  { wall: 1, rule: 'contract-uses-only-valibot-and-crypto', tree: { 'hub/contract/board.ts': ['lit'] } },
  {
    wall: 2,
    rule: 'core-imports-only-contract',
    tree: { 'hub/src/core/places.ts': ['../config.ts'], 'hub/src/config.ts': [] },
  },
  { wall: 2, rule: 'core-uses-no-library', tree: { 'hub/src/core/places.ts': ['node:fs'] } },
  { wall: 2, rule: 'core-uses-no-library', tree: { 'hub/src/core/places.ts': ['valibot'] } },
  {
    wall: 3,
    rule: 'adapters-never-import-each-other',
    tree: { 'hub/src/http/app.ts': ['../store/database.ts'], 'hub/src/store/database.ts': [] },
  },
  {
    wall: 3,
    rule: 'adapters-import-only-core-and-contract',
    tree: { 'hub/src/http/app.ts': ['../config.ts'], 'hub/src/config.ts': [] },
  },
  { wall: 3, rule: 'database-only-in-store', tree: { 'hub/src/http/app.ts': ['kysely'] } },
  { wall: 3, rule: 'database-only-in-store', tree: { 'hub/src/main.ts': ['better-sqlite3'] } },
  { wall: 3, rule: 'broker-only-in-mqtt', tree: { 'hub/src/main.ts': ['aedes'] } },
  { wall: 3, rule: 'broker-only-in-mqtt', tree: { 'hub/src/http/app.ts': ['mqtt'] } },
  { wall: 3, rule: 'web-framework-only-in-http', tree: { 'hub/src/mqtt/broker.ts': ['hono'] } },
  { wall: 3, rule: 'decoders-only-in-images', tree: { 'hub/src/http/app.ts': ['sharp'] } },
  { wall: 3, rule: 'spreadsheets-only-in-sheets', tree: { 'hub/src/http/app.ts': ['csv-parse/sync'] } },
  {
    wall: 3,
    rule: 'rules-of-dates-only-in-recurrence',
    tree: { 'hub/src/http/app.ts': ['rrule-temporal'] },
  },
  {
    wall: 4,
    rule: 'only-main-wires-adapters',
    tree: { 'hub/src/wiring.ts': ['./store/database.ts'], 'hub/src/store/database.ts': [] },
  },
  {
    wall: 4,
    rule: 'commands-use-only-store-and-system',
    tree: { 'hub/src/cli/backup.ts': ['../mqtt/broker.ts'], 'hub/src/mqtt/broker.ts': [] },
  },
  {
    wall: 4,
    rule: 'nothing-imports-main',
    tree: { 'hub/src/cli/backup.ts': ['../main.ts'], 'hub/src/main.ts': [] },
  },
  {
    wall: 5,
    rule: 'rooms-share-only-the-contract',
    tree: { 'kiosk/src/main.ts': ['../../hub/src/core/places.ts'], 'hub/src/core/places.ts': [] },
  },
  {
    wall: 5,
    rule: 'rooms-share-only-the-contract',
    tree: { 'dashboard/src/main.ts': ['../../kiosk/src/theme.ts'], 'kiosk/src/theme.ts': [] },
  },
  {
    wall: 5,
    rule: 'rooms-share-only-the-contract',
    tree: { 'hub/src/main.ts': ['../../dashboard/src/page.ts'], 'dashboard/src/page.ts': [] },
  },
  {
    wall: 6,
    rule: 'components-never-touch-the-network',
    tree: { 'kiosk/src/components/loop.ts': ['../link/receipts.ts'], 'kiosk/src/link/receipts.ts': [] },
  },
  {
    wall: 6,
    rule: 'components-never-touch-the-network',
    tree: { 'dashboard/src/components/card.ts': ['../api/notices.ts'], 'dashboard/src/api/notices.ts': [] },
  },
  {
    wall: 6,
    rule: 'practice-leaves-nothing-on-the-hub',
    tree: {
      'dashboard/src/practice/page.ts': ['../pages/panel.ts'],
      'dashboard/src/pages/panel.ts': ['../api/notices.ts'],
      'dashboard/src/api/notices.ts': [],
    },
  },
  { wall: 7, rule: 'johnny-five-only-in-boards', tree: { 'firmware-bridge/src/main.ts': ['johnny-five'] } },
  { wall: 8, rule: 'no-cycles', tree: { 'hub/src/core/a.ts': ['./b.ts'], 'hub/src/core/b.ts': ['./a.ts'] } },
  {
    wall: 8,
    rule: 'nothing-imports-tests',
    tree: { 'hub/bin/start.ts': ['../../tests/support/shapes.ts'], 'tests/support/shapes.ts': [] },
  },
  {
    wall: 8,
    rule: 'unit-tests-import-only-test-support',
    tree: { 'hub/src/core/a.test.ts': ['../../../tests/bench/run.ts'], 'tests/bench/run.ts': [] },
  },
  { wall: 8, rule: 'no-dumping-grounds', tree: { 'hub/src/core/utils.ts': [] } },
  {
    wall: 8,
    rule: 'no-dumping-grounds',
    tree: { 'kiosk/src/main.ts': ['./common/time.ts'], 'kiosk/src/common/time.ts': [] },
  },
  { wall: 8, rule: 'no-dumping-grounds', tree: { 'tests/helpers/a.ts': ['../b.ts'], 'tests/b.ts': [] } },
];

const packages = [
  ...['valibot', '@noble/hashes', 'kysely', 'better-sqlite3', 'aedes', 'mqtt', 'hono', '@hono/node-server'],
  ...['lit', 'ws', 'vitest', 'johnny-five'],
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'louyu-walls-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Lays out a tree, with the contract linked and every package a stub that is really there. */
async function layOut(name: string, tree: Tree): Promise<string> {
  const root = join(folder, name);
  for (const [file, imports] of Object.entries(tree)) {
    const lines = imports.map((target, index) => `import * as i${String(index)} from '${target}';`);
    await write(join(root, file), [...lines, 'export {};', ''].join('\n'));
  }
  await write(
    join(root, 'hub/contract/package.json'),
    '{ "name": "@louyu/contract", "exports": { "./*": "./*.ts" } }',
  );
  await mkdir(join(root, 'node_modules/@louyu'), { recursive: true });
  await symlink('../../hub/contract', join(root, 'node_modules/@louyu/contract'));
  const dependencies = Object.fromEntries(packages.map((each) => [each, '*']));
  await write(join(root, 'package.json'), JSON.stringify({ dependencies }));
  for (const each of packages) {
    const exports = { '.': './dist/index.js', './*': './dist/index.js' };
    await write(join(root, 'node_modules', each, 'package.json'), JSON.stringify({ name: each, exports }));
    await write(join(root, 'node_modules', each, 'dist/index.js'), 'export {};\n');
  }
  return root;
}

const Outcome = v.object({
  summary: v.object({ violations: v.array(v.object({ rule: v.object({ name: v.string() }) })) }),
});

/** The names of the rules that a tree breaks. */
async function rulesBrokenIn(root: string): Promise<string[]> {
  const program = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const output = await new Promise<string>((resolve) => {
    const args = [program, '--config', rulesFile, '--output-type', 'json', '.'];
    // Its exit code is the number of violations; if it could not run at all, its words are no JSON.
    execFile(process.execPath, args, { cwd: root }, (_, stdout, stderr) => resolve(stdout || stderr));
  });
  const { summary } = v.parse(v.pipe(v.string(), v.parseJson(), Outcome), output);
  return [...new Set(summary.violations.map((violation) => violation.rule.name))];
}

describe('the walls between the rooms', () => {
  test('let a lawful tree pass', async () => {
    expect(await rulesBrokenIn(await layOut('lawful', lawful))).toEqual([]);
  });

  test.for(breaches.map((breach, index) => ({ ...breach, index })))(
    'wall $wall: $rule speaks ($index)',
    async ({ rule, tree, index }) => {
      expect(await rulesBrokenIn(await layOut(`breach-${String(index)}`, tree))).toEqual([rule]);
    },
  );

  test('have a breach here for every rule', () => {
    const Rules = v.object({ forbidden: v.array(v.object({ name: v.string() })) });
    const rules = v
      .parse(Rules, createRequire(import.meta.url)(rulesFile))
      .forbidden.map((rule) => rule.name);
    expect(new Set(breaches.map((breach) => breach.rule))).toEqual(new Set(rules));
  });
});
