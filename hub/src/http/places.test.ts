import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  audienceCountSchema,
  placeListSchema,
  placeSchema,
  siteSchema,
  type Place,
} from '@louyu/contract/api/places';
import { noticeRecord, outageDraft, signedRevision } from '../../../tests/support/notice-records.ts';
import { AppClient } from '../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../tests/support/staff-app.ts';
import type { NoticeRecord, RevisionRecord } from '../core/notices/notice-store.ts';
import { recurrence } from '../recurrence/recurrence.ts';
import { NoticeViews } from '../core/notices/notice-views.ts';
import { dayMs, laterBy } from '../core/time.ts';

let hub: StaffApp;
let admin: AppClient;
let places: readonly Place[];

beforeEach(async () => {
  hub = await openStaffApp();
  admin = new AppClient(hub.app);
  await admin.setUp(hub.setupCode, 'demo');
  places = await admin.ask('GET', '/api/places', placeListSchema);
  hub.wired.length = 0;
  hub.changes.length = 0;
});
afterEach(() => hub.close());

function idOf(...names: string[]): string {
  let found = places.find((place) => place.kind === 'site');
  for (const name of names) {
    found = places.find((place) => place.parentId === found?.id && place.name['zh-CN'] === name);
  }
  return found?.id ?? 'missing';
}

/** A notice that is signed and live at one place, unless `change` says otherwise. */
async function noticeAt(placeId: string, change: Partial<RevisionRecord>): Promise<NoticeRecord> {
  const site = await hub.store.places.site();
  const now = hub.clock.now();
  const revision = signedRevision({
    noticeId: 'notice9',
    draft: { ...outageDraft, audience: [placeId] },
    goesOutAt: now,
    visibleTo: laterBy(now, dayMs),
    ...change,
  });
  return noticeRecord([revision], { id: 'notice9', number: 9009, siteId: site?.id ?? '' });
}

describe('places', () => {
  it('are listed parents first, with what stands and who lives there', () => {
    const seen = new Set<string>();
    for (const place of places) {
      expect(place.parentId === null || seen.has(place.parentId)).toBe(true);
      seen.add(place.id);
    }
    const at = (id: string) => places.find((place) => place.id === id);
    expect(at(idOf('3栋', '1单元', '大堂'))?.deviceCount).toBe(1);
    expect(at(idOf('3栋', '1单元'))?.householdCount).toBe(34);
    expect(at(idOf('3栋'))?.householdCount).toBe(68);
    expect(at(idOf())?.householdCount).toBe(408);
    expect(places.some((place) => place.kind === 'household')).toBe(false);
  });

  it('are added below what may hold them, with an alarm and a board to read', async () => {
    const name = { 'zh-CN': '垃圾房', en: '' };
    const request = { parentId: idOf('3栋'), kind: 'spot', name };
    const added = await admin.ask('POST', '/api/places', placeSchema, request);
    expect(added).toMatchObject({ name: { 'zh-CN': '垃圾房' }, deviceCount: 0, householdCount: 0 });
    expect(added.name.en).toBeUndefined();
    expect(hub.wired).toEqual([`alarms:${added.id}`, `boards:${added.id}`]);
    expect(hub.changes).toEqual([{ resource: 'place', id: added.id }]);
    const list = await admin.ask('GET', '/api/places', placeListSchema);
    expect(list.filter((place) => place.parentId === idOf('3栋')).at(-1)?.id).toBe(added.id);
  });

  it('count a household that is added', async () => {
    const request = { parentId: idOf('3栋', '1单元'), kind: 'household', name: { 'zh-CN': '1801室' } };
    await admin.ask('POST', '/api/places', placeSchema, request);
    const list = await admin.ask('GET', '/api/places', placeListSchema);
    expect(list.find((place) => place.id === idOf('3栋', '1单元'))?.householdCount).toBe(35);
  });

  it.each([
    ['site', []],
    ['unit', []],
    ['building', ['3栋']],
    ['unit', ['3栋', '1单元']],
    ['spot', ['3栋', '1单元', '大堂']],
    ['household', []],
  ])('refuses a %s below %j', async (kind, path) => {
    const request = { parentId: idOf(...path), kind, name: { 'zh-CN': '错位' } };
    expect(await admin.codeOf('POST', '/api/places', request)).toBe('place.wrong_parent');
  });

  it('tell the devices that bear their name when they are renamed', async () => {
    const request = { name: { 'zh-CN': '3号楼', en: 'Tower 3' } };
    const renamed = await admin.ask('PATCH', `/api/places/${idOf('3栋')}`, placeSchema, request);
    expect(renamed.name).toEqual(request.name);
    expect(hub.wired).toHaveLength(3);
    expect(hub.wired.every((entry) => entry.startsWith('configs:'))).toBe(true);
  });

  it('are removed when nothing refers to them', async () => {
    expect(await admin.codeOf('DELETE', `/api/places/${idOf('3栋', '1单元', '大堂')}`)).toBe('place.in_use');
    expect(await admin.codeOf('DELETE', `/api/places/${idOf('3栋')}`)).toBe('place.in_use');
    expect(await admin.codeOf('DELETE', `/api/places/${idOf()}`)).toBe('place.in_use');
    expect((await admin.send('DELETE', `/api/places/${idOf('岗亭')}`)).status).toBe(204);
    expect(await admin.codeOf('DELETE', `/api/places/${idOf('岗亭')}`)).toBe('place.not_found');
    expect((await admin.send('DELETE', `/api/places/${idOf('3栋', '2单元', '电梯')}`)).status).toBe(204);
  });

  it('are removed though past notices name them, which go on doing so', async () => {
    const booth = idOf('岗亭');
    await hub.store.notices.add(await noticeAt(booth, { visibleTo: laterBy(hub.clock.now(), -1000) }));
    expect((await admin.send('DELETE', `/api/places/${booth}`)).status).toBe(204);
    expect(hub.wired).toContain(`boards:${booth}`);
    const list = await admin.ask('GET', '/api/places', placeListSchema);
    expect(list.some(({ id }) => id === booth)).toBe(false);
    const tree = await hub.store.places.tree();
    expect(tree.removedWhere(booth)).toMatchObject({ 'zh-CN': '岗亭' });
    const views = new NoticeViews({
      store: hub.store,
      clock: hub.clock,
      directory: { devices: () => [].values() },
      glance: () => undefined,
      recurrence,
    });
    const { removedPlaces } = await views.notice('notice9', { id: 'a', name: '', roles: ['admin'] }, 'zh-CN');
    expect(removedPlaces).toMatchObject([{ id: booth, where: { 'zh-CN': '岗亭' } }]);
    expect((await hub.store.notices.byId('notice9'))?.revisions[0]?.draft.audience).toEqual([booth]);
    expect(await admin.codeOf('PATCH', `/api/places/${booth}`, { name: { 'zh-CN': '新' } })).toBe(
      'place.not_found',
    );
  });

  it.each([
    ['live', { state: 'signed' }],
    ['scheduled', { state: 'signed', goesOutAt: '2999-01-01T00:00:00.000Z' }],
    ['waiting for a signature', { state: 'in-review', visibleTo: null }],
  ] as const)('stay while a notice names them that is %s, and say which', async (_, change) => {
    const booth = idOf('岗亭');
    await hub.store.notices.add(await noticeAt(booth, change));
    const response = await admin.send('DELETE', `/api/places/${booth}`);
    expect(await response.json()).toMatchObject({
      error: { code: 'place.on_notices', details: { numbers: '9009' } },
    });
    const notice = await hub.store.notices.byId('notice9');
    if (notice === undefined) throw new TypeError('not stored');
    await hub.store.notices.save({ ...notice, recalledAt: hub.clock.now() }, []);
    expect((await admin.send('DELETE', `/api/places/${booth}`)).status).toBe(204);
  });

  it('are removed though a revoked device stood there, but not while one works there', async () => {
    const lobby = idOf('3栋', '1单元', '大堂');
    expect(await admin.codeOf('DELETE', `/api/places/${lobby}`)).toBe('place.in_use');
    const device = (await hub.store.devices.all()).find(({ spotIds }) => spotIds.includes(lobby));
    await hub.store.devices.change(device?.id ?? '', { revokedAt: hub.clock.now(), secretHash: null });
    expect((await admin.send('DELETE', `/api/places/${lobby}`)).status).toBe(204);
    expect((await hub.store.places.tree()).where(lobby)['zh-CN']).toBe('3栋 1单元 大堂');
  });

  it('that are not there are said to be missing', async () => {
    for (const id of ['0123456789abcdef', 'NOT-AN-ID', '%00', '..%2f..']) {
      const code = await admin.codeOf('PATCH', `/api/places/${id}`, { name: { 'zh-CN': '新' } });
      expect(code, id).toBe('place.not_found');
    }
  });
});

