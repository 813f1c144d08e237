import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { editor, outageDraft, signedRevision } from '../../../../tests/support/notice-records.ts';
import { previewDraft } from './draft-preview.ts';
import { NoticeService } from './notice-service.ts';
import { Releases } from './releases.ts';

const lift = { widthPx: 1024, heightPx: 600, diagonalInches: 10.1, viewingDistanceMetres: 0.8, audio: false };

let hub: DeviceHub;

beforeEach(async () => {
  hub = await openDeviceHub();
});
afterEach(() => hub.close());

it('names each kind of glass that is really there, and the screen of it where most stands', async () => {
  await hub.addDevice({ spotIds: ['lobby'] });
  await hub.addDevice({ spotIds: ['hall'] });
  await hub.addDevice({ kind: 'elevator', profile: lift, spotIds: ['lift'] });
  const of = (number: number, placeId: string, change = {}) =>
    outNotice(number, {
      revisions: [
        signedRevision({
          noticeId: `notice${number}`,
          draft: { ...outageDraft, audience: [placeId] },
          ...change,
        }),
      ],
    });
  await hub.store.notices.add(of(1, 'site1'));
  await hub.store.notices.add(of(2, 'b5'));
  // Over before the draft begins, or not yet out: not in its loop.
  await hub.store.notices.add(of(3, 'b5', { visibleTo: '2026-11-21T00:30:00.001Z' }));
  const later = { ...outageDraft, window: { from: '2026-11-22T00:00:00.000Z', to: null } };
  const { screens, beside } = await previewDraft(hub, later, null, 'zh-CN');
  expect(
    screens.map(({ kind, count, where, besideIds }) => [kind, count, where['zh-CN'], besideIds]),
  ).toEqual([
    ['lcd', 2, '5栋 大堂', ['notice1', 'notice2']],
    ['elevator', 1, '3栋 1单元 电梯', ['notice1']],
  ]);
  expect(beside.map(({ id }) => id).sort()).toEqual(['notice1', 'notice2']);
  // A notice is not beside the draft that changes it.
  const changed = await previewDraft(hub, later, 'notice2', 'zh-CN');
  expect(changed.beside.map(({ id }) => id)).toEqual(['notice1']);
});

it('finds what no glass of the audience can hold, and lets nobody submit it past the dashboard (R10)', async () => {
  await hub.addDevice({ spotIds: ['lobby'] });
  const long: Draft = {
    templateId: 'general',
    fields: {
      title: { 'zh-CN': '物业费公示' },
      shortTitle: { 'zh-CN': '物业费' },
      keyPoint: { 'zh-CN': '请看全文' },
      body: { 'zh-CN': '收支明细\n'.repeat(80).trim() },
    },
    audience: ['site1'],
    window: { from: null, to: '2026-11-25T00:00:00.000Z' },
    priority: 'normal',
  };
  const { problems } = await previewDraft(hub, long, null, 'zh-CN');
  expect(problems).toMatchObject([{ field: 'glass', code: 'notice.too_long_for_glass' }]);
  expect(problems[0]?.message).toMatch(/1080×1920.*至少要 \d+ 页，最多 3 页/);
  const notices = new NoticeService({
    ...hub,
    trustedClock: hub.clock,
    random: { id: () => 'made1', bytes: (length) => new Uint8Array(length) },
    events: { emit: () => undefined },
    releases: new Releases(),
  });
  const { id } = await notices.create(editor, long);
  await expect(notices.submit(editor, id, 1)).rejects.toThrow('notice.too_long_for_glass');
});

it('says what blocks and what is only pointed out, and takes nothing that blocks past the dashboard (R36)', async () => {
  const draft = (body: string): Draft => ({
    templateId: 'general',
    fields: {
      title: { 'zh-CN': '电梯维保' },
      shortTitle: { 'zh-CN': '电梯维保' },
      keyPoint: { 'zh-CN': '请走楼梯' },
      body: { 'zh-CN': body },
    },
    audience: ['site1'],
    window: { from: null, to: '2026-11-25T00:00:00.000Z' },
    priority: 'normal',
  });
  const { problems } = await previewDraft(hub, draft('届时联系 13912345678'), null, 'zh-CN');
  expect(problems.map(({ field, code, severity, span }) => [field, code, severity, span?.words])).toEqual([
    ['body', 'lint.phone_number', 'block', '13912345678'],
    ['body', 'lint.jargon', 'warn', '届时'],
  ]);
  const notices = new NoticeService({
    ...hub,
    trustedClock: hub.clock,
    random: { id: () => `made${(made += 1)}`, bytes: (length) => new Uint8Array(length) },
    events: { emit: () => undefined },
    releases: new Releases(),
  });
  let made = 0;
  const blocked = await notices.create(editor, draft('届时联系 13912345678'));
  await expect(notices.submit(editor, blocked.id, 1)).rejects.toThrow('lint.phone_number');
  const warned = await notices.create(editor, draft('届时请走楼梯'));
  expect((await notices.submit(editor, warned.id, 1)).revisions.at(-1)?.state).toBe('in-review');
});
