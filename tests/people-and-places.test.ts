import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceListSchema } from '@louyu/contract/api/devices';
import { noticeSchema } from '@louyu/contract/api/notices';
import { overviewSchema } from '@louyu/contract/api/overview';
import { staffSchema } from '@louyu/contract/api/staff';
import { demoCompound, lobbyProfile, outage, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { ApiFailure, StaffClient } from './support/staff-client.ts';

/*
 * Staff who answer for one building act only on notices, devices and places that lie within it (DESIGN.md §7, "No stranger"),
 * whatever their roles are.
 */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
/** The building that somebody answers for, and another one. */
let mine: string;
let other: string;
/** Has every role, for one building. */
let scoped: StaffClient;
/** Has every role, for the whole site. */
let whole: StaffClient;

const everyRole = ['editor', 'reviewer', 'approver', 'operator', 'clearer', 'service', 'admin', 'auditor'];

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await demoCompound(hub);
  const buildings = compound.places.filter(({ kind }) => kind === 'building');
  [mine, other] = [buildings[0]?.id ?? '', buildings[1]?.id ?? ''];
  scoped = await personOf('scoped', [mine]);
  whole = await personOf('whole', []);
});

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

async function personOf(login: string, scope: readonly string[]): Promise<StaffClient> {
  const person = { login, name: login, password: 'long enough', roles: everyRole, scope, language: 'en' };
  await compound.admin.request('POST', '/api/staff', staffSchema, person);
  const client = new StaffClient(hub.httpUrl);
  await client.logIn(login, 'long enough');
  return client;
}

async function codeOf(client: StaffClient, method: string, path: string, body?: unknown): Promise<string> {
  try {
    await client.request(method, path, v.unknown(), body);
    return 'done';
  } catch (error) {
    if (error instanceof ApiFailure) return error.code;
    throw error;
  }
}

/** Whether a place is another one or lies below it. */
function isWithin(placeId: string, above: string): boolean {
  for (let id: string | null = placeId; id !== null; id = parentOf(id)) if (id === above) return true;
  return false;
}

function parentOf(id: string): string | null {
  return compound.places.find((place) => place.id === id)?.parentId ?? null;
}

