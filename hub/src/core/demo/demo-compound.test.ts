import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceConfigSchema } from '@louyu/contract/devices';
import { contentByLanguageSchema, contentLimits } from '@louyu/contract/notice-content';
import { siteSchema } from '@louyu/contract/api/places';
import { rolePresets, staffRequestSchema } from '@louyu/contract/api/staff';
import * as v from 'valibot';
import { AppClient } from '../../../../tests/support/app-client.ts';
import { openStaffApp, type StaffApp } from '../../../../tests/support/staff-app.ts';
import { boardBody, fitsWire } from '../documents/board-body.ts';
import { stateOf } from '../notices/lifecycle.ts';
import { createDemoCalendar } from './demo-calendar.ts';
import { wholeArchive } from '../../../../tests/support/notice-records.ts';

let hub: StaffApp;
let admin: AppClient;

beforeEach(async () => {
  hub = await openStaffApp();
  admin = new AppClient(hub.app);
});
afterEach(() => hub.close());

describe('the demo compound', () => {
  it('has 6 buildings, 12 units, a lobby and a lift in each, and about 400 households', async () => {
    await admin.setUp(hub.setupCode, 'demo');
    const tree = await hub.store.places.tree();
    const count = (kind: string) => tree.all().filter((place) => place.kind === kind).length;
    expect([count('site'), count('building'), count('unit'), count('spot')]).toEqual([1, 6, 12, 27]);
    const site = await admin.ask('GET', '/api/site', siteSchema);
    expect((await hub.store.places.householdCounts()).get(site.id)).toBe(408);
    expect(site).toMatchObject({ name: { 'zh-CN': '瑞安苑', en: "Rui'an Court" }, hotline: '8800 1234' });
  });

  it('has 18 screens that wait to be paired, each at a spot', async () => {
    await admin.setUp(hub.setupCode, 'demo');
    const tree = await hub.store.places.tree();
    const devices = await hub.store.devices.all();
    expect(devices).toHaveLength(18);
    expect(new Set(devices.map((device) => device.screenCode)).size).toBe(18);
    for (const device of devices) {
      expect(device.secretHash).toBeNull();
      expect(v.is(deviceConfigSchema.entries.profile, device.profile)).toBe(true);
      expect(device.spotIds.map((id) => tree.get(id)?.kind)).toEqual(['spot']);
    }
    const lobby = devices.find((device) => device.name === '3栋1单元大堂屏');
    expect(tree.where(lobby?.spotIds[0] ?? '')['zh-CN']).toBe('3栋 1单元 大堂');
  });

  it('has people who can log in with what is shown once', async () => {
    const { demoStaff } = await admin.setUp(hub.setupCode, 'demo');
    expect(demoStaff.map((person) => person.roles)).toEqual(Object.values(rolePresets));
    for (const { login, password, name, roles } of demoStaff) {
      expect(v.is(staffRequestSchema, { login, password, name, roles, language: 'zh-CN' })).toBe(true);
      await new AppClient(hub.app).logIn(login, password);
    }
  });

  it('has somebody who repairs in the team that gets repairs', async () => {
    const { demoStaff } = await admin.setUp(hub.setupCode, 'demo');
    const login = demoStaff.at(-1)?.login ?? '';
    const id = (await hub.store.staff.byLogin(login))?.id;
    const policy = await hub.store.cases.policy();
    expect(policy?.members).toEqual([{ staffId: id, team: 'repair' }]);
    expect(policy?.rules).toContainEqual({ category: 'leak', team: 'repair' });
  });

  it('gives way to an admin with the same login', async () => {
    const body = {
      code: hub.setupCode,
      siteName: '晴川里',
      admin: { login: 'jingli', name: '张经理', password: 'long enough' },
      start: 'demo',
      language: 'zh-CN',
    };
    expect((await admin.send('POST', '/api/setup', body)).status).toBe(201);
    expect(await hub.store.staff.byLogin('jingli')).toMatchObject({ name: '张经理' });
    expect(await hub.store.staff.byLogin('jingli2')).toMatchObject({ name: '经理' });
  });

  it.each(['2026-11-21T08:00:00.000Z', '2026-11-20T16:10:00.000Z', '2026-12-31T15:50:00.000Z'])(
    'has notices in every state that a fresh week knows, at %s',
    async (now) => {
      hub.clock.pass(Date.parse(now) - Date.parse(hub.clock.now()));
      await admin.setUp(hub.setupCode, 'demo');
      const notices = await hub.store.notices.page({ ...wholeArchive, now });
      const states = notices.map((notice) => stateOf(notice, now));
      const tally = (state: string) => states.filter((candidate) => candidate === state).length;
      expect(notices).toHaveLength(13);
      expect([
        tally('live'),
        tally('scheduled'),
        tally('expired'),
        tally('in-review'),
        tally('draft'),
      ]).toEqual([7, 2, 2, 1, 1]);
      for (const notice of notices) {
        const [revision] = notice.revisions;
        if (revision?.state === 'draft') continue;
        expect(revision?.signedBy).not.toBe(revision?.authorId);
        expect(v.is(contentByLanguageSchema, revision?.content)).toBe(true);
        for (const language of ['zh-CN', 'en'] as const) {
          const content = revision?.content?.[language];
          const { titleMaxChars, shortTitleMaxChars, keyPointMaxChars } = contentLimits[language];
          expect(content?.title.length, content?.title).toBeLessThanOrEqual(titleMaxChars);
          expect(content?.shortTitle.length, content?.shortTitle).toBeLessThanOrEqual(shortTitleMaxChars);
          expect(content?.keyPoint.length, content?.keyPoint).toBeLessThanOrEqual(keyPointMaxChars);
        }
      }
    },
  );

  it('has a notice that comes back twice a week, whatever day it is set up', async () => {
    await admin.setUp(hub.setupCode, 'demo');
    const notices = await hub.store.notices.page({ ...wholeArchive, now: hub.clock.now() });
    const [weekly, ...others] = notices.filter(
      ({ revisions: [first] }) => first?.draft.schedule !== undefined,
    );
    expect(others).toEqual([]);
    const windows = (weekly?.revisions[0]?.windows ?? []).map(({ from }) => new Date(from).getUTCDay());
    // 6:30 in China is still the evening before in UTC: Monday and Thursday.
    expect(new Set(windows)).toEqual(new Set([1, 4]));
    expect(windows.length).toBeGreaterThan(15);
  });

  it('fits on the boards that carry it', async () => {
    await admin.setUp(hub.setupCode, 'demo');
    const { id } = (await hub.store.places.site()) ?? { id: '' };
    const standing = await hub.store.notices.forBoards([id], hub.clock.now());
    expect(standing.length).toBeGreaterThan(3);
    expect(fitsWire(boardBody(id, standing, hub.clock.now()))).toBe(true);
  });

  it('is not there after an empty start: the site stands alone', async () => {
    const { demoStaff } = await admin.setUp(hub.setupCode, 'empty');
    expect(demoStaff).toEqual([]);
    expect((await hub.store.places.tree()).all().map((place) => place.kind)).toEqual(['site']);
    expect(await hub.store.devices.all()).toEqual([]);
    expect(await hub.store.staff.count()).toBe(1);
  });
});

