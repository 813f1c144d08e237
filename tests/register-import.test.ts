import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contactSchema,
  householdSchema,
  bulkEditListSchema,
  tagListSchema,
  undoResultSchema,
  type ImportCheck,
} from '@louyu/contract/api/households';
import { alertHoldMs, alertSchema } from '@louyu/contract/api/alerts';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { placeListSchema } from '@louyu/contract/api/places';
import { smallCompound, type Compound } from './support/compound.ts';
import { askedMeanwhile, RegisterClient } from './support/register-client.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import {
  asWorkbook,
  csvText,
  household,
  inGb18030,
  makeRoster,
  nameOf,
  phoneOf,
  type Roster,
} from './support/roster.ts';

/*
 * R22: a register of 10,000 households comes in from what offices have, a GB18030 .csv and an .xlsx of another program, with
 * a dry run, a word on every wrong row, and a way back. R36: what it knows of people lies encrypted and is seen by role.
 */

const many = 10_000;

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let register: RegisterClient;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  register = new RegisterClient(compound.admin);
});

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

function plantedIn({ planted }: Roster) {
  return [...planted].sort((a, b) => a.row - b.row);
}

function foundBy({ problems }: ImportCheck) {
  return problems.map(({ row, column, fault }) => ({ row, column, fault })).sort((a, b) => a.row - b.row);
}

