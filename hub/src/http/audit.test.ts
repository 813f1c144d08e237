import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditCheckSchema, auditPageSchema, auditStateSchema } from '@louyu/contract/api/audit';
import { dutyViewSchema } from '@louyu/contract/api/duty';
import { siteSchema } from '@louyu/contract/api/places';
import { sessionSchema, staffSchema } from '@louyu/contract/api/staff';
import { AppClient } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';
import { openForReading } from '../store/database-file.ts';
import { walkAudit } from '../store/audit.ts';

let hub: StaffApp;
let admin: AppClient;
let adminId: string;

beforeEach(async () => {
  hub = await openStaffApp();
  admin = new AppClient(hub.app);
  await admin.setUp(hub.setupCode, 'empty');
  adminId = (await admin.ask('GET', '/api/session', sessionSchema)).staff.id;
});
afterEach(() => hub.close());

/** A person whose name a spreadsheet would take for a formula, and who did something. */
async function addPerson(): Promise<{ readonly id: string; readonly client: AppClient }> {
  const person = { login: 'kefu', name: '=1+1', password: 'long enough', roles: ['editor'], language: 'en' };
  const { id } = await admin.ask('POST', '/api/staff', staffSchema, person);
  const client = new AppClient(hub.app);
  await client.logIn('kefu', 'long enough');
  return { id, client };
}

async function actionsWhere(query: string): Promise<string[]> {
  const { entries } = await admin.ask('GET', `/api/audit?${query}`, auditPageSchema);
  return entries.map(({ action }) => action);
}