describe('who answers for one building', () => {
  it('writes, submits, signs and recalls within it', async () => {
    const { summary } = await scoped.submit(outage([mine]));
    expect(await codeOf(scoped, 'POST', `/api/notices/${summary.id}/sign`, { revision: 1, ticks: [] })).toBe(
      'notice.author_is_approver',
    );
    const theirs = await whole.submit(outage([mine]));
    const view = await scoped.request('GET', `/api/notices/${theirs.summary.id}`, noticeSchema);
    expect(view.actions).toContain('sign');
    expect(
      await codeOf(scoped, 'POST', `/api/notices/${theirs.summary.id}/return`, { revision: 1, reason: '改' }),
    ).toBe('done');
  });

  it('touches no notice that reaches further, not even in part', async () => {
    expect(await codeOf(scoped, 'POST', '/api/notices', outage([mine, other]))).toBe('auth.out_of_scope');
    expect(await codeOf(scoped, 'POST', '/api/notices', outage([compound.siteId]))).toBe('auth.out_of_scope');
    const { summary } = await whole.submit(outage([other]));
    const path = `/api/notices/${summary.id}`;
    expect((await scoped.request('GET', path, noticeSchema)).actions).toEqual([]);
    const { waitingForMe } = await scoped.request('GET', '/api/overview', overviewSchema);
    expect(waitingForMe.map(({ id }) => id)).not.toContain(summary.id);
    for (const [method, deed, body] of [
      ['POST', 'sign', { revision: 1, ticks: [true, true, true] }],
      ['POST', 'return', { revision: 1, reason: '改' }],
      ['POST', 'recall', { reason: '改' }],
      ['POST', 'take-back', { revision: 1 }],
      ['POST', 'submit', { revision: 1 }],
      ['PUT', 'draft', { base: { revision: 1, edit: 1 }, draft: outage([mine]) }],
    ] as const) {
      expect(await codeOf(scoped, method, `${path}/${deed}`, body), deed).toBe('auth.out_of_scope');
    }
  });

  it('stretches no draft of its own beyond it', async () => {
    const { summary } = await scoped.request('POST', '/api/notices', noticeSchema, outage([mine]));
    const change = { base: { revision: 1, edit: 1 }, draft: outage([other]) };
    expect(await codeOf(scoped, 'PUT', `/api/notices/${summary.id}/draft`, change)).toBe('auth.out_of_scope');
  });

  it('sets up devices within it alone', async () => {
    const devices = await compound.admin.request('GET', '/api/devices', deviceListSchema);
    const inside = devices.find(({ spotIds }) => spotIds.every((spotId) => isWithin(spotId, mine)));
    const outside = devices.find(({ spotIds }) => spotIds.every((spotId) => isWithin(spotId, other)));
    const outsideSpots = outside?.spotIds ?? [];
    const patch = (id: string | undefined, change: object) =>
      codeOf(scoped, 'PATCH', `/api/devices/${id ?? ''}`, change);
    expect(await patch(inside?.id, { name: '大堂屏' })).toBe('done');
    expect(await patch(outside?.id, { name: '大堂屏' })).toBe('auth.out_of_scope');
    expect(await patch(inside?.id, { spotIds: outsideSpots })).toBe('auth.out_of_scope');
    for (const [deed, body] of [
      ['commands', { kind: 'identify' }],
      ['revoke', undefined],
    ] as const) {
      expect(await codeOf(scoped, 'POST', `/api/devices/${outside?.id ?? ''}/${deed}`, body), deed).toBe(
        'auth.out_of_scope',
      );
    }
    const [spotId = ''] = outsideSpots;
    const pairing = scoped.pair({
      as: 'new',
      name: '屏',
      spotIds: [spotId],
      profile: lobbyProfile,
      language: 'en',
    });
    await expect(pairing).rejects.toMatchObject({ code: 'auth.out_of_scope' });
  });

  it('changes places within it alone', async () => {
    const name = { 'zh-CN': '岗亭' };
    const add = (parentId: string) => codeOf(scoped, 'POST', '/api/places', { parentId, kind: 'spot', name });
    expect(await add(mine)).toBe('done');
    expect(await add(other)).toBe('auth.out_of_scope');
    expect(await add(compound.siteId)).toBe('auth.out_of_scope');
    expect(await codeOf(scoped, 'PATCH', `/api/places/${other}`, { name })).toBe('auth.out_of_scope');
    expect(await codeOf(scoped, 'DELETE', `/api/places/${other}`)).toBe('auth.out_of_scope');
  });

  it('decides nothing that concerns everybody, and cannot make itself wider', async () => {
    const { id } = await compound.admin
      .request('GET', '/api/staff', v.array(staffSchema))
      .then((staff) => staff.find(({ login }) => login === 'scoped') ?? { id: '' });
    expect(await codeOf(scoped, 'PATCH', `/api/staff/${id}`, { scope: [] })).toBe('auth.out_of_scope');
    expect(await codeOf(scoped, 'PATCH', `/api/staff/${id}`, { password: 'my very own' })).toBe('done');
    await scoped.logIn('scoped', 'my very own');
    const person = { login: 'twin', name: 'twin', password: 'long enough', roles: ['admin'], language: 'en' };
    expect(await codeOf(scoped, 'POST', '/api/staff', person)).toBe('auth.out_of_scope');
    expect(await codeOf(scoped, 'DELETE', `/api/staff/${id}/sessions`)).toBe('auth.out_of_scope');
    expect(await codeOf(scoped, 'PATCH', '/api/site', { hotline: '110' })).toBe('auth.out_of_scope');
    const roster = { edit: 0, shifts: [], exceptions: [] };
    expect(await codeOf(scoped, 'PUT', '/api/duty', roster)).toBe('auth.out_of_scope');
    const token = { name: 'robot', scopes: ['notices:read'], days: 1 };
    expect(await codeOf(scoped, 'POST', '/api/tokens', token)).toBe('auth.out_of_scope');
  });
});
