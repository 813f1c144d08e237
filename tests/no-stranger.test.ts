import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deviceListSchema } from '@louyu/contract/api/devices';
import { noticePageSchema } from '@louyu/contract/api/notices';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { staffAlertListSchema } from '@louyu/contract/api/staff-alerts';
import { demoCompound, lobbyProfile, outage } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { StaffClient } from './support/staff-client.ts';

/* DESIGN.md §7, "No stranger": staff may do what their role allows, and the server is what says no (R12). */

const people = ['stranger', 'editor', 'approver', 'admin'] as const;
type Person = (typeof people)[number];

const staff: readonly Person[] = ['editor', 'approver', 'admin'];
const editor: readonly Person[] = ['editor'];
const approver: readonly Person[] = ['approver'];
const admin: readonly Person[] = ['admin'];

const draft = outage([]);
const approval = {
  as: 'new',
  name: '大堂屏',
  spotIds: ['0123456789abcdef'],
  profile: lobbyProfile,
  language: 'en',
};

const alertMinutes = { review: 30, fault: 10, countersignature: 5, deadline: 15 };

/** Each deed with the people who may do it. `{draft}`, `{review}`, `{live}`, `{device}` and `{alert}` stand for ids of the demo. */
const deeds: readonly (readonly [method: string, path: string, allowed: readonly Person[], body: unknown])[] =
  [
    ['GET', '/api/session', staff, undefined],
    ['GET', '/api/overview', staff, undefined],
    ['GET', '/api/templates', staff, undefined],
    ['GET', '/api/site', staff, undefined],
    ['PATCH', '/api/site', admin, { hotline: '8800 1234' }],
    ['GET', '/api/places', staff, undefined],
    ['POST', '/api/places', admin, { parentId: '0', kind: 'spot', name: { 'zh-CN': '点' } }],
    ['PATCH', '/api/places/0', admin, { name: { 'zh-CN': '点' } }],
    ['DELETE', '/api/places/0', admin, undefined],
    ['POST', '/api/audience', staff, { placeIds: [] }],
    ['GET', '/api/staff', admin, undefined],
    ['POST', '/api/staff', admin, {}],
    ['PATCH', '/api/staff/0', admin, { name: '新名' }],
    ['GET', '/api/audit', admin, undefined],
    ['GET', '/api/notices', staff, undefined],
    ['GET', '/api/notices/{live}', staff, undefined],
    ['GET', '/api/notices/{live}/delivery', staff, undefined],
    ['GET', '/api/notices/{live}/delivery.csv', staff, undefined],
    ['POST', '/api/preview', staff, draft],
    ['POST', '/api/notices', editor, draft],
    [
      'PUT',
      '/api/notices/{draft}/draft',
      editor,
      { base: { revision: 1, edit: 1 }, draft: { ...draft, templateId: 'general' } },
    ],
    ['POST', '/api/notices/{draft}/submit', editor, { revision: 1 }],
    ['POST', '/api/notices/{review}/sign', approver, { revision: 1, ticks: [] }],
    ['POST', '/api/notices/{review}/return', approver, { revision: 1, reason: '请补充时间' }],
    ['POST', '/api/notices/{live}/take-back', approver, { revision: 1 }],
    ['POST', '/api/notices/{live}/recall', ['editor', 'approver'], { reason: '时间有变' }],
    ['GET', '/api/notices/{live}/share', staff, undefined],
    ['POST', '/api/notices/{live}/share/marks', staff, { channelId: '0', revision: 1 }],
    ['DELETE', '/api/notices/{live}/share/marks/0', staff, undefined],
    ['GET', '/api/share-channels', staff, undefined],
    ['POST', '/api/share-channels', staff, { name: '业主1群', kind: 'group' }],
    ['PATCH', '/api/share-channels/0', ['editor', 'admin'], { name: '业主2群' }],
    ['DELETE', '/api/share-channels/0', ['editor', 'admin'], undefined],
    ['GET', '/api/devices', staff, undefined],
    ['GET', '/api/devices/{device}', staff, undefined],
    ['POST', '/api/devices/{device}/commands', staff, { kind: 'identify' }],
    ['PATCH', '/api/devices/{device}', admin, { name: '大堂屏' }],
    ['POST', '/api/devices/{device}/revoke', admin, undefined],
    ['GET', '/api/staff-alerts', staff, undefined],
    ['PUT', '/api/staff-alerts/preference', staff, { sound: true, volumePercent: 60, kinds: ['fault'] }],
    ['GET', '/api/staff-alerts/policy', admin, undefined],
    ['PUT', '/api/staff-alerts/policy', admin, { stepMinutes: alertMinutes }],
    ['POST', '/api/staff-alerts/{alert}/take', ['approver', 'admin'], undefined],
    ['GET', '/api/robots', admin, undefined],
    ['POST', '/api/robots', admin, {}],
    ['PATCH', '/api/robots/0', admin, { name: '群' }],
    ['POST', '/api/robots/0/test', admin, undefined],
    ['DELETE', '/api/robots/0', admin, undefined],
    ['GET', '/api/households', staff, undefined],
    ['GET', '/api/households/tags', staff, undefined],
    ['GET', '/api/households?tag=0', admin, undefined],
    ['GET', '/api/households/quality', admin, undefined],
    ['GET', '/api/households/changes', admin, undefined],
    ['GET', '/api/households/export', admin, undefined],
    ['GET', '/api/households/export?contacts=1', admin, undefined],
    ['POST', '/api/households/import/check?name=a.csv', admin, {}],
    ['POST', '/api/households/import?name=a.csv&token=0', admin, {}],
    ['POST', '/api/households/rooms/check', admin, {}],
    ['POST', '/api/households/rooms', admin, {}],
    ['POST', '/api/households/changes/0/undo', admin, undefined],
    ['POST', '/api/households', admin, {}],
    ['POST', '/api/households/0/look', admin, undefined],
    ['PATCH', '/api/households/0', admin, {}],
    ['DELETE', '/api/households/0', admin, undefined],
    ['GET', '/api/pairings/BCDF-GHJK', admin, undefined],
    ['POST', '/api/pairings/BCDF-GHJK', admin, approval],
  ];

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
const clients = new Map<Person, StaffClient>();
const ids = new Map<string, string>();

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  const compound = await demoCompound(hub);
  clients.set('stranger', new StaffClient(hub.httpUrl));
  clients.set('editor', await onlyRole(compound.admin, 'editor'));
  clients.set('approver', await onlyRole(compound.admin, 'approver'));
  clients.set('admin', await onlyRole(compound.admin, 'admin'));

  const { notices } = await compound.admin.request('GET', '/api/notices?limit=50', noticePageSchema);
  const idOf = (state: string) => notices.find((notice) => notice.state === state)?.id ?? '';
  const [device] = await compound.admin.request('GET', '/api/devices', deviceListSchema);
  ids.set('draft', idOf('draft')).set('review', idOf('in-review')).set('live', idOf('live'));
  ids.set('device', device?.id ?? '');
  await vi.waitFor(
    async () => {
      const { alerts } = await compound.admin.request('GET', '/api/staff-alerts', staffAlertListSchema);
      const review = alerts.find(({ path }) => path === `/sign/${ids.get('review') ?? ''}`);
      expect(review).toBeDefined();
      ids.set('alert', review?.id ?? '');
    },
    { timeout: 10_000 },
  );
});

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