describe('the audit log', () => {
  it('is filtered by person, action, subject and time', async () => {
    const { id } = await addPerson();
    hub.clock.pass(3_600_000);
    const later = hub.clock.now();
    await admin.ask('PATCH', '/api/site', siteSchema, { hotline: '8800 1234' });
    expect(await actionsWhere(`actor=${id}`)).toEqual(['session.opened']);
    expect(await actionsWhere('action=staff.added')).toEqual(['staff.added']);
    expect(await actionsWhere('subject=site')).toEqual(['site.changed', 'site.created']);
    expect(await actionsWhere(`subject=staff:${id}`)).toEqual(['session.opened', 'staff.added']);
    expect(await actionsWhere(`from=${later}`)).toEqual(['site.changed']);
    expect(await actionsWhere(`to=${later}&action=site.changed`)).toEqual([]);
    expect(await actionsWhere('actor=hub')).toEqual([]);
    expect(await admin.codeOf('GET', '/api/audit?from=yesterday')).toBe('request.invalid');
  });

  it('is exported for spreadsheets, filtered alike, and no name becomes a formula', async () => {
    const { client, id } = await addPerson();
    await client.ask('PATCH', `/api/staff/${id}`, staffSchema, { language: 'zh-CN' });
    const response = await admin.send('GET', `/api/audit/export.csv?actor=${id}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('seq,at,actor,action,subject,detail');
    expect(lines[1]).toMatch(/^\d+,2026-11-21T08:00:00.000Z,'=1\+1,staff.changed,staff:\w+,"\{""fields""/);
  });

  it('is exported up to a limit, which it names', async () => {
    for (let entry = 0; entry < 130; entry += 1)
      await hub.store.audit.append({ actorId: null, action: 'site.changed', subject: 'site:0' });
    const app = await openStaffApp({ auditExportMaxRows: 100 });
    try {
      const other = new AppClient(app.app);
      await other.setUp(app.setupCode, 'empty');
      for (let entry = 0; entry < 130; entry += 1)
        await app.store.audit.append({ actorId: null, action: 'site.changed', subject: 'site:0' });
      const text = await (await other.send('GET', '/api/audit/export.csv')).text();
      const lines = text.trimEnd().split('\r\n');
      expect(lines).toHaveLength(102);
      expect(lines.at(-1)).toContain('100');
    } finally {
      await app.close();
    }
    const whole = await (await admin.send('GET', '/api/audit/export.csv')).text();
    expect(whole.trimEnd().split('\r\n').length).toBeGreaterThan(130);
  });

  it('says who and what there is to filter by', async () => {
    const { id } = await addPerson();
    const { people, actions } = await admin.ask('GET', '/api/audit/state', auditStateSchema);
    expect(people.map((person) => person.id).sort()).toEqual([adminId, id].sort());
    expect(actions).toEqual(['session.opened', 'site.created', 'staff.added']);
  });
});

describe('the check of the hash chain', () => {
  it('happens when it is due, and again when somebody asks', async () => {
    await hub.keeper.checkIfDue();
    const first = (await admin.ask('GET', '/api/audit/state', auditStateSchema)).check;
    expect(first).toMatchObject({ brokenSeq: null, at: hub.clock.now() });
    expect(first?.head).toMatch(/^[0-9a-f]{64}$/);
    hub.clock.pass(3_600_000);
    await hub.keeper.checkIfDue();
    expect((await hub.keeper.state()).check).toEqual(first);
    hub.clock.pass(6 * 3_600_000);
    await hub.keeper.checkIfDue();
    expect((await hub.keeper.state()).check?.at).toBe(hub.clock.now());
    const asked = await admin.ask('POST', '/api/audit/check', auditCheckSchema);
    expect(asked.brokenSeq).toBeNull();
  });

  it('finds what was changed behind the back of the hub, and says so until it is whole', async () => {
    await addPerson();
    await sql.raw('drop trigger audit_keep_update').execute(hub.db);
    await sql.raw(`update audit set subject = 'site:other' where seq = 1`).execute(hub.db);
    const check = await admin.ask('POST', '/api/audit/check', auditCheckSchema);
    expect(check).toMatchObject({ brokenSeq: 1, entries: 0, head: '' });
    expect(await hub.keeper.faults()).toEqual({ auditBrokenSeq: 1, backupFailed: false });
    expect(hub.changes).toContainEqual({ resource: 'site', id: null });
  });
});

describe('the daily backup', () => {
  it('is taken once a day after its hour, and carries the head of the audit log in its name', async () => {
    // 16:00 by the wall of the site.
    await hub.keeper.backUpIfDue();
    await hub.keeper.backUpIfDue();
    const [name, ...others] = readdirSync(hub.backups);
    expect(others).toEqual([]);
    const db = openForReading(join(hub.backups, name ?? ''));
    const { head } = await walkAudit(db);
    await db.destroy();
    expect(name).toBe(`louyu-2026-11-21-${head.slice(0, 12)}.db`);
    const { backups, backupProblem } = await admin.ask('GET', '/api/audit/state', auditStateSchema);
    expect(backups.map((backup) => backup.name)).toEqual([name]);
    expect(backupProblem).toBeNull();
  });

  it('is not taken of a hub that is not set up yet', async () => {
    const app = await openStaffApp();
    try {
      await app.keeper.backUpIfDue();
      expect((await app.keeper.state()).backups).toEqual([]);
    } finally {
      await app.close();
    }
  });

  it('waits for its hour by the wall of the site', async () => {
    // 02:59 in Shanghai on the next day, 18:59 UTC.
    await hub.keeper.backUpIfDue();
    hub.clock.pass((10 * 60 + 59) * 60_000);
    await hub.keeper.backUpIfDue();
    expect(readdirSync(hub.backups)).toHaveLength(1);
    hub.clock.pass(60_000);
    await hub.keeper.backUpIfDue();
    expect(readdirSync(hub.backups).map((name) => name.slice(0, 16))).toContain('louyu-2026-11-22');
  });

  it('keeps the newest of them, and forgets others', async () => {
    const app = await openStaffApp({ backupsKeepMax: 2 });
    try {
      await app.store.audit.append({ actorId: null, action: 'site.created', subject: 'site:0' });
      for (let day = 0; day < 4; day += 1) {
        await app.keeper.backUpIfDue();
        app.clock.pass(86_400_000);
      }
      const dates = readdirSync(app.backups).map((name) => name.slice(6, 16));
      expect(dates.sort()).toEqual(['2026-11-23', '2026-11-24']);
    } finally {
      await app.close();
    }
  });

  it('keeps within its bytes, but always the newest', async () => {
    const app = await openStaffApp({ backupsMaxBytes: 1_048_576 });
    try {
      await app.store.audit.append({ actorId: null, action: 'site.created', subject: 'site:0' });
      await app.keeper.backUpIfDue();
      const [first = ''] = readdirSync(app.backups);
      writeFileSync(join(app.backups, first), createHash('sha512').update('x').digest('hex').repeat(9_000));
      app.clock.pass(86_400_000);
      await app.keeper.backUpIfDue();
      expect(readdirSync(app.backups).map((name) => name.slice(6, 16))).toEqual(['2026-11-22']);
    } finally {
      await app.close();
    }
  });

  it('says that the chain is broken, and pushes out none from before', async () => {
    const app = await openStaffApp({ backupsKeepMax: 1 });
    try {
      await app.store.audit.append({ actorId: null, action: 'site.changed', subject: 'site:0' });
      await app.keeper.backUpIfDue();
      await sql.raw('drop trigger audit_keep_update').execute(app.db);
      await sql.raw(`update audit set subject = 'site:other' where seq = 1`).execute(app.db);
      app.clock.pass(86_400_000);
      await app.keeper.backUpIfDue();
      const names = readdirSync(app.backups).sort();
      expect(names).toHaveLength(2);
      expect(names[1]).toBe('louyu-2026-11-22-broken.db');
    } finally {
      await app.close();
    }
  });

  it('that fails is a fault until one succeeds', async () => {
    mkdirSync(join(hub.backups, 'louyu-taking.db'), { recursive: true });
    await expect(hub.keeper.backUpIfDue()).rejects.toThrow();
    expect(await hub.keeper.faults()).toEqual({ auditBrokenSeq: null, backupFailed: true });
    const { backupProblem } = await hub.keeper.state();
    expect(backupProblem).toMatchObject({ at: hub.clock.now() });
    rmdirSync(join(hub.backups, 'louyu-taking.db'));
    await hub.keeper.backUpIfDue();
    expect(await hub.keeper.faults()).toEqual({ auditBrokenSeq: null, backupFailed: false });
  });
});

describe('the duty roster', () => {
  it('is written as a whole by admins, on what they have read', async () => {
    const { id } = await addPerson();
    const shift = { staffId: id, weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '08:00' };
    const roster = { edit: 0, shifts: [shift], exceptions: [] };
    await admin.ask('PATCH', `/api/staff/${id}`, staffSchema, { phone: '138 0000 0000' });
    const view = await admin.ask('PUT', '/api/duty', dutyViewSchema, roster);
    expect(view.now.people).toEqual([
      { id, name: '=1+1', phone: '138 0000 0000', until: '2026-11-22T00:00:00.000Z' },
    ]);
    expect(await admin.codeOf('PUT', '/api/duty', roster)).toBe('duty.changed');
    const stranger = { ...roster, edit: 1, shifts: [{ ...shift, staffId: '0123456789abcdef' }] };
    expect(await admin.codeOf('PUT', '/api/duty', stranger)).toBe('staff.not_found');
    await admin.ask('PATCH', `/api/staff/${id}`, staffSchema, { disabled: true });
    expect((await admin.ask('GET', '/api/duty', dutyViewSchema)).now.people).toEqual([]);
  });
});
