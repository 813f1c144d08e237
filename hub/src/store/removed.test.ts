import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '@louyu/contract/api/overview';
import { LouyuError } from '@louyu/contract/errors';
import { admin, openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import {
  approver,
  editor,
  noticeRecord,
  revisionRecord,
  wholeArchive,
} from '../../../tests/support/notice-records.ts';
import { RegisterService } from '../core/households/register-service.ts';
import { removeDraft, restoreDraft } from '../core/notices/removal.ts';
import { createPlaceService } from '../core/places/place-service.ts';
import { Pruner } from '../core/receipts/pruner.ts';
import { RobotService, robotServiceDefaults } from '../core/robots/robot-service.ts';
import { systemRandom } from '../system/node-ports.ts';
import { openVault } from '../system/vault.ts';

/* What staff delete goes at once, and can be put back for a while exactly as it was. */

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

const live = { emit: (change: Change) => void noted.push(change) };
let noted: Change[] = [];
beforeEach(() => {
  noted = [];
});

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => error instanceof LouyuError && error.code,
  );
const actions = async () =>
  (await hub.store.auditTrail.page({}, null, 10)).entries.map(({ action }) => action);
/** Every row of the tables that what was deleted may have rows in. */
const rowsOf = async (
  ...tables: (
    | 'place'
    | 'household'
    | 'robot'
    | 'revision'
    | 'notice'
    | 'household_digest'
    | 'household_tag'
    | 'phone_door'
    | 'robot_delivery'
    | 'robot_message'
    | 'revision_place'
  )[]
) =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => {
        const rows = await hub.db.selectFrom(table).selectAll().execute();
        return [table, rows.map((row) => JSON.stringify(row)).sort()] as const;
      }),
    ),
  );