async function onlyRole(admin: StaffClient, role: 'editor' | 'approver' | 'admin'): Promise<StaffClient> {
  const person = {
    login: `only-${role}`,
    name: role,
    password: 'long enough',
    roles: [role],
    language: 'en',
  };
  await admin.request('POST', '/api/staff', v.unknown(), person);
  const client = new StaffClient(hub.httpUrl);
  await client.logIn(person.login, person.password);
  return client;
}

async function answerTo(person: Person, method: string, path: string, body: unknown): Promise<Response> {
  const client = clients.get(person) ?? new StaffClient(hub.httpUrl);
  return client.fetch(
    method,
    path.replace(/\{(\w+)\}/, (_, name: string) => ids.get(name) ?? ''),
    body,
  );
}

describe('the hub', () => {
  it.each(deeds)('lets %s %s be done by %j alone', async (method, path, allowed, body) => {
    // Who may not goes first: what the others do may change what there is to do.
    for (const person of [...people].sort(
      (a, b) => Number(allowed.includes(a)) - Number(allowed.includes(b)),
    )) {
      const response = await answerTo(person, method, path, body);
      const text = await response.text();
      if (allowed.includes(person)) {
        expect([401, 403], `${person}: ${text}`).not.toContain(response.status);
        continue;
      }
      const { error } = v.parse(errorBodySchema, JSON.parse(text));
      expect(error.code, person).toBe(person === 'stranger' ? 'auth.required' : 'auth.forbidden');
    }
  });
});