describe('an audience', () => {
  const reach = (placeIds: string[]) => admin.ask('POST', '/api/audience', audienceCountSchema, { placeIds });

  beforeEach(async () => {
    const pairedAt = hub.clock.now();
    for (const { id } of await hub.store.devices.all()) await hub.store.devices.change(id, { pairedAt });
  });

  it('counts no screen that waits to be paired', async () => {
    const [waiting] = await hub.store.devices.all();
    await hub.store.devices.change(waiting?.id ?? '', { pairedAt: null });
    expect(await reach([idOf()])).toEqual({ screens: 17, households: 408 });
  });

  it('is counted in screens and households, each once', async () => {
    expect(await reach([idOf()])).toEqual({ screens: 18, households: 408 });
    expect(await reach([idOf('3栋')])).toEqual({ screens: 3, households: 68 });
    expect(await reach([idOf('3栋'), idOf('3栋', '1单元'), idOf('5栋', '2单元')])).toEqual({
      screens: 4,
      households: 102,
    });
  });

  it('at a lobby is whoever lives above it', async () => {
    expect(await reach([idOf('3栋', '1单元', '大堂')])).toEqual({ screens: 1, households: 34 });
  });

  it('of nothing, or of what is not there, is nobody', async () => {
    expect(await reach([])).toEqual({ screens: 0, households: 0 });
    expect(await reach(['gone'])).toEqual({ screens: 0, households: 0 });
  });
});

describe('the site', () => {
  it('takes a new name everywhere it is read', async () => {
    const change = { name: { 'zh-CN': '晴川里', en: 'Qingchuan Lane' }, hotline: ' 8800 4321 ' };
    const site = await admin.ask('PATCH', '/api/site', siteSchema, change);
    expect(site).toMatchObject({ name: change.name, hotline: '8800 4321', timeZone: 'Asia/Shanghai' });
    expect(hub.wired).toHaveLength(18);
    const list = await admin.ask('GET', '/api/places', placeListSchema);
    expect(list[0]?.name).toEqual(change.name);
    const session = v.object({ site: v.object({ name: v.string() }) });
    expect((await admin.ask('GET', '/api/session', session)).site.name).toBe('晴川里');
  });

  it('stays as it is with an empty change', async () => {
    const before = await admin.ask('GET', '/api/site', siteSchema);
    expect(await admin.ask('PATCH', '/api/site', siteSchema, {})).toEqual(before);
    const both = await admin.ask('PATCH', '/api/site', siteSchema, { bilingual: true });
    expect(both).toEqual({ ...before, bilingual: true });
  });
});