describe('a draft', () => {
  const options = () => ({
    store: hub.store,
    clock: hub.clock,
    trustedClock: hub.clock,
    random: systemRandom,
    wire: hub.wire,
    events: live,
    recurrence: hub.recurrence,
    releases: { add: () => undefined, remove: () => undefined },
  });
  const draft = () => noticeRecord([revisionRecord()]);

  test('goes from lists and search, keeps its number from others, and comes back as it was', async () => {
    await hub.store.notices.add(draft());
    const before = await rowsOf('notice', 'revision', 'revision_place');
    const search = { ...wholeArchive, text: '停水', now: hub.clock.now() };
    expect(await hub.store.notices.page(search)).toHaveLength(1);
    await removeDraft(options(), editor, 'notice1');
    expect(await hub.store.notices.byId('notice1')).toBeUndefined();
    expect(await hub.store.notices.page(search)).toEqual([]);
    expect(await hub.store.notices.nextNumber('site1')).toBe(313);
    const { authorIds } = (await restoreDraft(options(), editor, 'notice1')).revisions[0] ?? {};
    expect(authorIds).toEqual([editor.id]);
    expect(await rowsOf('notice', 'revision', 'revision_place')).toEqual(before);
    expect(await hub.store.notices.page(search)).toHaveLength(1);
    expect(await actions()).toEqual(['notice.undeleted', 'notice.deleted']);
    expect(noted).toEqual([
      { resource: 'notice', id: 'notice1' },
      { resource: 'notice', id: 'notice1' },
    ]);
  });

  test('is nobody’s to delete but an editor’s, and only while it never went out', async () => {
    await hub.store.notices.add(draft());
    expect(await code(removeDraft(options(), approver, 'notice1'))).toBe('auth.forbidden');
    const elsewhere = { ...editor, scope: ['b5'] };
    expect(await code(removeDraft(options(), elsewhere, 'notice1'))).toBe('auth.out_of_scope');
    await hub.store.notices.add(outNotice(400));
    expect(await code(removeDraft(options(), editor, 'notice400'))).toBe('notice.wrong_state');
    const reviewing = revisionRecord({ noticeId: 'notice2', state: 'in-review' });
    await hub.store.notices.add(noticeRecord([reviewing], { id: 'notice2', number: 401 }));
    expect(await code(removeDraft(options(), editor, 'notice2'))).toBe('notice.wrong_state');
    const returned = revisionRecord({ noticeId: 'notice3', state: 'returned', returnReason: '日期' });
    await hub.store.notices.add(noticeRecord([returned], { id: 'notice3', number: 402 }));
    expect(await code(removeDraft(options(), editor, 'notice3'))).toBe('done');
    expect(await code(restoreDraft(options(), approver, 'notice3'))).toBe('auth.forbidden');
    expect(await code(restoreDraft(options(), elsewhere, 'notice3'))).toBe('auth.out_of_scope');
    expect(await code(restoreDraft(options(), editor, 'notice3'))).toBe('done');
  });

  test('comes back without a place that has gone meanwhile, and not at all after its time', async () => {
    const audience = ['b3', 'lift'];
    const { draft: words } = revisionRecord();
    await hub.store.notices.add(noticeRecord([revisionRecord({ draft: { ...words, audience } })]));
    await removeDraft(options(), editor, 'notice1');
    await hub.store.places.remove('lift', { 'zh-CN': '电梯' }, hub.clock.now());
    await restoreDraft(options(), editor, 'notice1');
    expect((await rowsOf('revision_place'))['revision_place']).toHaveLength(1);
    await removeDraft(options(), editor, 'notice1');
    const pruner = new Pruner({ ...hub, limits: { removedKeepMinutes: 15 } });
    hub.clock.pass(14 * 60_000);
    await pruner.run();
    expect(await code(restoreDraft(options(), editor, 'notice1'))).toBe('done');
    await removeDraft(options(), editor, 'notice1');
    hub.clock.pass(16 * 60_000);
    await pruner.run();
    expect(await hub.db.selectFrom('removed').selectAll().execute()).toEqual([]);
    expect(await code(restoreDraft(options(), editor, 'notice1'))).toBe('undo.over');
  });

  test('is not kept for ever by a clock that ran ahead; one that is deleted during a run of pruning stays', async () => {
    const pruner = new Pruner({ ...hub, limits: { removedKeepMinutes: 15 } });
    const [notice, later] = [
      draft(),
      noticeRecord([revisionRecord({ noticeId: 'notice2' })], { id: 'notice2', number: 313 }),
    ];
    for (const each of [notice, later]) await hub.store.notices.add(each);
    const now = Date.parse(hub.clock.now());
    await hub.store.notices.remove(notice, new Date(now + 400 * 86_400_000).toISOString());
    await hub.store.notices.remove(later, new Date(now + 60_000).toISOString());
    await pruner.run();
    expect(await hub.db.selectFrom('removed').select('id').execute()).toEqual([{ id: 'notice2' }]);
  });
});

test('a robot comes back with its address, its secret and what waited for it', async () => {
  const robots = new RobotService({
    store: hub.store,
    clock: hub.clock,
    random: systemRandom,
    live,
    sender: () =>
      Promise.resolve({
        assertAddress: () => undefined,
        send: () => Promise.resolve({ kind: 'sent' as const }),
      }),
    changed: () => undefined,
    limits: robotServiceDefaults,
  });
  const request = {
    name: '值班群',
    kind: 'dingtalk' as const,
    url: 'https://robots.example/send?key=0123',
    secret: 'SEC0123',
    privateAllowed: false,
    kinds: ['fault' as const],
    language: 'zh-CN' as const,
  };
  const { id } = await robots.add(admin, request);
  for (const alertId of ['alert1', 'alert2']) {
    await hub.db
      .insertInto('staff_alert')
      .values({
        id: alertId,
        key: alertId,
        kind: 'fault',
        text: '{"zh-CN":"离线"}',
        path: '/devices',
        roles: '[]',
        except_ids: '[]',
        raised_at: hub.clock.now(),
        step: 0,
      })
      .execute();
    await hub.store.robots.queue({ alertId, robotId: id, step: 0, at: hub.clock.now() });
  }
  const before = await rowsOf('robot', 'robot_message', 'robot_delivery');
  await robots.remove(admin, id);
  expect(await robots.list()).toEqual([]);
  await robots.restore(admin, id);
  expect(await rowsOf('robot', 'robot_message', 'robot_delivery')).toEqual(before);
  await robots.remove(admin, id);
  // An alert that is forgotten meanwhile has nobody to be told any more.
  await hub.db.deleteFrom('staff_alert').where('id', '=', 'alert1').execute();
  await robots.restore(admin, id);
  expect((await robots.list()).map(({ name, waiting }) => [name, waiting])).toEqual([['值班群', 1]]);
  expect(await code(robots.restore(admin, id))).toBe('undo.over');
  expect((await actions()).slice(0, 2)).toEqual(['robot.undeleted', 'robot.removed']);
});