describe('the first run', () => {
  it('is open to whoever has the code, and slows down who guesses', async () => {
    expect(await admin.codeOf('GET', '/api/site')).toBe('auth.required');
    const request = (code: string) => ({
      code,
      siteName: '瑞安苑',
      admin: { login: 'admin', name: '管理员', password: 'long enough' },
      start: 'empty',
      language: 'zh-CN',
    });
    const codes = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      codes.push(await admin.codeOf('POST', '/api/setup', request(`0000-000${attempt}`)));
    }
    expect(new Set(codes.slice(0, 5))).toEqual(new Set(['setup.wrong_code']));
    expect(codes[5]).toBe('auth.too_many_attempts');
    hub.clock.pass(60_000);
    const typed = ` ${hub.setupCode.toLowerCase().replace('-', ' ')} `;
    expect((await admin.send('POST', '/api/setup', request(typed))).status).toBe(201);
  });
});

describe('the demo calendar', () => {
  it('counts days on the wall clock of the compound', () => {
    const calendar = createDemoCalendar('2026-11-20T16:10:00.000Z', 'Asia/Shanghai');
    expect(calendar.at(0, 9)).toBe('2026-11-21T01:00:00.000Z');
    expect(calendar.at(-1, 16, 20)).toBe('2026-11-20T08:20:00.000Z');
    expect(calendar.day(1)).toEqual({ 'zh-CN': '11月22日', en: '22 Nov' });
  });
});