describe('a roster of 10,000 households', () => {
  const roster = makeRoster(many, 'csv');
  let csv: Buffer;
  let checked: ImportCheck;

  it('in GB18030 is checked: what it would do, and what is wrong in which cell', async () => {
    csv = await inGb18030(csvText(roster.rows), directory.path);
    checked = await register.check('名单.csv', csv);
    expect(checked).toMatchObject({
      encoding: 'gb18030',
      headerRow: 2,
      usable: true,
      rows: many + roster.planted.length,
      added: many,
      changed: 0,
      same: 0,
      wrong: roster.planted.length,
    });
    // Building 3 with its unit 1 is there already.
    expect(checked.newBuildings).toHaveLength(49);
    expect(checked.newUnits).toBe(99);
    expect(checked.columns.map(({ field }) => field)).toEqual([
      'building',
      'unit',
      'door',
      'name',
      'phone',
      'tags',
      'flag',
    ]);
    expect(foundBy(checked)).toEqual(plantedIn(roster));
    expect(checked.problems.find(({ fault }) => fault === 'double_row')?.other).toBe(3);
    expect((await register.ask('')).total).toBe(0);
  });

  it('gives way as a whole to an alert that is raised meanwhile', async () => {
    const state = { isDone: false };
    const importing = register
      .run('名单.csv', csv, checked.token)
      .finally(() => Object.assign(state, { isDone: true }));
    const refused = expect(importing).rejects.toThrow('register.gave_way');
    let raised = 0;
    for (; !state.isDone; raised += 1) {
      const alert = await compound.admin.request('POST', '/api/alerts', alertSchema, {
        templateId: 'fire',
        mode: 'real',
        whereId: compound.siteId,
        whereWords: '',
        fields: {},
        key: `meanwhile${String(raised).padStart(10, '0')}`,
        heldMs: alertHoldMs.real,
      });
      await compound.admin.request('POST', `/api/alerts/${alert.id}/clear`, alertSchema, {
        as: 'false-alarm',
      });
    }
    await refused;
    expect(raised).toBeGreaterThan(0);
    expect((await register.ask('')).total).toBe(0);
    const places = await compound.admin.request('GET', '/api/places', placeListSchema);
    expect(places).toHaveLength(compound.places.length);
  });

  it('is imported while the hub goes on answering', async () => {
    const { result, answers, longestMs } = await askedMeanwhile(
      hub.httpUrl,
      register.run('名单.csv', csv, checked.token),
    );
    expect(result).toMatchObject({ kind: 'import', added: many, changed: 0, by: '管理员', undoable: true });
    expect(answers).toBeGreaterThan(5);
    expect(longestMs).toBeLessThan(1_500);
    const page = await register.ask('offset=9999&limit=50');
    expect(page.total).toBe(many);
    expect(page.households.map(({ door, where }) => `${where['zh-CN']} ${door}`)).toEqual([
      '50栋 2单元 2504',
    ]);
  });

  it('is there to the last name: also what takes four bytes', async () => {
    for (const index of [0, 3, 4, 5_003, many - 1]) {
      const [building = '', unit = '', door = ''] = household(index);
      const contact = await register.contactOf(`${building}${unit}${door}`);
      expect(contact, String(index)).toEqual({ name: nameOf(index), phones: [phoneOf(index)] });
    }
    const tags = await compound.editor.request('GET', '/api/households/tags', tagListSchema);
    expect(tags.map(({ name, households }) => [name, households])).toEqual([
      ['独居', 500],
      ['无智能机', 200],
      ['行动不便', 200],
    ]);
  });

  it('is found by door, by building, by tag, by a whole phone number and by name', async () => {
    expect((await register.ask('q=3-1-301')).total).toBe(1);
    expect((await register.ask('q=2504')).total).toBe(100);
    expect((await register.ask(`q=${encodeURIComponent('7栋')}`)).total).toBe(200);
    expect((await register.ask(`q=${phoneOf(77)}`)).households.map(({ door }) => door)).toEqual(['2002']);
    expect((await register.ask(`q=${encodeURIComponent(nameOf(77))}`)).total).toBe(1);
    const tags = await compound.admin.request('GET', '/api/households/tags', tagListSchema);
    expect((await register.ask(`tag=${tags[0]?.id ?? ''}`)).total).toBe(500);
    expect((await register.ask('lacks=phone')).total).toBe(0);
  });

  it('as a workbook of Gnumeric is the same register: what it says already is left alone, what differs is changed', async () => {
    const again = makeRoster(many, 'xlsx');
    const rows = again.rows.map((row, index) =>
      index < 2 || index % 100 !== 0 ? row : [...row.slice(0, 4), '010-88001234', ...row.slice(5)],
    );
    const differing = rows.filter((row) => row[4] === '010-88001234').length;
    const workbook = await asWorkbook(csvText(rows), directory.path);
    const checkedAgain = await register.check('roster.xlsx', workbook);
    expect(checkedAgain).toMatchObject({
      encoding: 'xlsx',
      added: 0,
      changed: differing,
      same: many - differing,
      wrong: again.planted.length,
    });
    expect(foundBy(checkedAgain)).toEqual(plantedIn(again));

    const change = await register.run('roster.xlsx', workbook, checkedAgain.token);
    const changed = rows.findIndex((row) => row[4] === '010-88001234');
    const code = rows[changed]?.slice(0, 3).join('') ?? '';
    expect((await register.contactOf(code)).phones).toEqual(['010-88001234']);

    // Somebody corrects one of them: taking the import back leaves that alone.
    const { households } = await register.ask(
      `q=${encodeURIComponent(rows[changed + 100]?.slice(0, 3).join('') ?? '')}`,
    );
    const edited = households[0]?.id ?? '';
    await compound.admin.request('PATCH', `/api/households/${edited}`, householdSchema, {
      contact: { name: '新住户', phones: ['13700000000'] },
    });
    const undone = await compound.admin.request(
      'POST',
      `/api/households/changes/${change.id}/undo`,
      undoResultSchema,
    );
    expect(undone).toEqual({ removed: 0, restored: differing - 1, kept: 1 });
    expect((await register.contactOf(code)).phones[0]).toMatch(/^139/);
    expect((await register.ask('q=13700000000')).households.map(({ id }) => id)).toEqual([edited]);
    const changes = await compound.admin.request('GET', '/api/households/changes', bulkEditListSchema);
    expect(changes.map(({ undoable }) => undoable)).toEqual([false, false]);
  });

  it('is not imported when the register has changed since the check', async () => {
    const bytes = Buffer.from('楼栋,单元,房号,电话\n1,1,101,13600000001\n');
    const { token } = await register.check('a.csv', bytes);
    const { households } = await register.ask('q=1-1-101');
    await compound.admin.request('PATCH', `/api/households/${households[0]?.id ?? ''}`, householdSchema, {
      contact: { name: '', phones: ['13600000002'] },
    });
    const response = await compound.admin.upload(`/api/households/import?name=a.csv&token=${token}`, bytes);
    expect(v.parse(errorBodySchema, await response.json()).error.code).toBe('register.changed');
    expect((await register.contactOf('1-1-101')).phones).toEqual(['13600000002']);
  });
});