test('a place comes back where it stood, named by the past or not, and not below one that is gone', async () => {
  const places = createPlaceService({
    store: hub.store,
    clock: hub.clock,
    random: systemRandom,
    wire: hub.wire,
    live,
    publicUrl: 'http://192.0.2.10:8080',
  });
  const spot = { parentId: 'b5', kind: 'spot' as const, name: { 'zh-CN': '车库' } };
  const unit = await places.add(admin, { parentId: 'b5', kind: 'unit', name: { 'zh-CN': '9单元' } });
  const below = await places.add(admin, { ...spot, parentId: unit.id });
  const named = await places.add(admin, spot);
  const { draft } = revisionRecord();
  const audience = [named.id];
  await hub.store.notices.add(noticeRecord([revisionRecord({ draft: { ...draft, audience } })]));
  const before = await rowsOf('place', 'revision_place');
  for (const { id } of [named, below]) await places.remove(admin, id);
  hub.wired.length = 0;
  for (const { id } of [named, below]) expect(await places.restore(admin, id)).toMatchObject({ id });
  expect(hub.wired).toContain(`boards:${below.id}`);
  expect(await rowsOf('place', 'revision_place')).toEqual(before);
  for (const { id } of [below, unit]) await places.remove(admin, id);
  expect(await code(places.restore(admin, below.id))).toBe('place.not_found');
  // By whoever answers for it alone, and for nothing above it.
  await places.restore({ ...admin, scope: [unit.id] }, unit.id);
  expect(await code(places.restore(admin, below.id))).toBe('done');
  expect(await code(places.restore(admin, below.id))).toBe('undo.over');
});

test('a household comes back with its contact, its tags and its phones; a door that is taken stays taken', async () => {
  const { store, clock } = hub;
  const { vault } = openVault(dirname(hub.databaseFile), undefined);
  const register = new RegisterService({
    store,
    clock,
    random: systemRandom,
    live,
    vault: () => Promise.resolve(vault),
  });
  const request = {
    parentId: 'b5',
    door: '301',
    contact: { name: '陈晓', phones: ['13800138000'] },
    tags: ['独居'],
  };
  const { id } = await register.add(admin, request);
  await hub.db
    .insertInto('phone_door')
    .values({ phone_hash: 'phone1', household_id: id, level: 'claimed', at: hub.clock.now() })
    .execute();
  const tables = ['place', 'household_tag', 'household_digest', 'phone_door'] as const;
  const before = await rowsOf(...tables);
  await register.remove(admin, id);
  expect(await hub.store.households.byId(id)).toBeUndefined();
  const [kept] = await hub.db.selectFrom('removed').select('rows').execute();
  expect(kept?.rows).not.toContain('13800138000');
  await register.restore(admin, id);
  expect(await rowsOf(...tables)).toEqual(before);
  expect(await register.look(admin, id)).toEqual(request.contact);
  expect(await code(register.restore(editor, id))).toBe('auth.forbidden');
  const hall = { 'zh-CN': '5栋' };
  await register.remove(admin, id);
  await hub.store.places.remove('b5', hall, clock.now());
  expect(await code(register.restore(admin, id))).toBe('place.not_found');
  expect(await hub.store.places.restore('b5')).toBe(true);
  await register.restore(admin, id);
  await register.remove(admin, id);
  await register.add(admin, { parentId: 'b5', door: '301' });
  expect(await code(register.restore(admin, id))).toBe('household.door_taken');
  expect(await hub.store.households.byId(id)).toBeUndefined();
});
