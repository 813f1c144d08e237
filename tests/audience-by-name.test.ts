import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  reachNamesSchema,
  reachSchema,
  savedAudienceListSchema,
  savedAudienceSchema,
} from '@louyu/contract/api/audiences';
import { tagListSchema } from '@louyu/contract/api/households';
import { noticeSchema, previewSchema } from '@louyu/contract/api/notices';
import { outage, pairLobby, smallCompound, spotOf, type Compound } from './support/compound.ts';
import { freePort, startHub, temporaryDirectory, type HubProcess } from './support/hub-process.ts';
import { RegisterClient } from './support/register-client.ts';

/* R17: whom an audience reaches is known in figures and by name before anything is sent; tags make lists, never glass. */

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let hub: HubProcess;
let compound: Compound;
let tagId: string;
/** 3栋 1单元, which has the lobby, and its building. */
let unitId: string;
let buildingId: string;

beforeAll(async () => {
  directory = await temporaryDirectory();
  hub = await startHub({ dataDir: directory.path, httpPort: await freePort(), mqttPort: await freePort() });
  compound = await smallCompound(hub);
  const register = new RegisterClient(compound.admin);
  const bytes = Buffer.from(
    '楼栋,单元,房号,独居\n3,1,101,是\n3,1,102,\n3,1,201,是\n3,2,101,是\n5,1,101,是\n5,1,102,否\n',
  );
  const { token } = await register.check('a.csv', bytes);
  await register.run('a.csv', bytes, token);
  await pairLobby(compound, '大堂屏', spotOf(compound));
  const [tag] = await compound.editor.request('GET', '/api/households/tags', tagListSchema);
  expect(tag).toMatchObject({ name: '独居', households: 4 });
  tagId = tag?.id ?? '';
  const placeOf = (kind: string) => compound.places.find((place) => place.kind === kind)?.id ?? '';
  [unitId, buildingId] = [placeOf('unit'), placeOf('building')];
});

afterAll(async () => {
  await hub.stop();
  await directory.remove();
});

function reach(placeIds: readonly string[], tagIds: readonly string[] = []) {
  return compound.editor.request('POST', '/api/audiences/reach', reachSchema, { placeIds, tagIds });
}

describe('an audience', () => {
  it.each([
    ['the compound', () => [compound.siteId], { screens: 1, households: 6, tagged: 4 }],
    ['a building', () => [buildingId], { screens: 1, households: 4, tagged: 3 }],
    ['a unit', () => [unitId], { screens: 1, households: 3, tagged: 2 }],
    ['a spot, which stands for its unit', () => [spotOf(compound)], { screens: 1, households: 3, tagged: 2 }],
    ['a unit within its building', () => [unitId, buildingId], { screens: 1, households: 4, tagged: 3 }],
    ['nothing', () => [], { screens: 0, households: 0, tagged: 0 }],
  ])('of %s is counted once each', async (_, placeIds, counts) => {
    expect(await reach(placeIds(), [tagId])).toEqual(counts);
    expect(await reach(placeIds())).toEqual({ ...counts, tagged: 0 });
  });

  it('for some kinds of display leaves out the others, and no household', async () => {
    const body = { placeIds: [compound.siteId], tagIds: [], profiles: ['elevator'] };
    expect(await compound.editor.request('POST', '/api/audiences/reach', reachSchema, body)).toEqual({
      screens: 0,
      households: 6,
      tagged: 0,
    });
    const draft = { ...outage([compound.siteId]), profiles: ['elevator'], tagIds: [tagId] };
    const preview = await compound.editor.request('POST', '/api/preview', previewSchema, draft);
    expect(preview.reach).toEqual({ screens: 0, households: 6 });
    expect(preview.notice?.profiles).toEqual(['elevator']);
    const notice = await compound.editor.request('POST', '/api/notices', noticeSchema, draft);
    expect(notice.revisions[0]?.draft).toMatchObject({ profiles: ['elevator'], tagIds: [tagId] });
  });

  it('is told by name', async () => {
    const names = await compound.editor.request('POST', '/api/audiences/names', reachNamesSchema, {
      placeIds: [buildingId],
      tagIds: [],
      offset: 0,
    });
    expect(names.screens.map(({ name, where }) => `${where['zh-CN']} ${name}`)).toEqual([
      '3栋 1单元 大堂 大堂屏',
    ]);
    expect(names.households.map(({ where, door }) => `${where['zh-CN']} ${door}`)).toEqual([
      '3栋 1单元 101',
      '3栋 1单元 102',
      '3栋 1单元 201',
      '3栋 2单元 101',
    ]);
  });

  it('by tag is told by name to those who may see tags, and the audit log knows', async () => {
    const body = { placeIds: [compound.siteId], tagIds: [tagId], offset: 0 };
    const response = await compound.editor.fetch('POST', '/api/audiences/names', body);
    expect(response.status).toBe(403);
    const names = await compound.admin.request('POST', '/api/audiences/names', reachNamesSchema, body);
    expect(names.households.map(({ where, door }) => `${where['zh-CN']} ${door}`)).toEqual([
      '3栋 1单元 101',
      '3栋 1单元 201',
      '3栋 2单元 101',
      '5栋 1单元 101',
    ]);
    expect(await (await compound.admin.fetch('GET', '/api/audit?limit=3')).text()).toContain(
      'register.tags_listed',
    );
  });

  it('is saved under a name, replaced under the same one, and removed', async () => {
    const body = { name: '3栋独居', placeIds: [buildingId], tagIds: [tagId], profiles: ['lcd'] };
    const saved = await compound.editor.request('POST', '/api/audiences', savedAudienceSchema, body);
    const again = await compound.editor.request('POST', '/api/audiences', savedAudienceSchema, {
      ...body,
      placeIds: [unitId],
    });
    expect(again.id).toBe(saved.id);
    const list = () => compound.approver.request('GET', '/api/audiences', savedAudienceListSchema);
    expect(await list()).toEqual([{ ...body, id: saved.id, placeIds: [unitId] }]);
    expect((await compound.approver.fetch('DELETE', `/api/audiences/${saved.id}`)).status).toBe(403);
    await compound.editor.request('DELETE', `/api/audiences/${saved.id}`, v.unknown());
    expect(await list()).toEqual([]);
  });
});