describe('what the register knows of people', () => {
  it('lies in no file and no message of the hub but encrypted, and in no log', async () => {
    const secrets = [nameOf(77), phoneOf(77), phoneOf(5_003), '独居', '无智能机', '13700000000'];
    const files = readdirSync(directory.path).filter((name) => name.startsWith('louyu.db'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = readFileSync(join(directory.path, file));
      for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${file}`).toBe(false);
    }
    for (const secret of secrets) expect(hub.output()).not.toContain(secret);
    // All that is retained at the broker stands in this table.
    const db = new Database(join(directory.path, 'louyu.db'), { readonly: true });
    const payloads = db.prepare<[], Buffer>('select payload from document').pluck().all();
    db.close();
    expect(payloads.length).toBeGreaterThan(100);
    for (const secret of secrets) expect(payloads.some((payload) => payload.includes(secret))).toBe(false);
    const key = join(directory.path, 'register.key');
    expect(existsSync(key) && statSync(key).mode & 0o777).toBe(0o600);
  });

  it('is shown by role only, and each look is in the audit log without what was seen', async () => {
    const { households } = await new RegisterClient(compound.editor).ask('q=3-1-301');
    const [seen] = households;
    expect(seen).toMatchObject({ door: '301', phoneCount: 1, hasName: true, tagIds: [] });
    for (const client of [compound.editor, compound.approver]) {
      for (const [method, path] of [
        ['POST', `/api/households/${seen?.id ?? ''}/look`],
        ['GET', '/api/households/export?contacts=1'],
        ['GET', '/api/households/quality'],
      ] as const) {
        expect((await client.fetch(method, path)).status).toBe(403);
      }
      // Nor may they ask whose number it is.
      expect((await new RegisterClient(client).ask(`q=${phoneOf(77)}`)).total).toBe(0);
    }
    await compound.admin.request('POST', `/api/households/${seen?.id ?? ''}/look`, contactSchema);
    const audit = await (await compound.admin.fetch('GET', '/api/audit?limit=5')).text();
    expect(audit).toContain('household.contact_seen');
    expect(audit).toContain(`household:${seen?.id ?? ''}`);
    expect(audit).not.toMatch(/1[3-9]\d{9}|某/);
  });

  it('goes out as CSV with a byte order mark that comes in again as it was', async () => {
    const response = await compound.admin.fetch('GET', '/api/households/export?contacts=1');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const again = await register.check('export.csv', bytes);
    expect(again).toMatchObject({ rows: many, same: many, added: 0, changed: 0, wrong: 0 });
    const bare = await (await compound.admin.fetch('GET', '/api/households/export')).text();
    expect(bare).not.toMatch(/1[3-9]\d{9}|某/);
  });
});

describe('columns', () => {
  it('with headers that nobody knows are named by hand', async () => {
    const bytes = Buffer.from('甲,乙,丙,丁\n80,1,101,13500000000\n');
    const unknown = await register.check('u.csv', bytes);
    expect(unknown).toMatchObject({ usable: false, rows: 1, added: 0 });
    expect(unknown.columns.map(({ header, samples }) => [header, samples])).toEqual([
      ['甲', ['80']],
      ['乙', ['1']],
      ['丙', ['101']],
      ['丁', ['13500000000']],
    ]);
    const named = 'u.csv&columns=building,unit,door,phone';
    const known = await register.check(named, bytes);
    expect(known).toMatchObject({ usable: true, added: 1, wrong: 0 });
    await register.run(named, bytes, known.token);
    expect((await register.contactOf('80-1-101')).phones).toEqual(['13500000000']);
  });

  it('that hold a formula, a file that is none, one too large: each is refused by its code', async () => {
    const workbook = await asWorkbook('楼栋,单元,房号\n1,1,=100+1\n', directory.path);
    expect(await register.refusal('f.xlsx', workbook)).toMatchObject({
      code: 'register.file_has_formulas',
      details: { cell: 'C2' },
    });
    expect((await register.refusal('f.csv', workbook)).code).toBe('register.wrong_kind');
    expect((await register.refusal('f.csv', Buffer.alloc(11 * 1024 * 1024, '1,1,101\n'))).code).toBe(
      'register.file_too_large',
    );
    expect((await register.refusal('f.csv', Buffer.from('楼栋,房号\n'))).code).toBe('register.empty_file');
    const formula = await register.check(
      'f.csv',
      Buffer.from('楼栋,房号,姓名\n90,101,"=HYPERLINK(""x"")"\n'),
    );
    expect(foundBy(formula)).toEqual([{ row: 2, column: 'C', fault: 'name_wrong' }]);
  });
});
