import { afterEach, beforeEach, expect, test } from 'vitest';
import { LouyuError } from '@louyu/contract/errors';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import { sha256, systemRandom } from '../system/node-ports.ts';
import type { Actor } from '../core/ports.ts';
import { sharedLink } from '../core/shares/shared-code.ts';
import { ShareService } from '../core/shares/share-service.ts';
import { openDeviceHub, outNotice, type DeviceHub } from '../../../tests/support/device-hub.ts';
import { editor, noticeRecord, revisionRecord } from '../../../tests/support/notice-records.ts';

let hub: DeviceHub;
let shares: ShareService;

beforeEach(async () => {
  hub = await openDeviceHub();
  shares = new ShareService({
    store: hub.store,
    clock: hub.clock,
    random: systemRandom,
    digest: sha256,
    live: { emit: (change) => void hub.changes.push(change) },
    publicUrl: 'http://192.0.2.10:8080',
  });
  await hub.store.notices.add(outNotice(312));
});
afterEach(() => hub.close());

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => error instanceof LouyuError && error.code,
  );

test('text, link and QR lead to the residents’ page that counts for no screen', async () => {
  const share = await shares.share('notice312');
  const link = encodeScreenLink(sharedLink('site1', 312, sha256));
  expect(share.qr).toBe(`HTTP://192.0.2.10:8080/Q/${link}`);
  expect(share.groupText['zh-CN']).toContain(`http://192.0.2.10:8080/q/${link}`);
  expect([share.revision, share.state, share.channels, share.marks]).toEqual([1, 'live', [], []]);
});

test('a tick says channel, who and when, is audited, and is taken back by one', async () => {
  const group = await shares.addChannel(editor, { name: '业主1群', kind: 'group' });
  const board = await shares.addChannel(editor, { name: '3栋公告栏', kind: 'board' });
  await shares.mark(editor, 'notice312', { channelId: group.id, revision: 1 });
  hub.clock.pass(60_000);
  const marked = await shares.mark(editor, 'notice312', { channelId: board.id, revision: 1 });
  expect(marked.marks.map(({ channel, revision, by }) => [channel.name, revision, by.id])).toEqual([
    ['3栋公告栏', 1, editor.id],
    ['业主1群', 1, editor.id],
  ]);
  expect(await shares.mark(editor, 'notice312', { channelId: board.id, revision: 1 })).toEqual(marked);
  const left = await shares.unmark(editor, 'notice312', marked.marks[0]?.id ?? '');
  expect(left.marks.map(({ channel }) => channel.name)).toEqual(['业主1群']);
  const { entries } = await hub.store.auditTrail.page({}, null, 10);
  expect(entries.map(({ action }) => action)).toEqual([
    'notice.unshared',
    'notice.shared',
    'notice.shared',
    'share-channel.added',
    'share-channel.added',
  ]);
  expect(hub.changes).toContainEqual({ resource: 'share', id: 'notice312' });
});

test('what was ticked keeps its channel when that leaves the list', async () => {
  const group = await shares.addChannel(editor, { name: '业主1群', kind: 'group' });
  await shares.mark(editor, 'notice312', { channelId: group.id, revision: 1 });
  await shares.renameChannel(editor, group.id, '业主一群');
  await shares.removeChannel(editor, group.id);
  const { channels, marks } = await shares.share('notice312');
  expect(channels).toEqual([]);
  expect(marks.map(({ channel }) => channel.name)).toEqual(['业主一群']);
  expect(await code(shares.mark(editor, 'notice312', { channelId: group.id, revision: 1 }))).toBe(
    'share.channel_not_found',
  );
});

test('two channels have two names, also after a rename', async () => {
  const request = { name: '业主1群', kind: 'group' } as const;
  const group = await shares.addChannel(editor, request);
  expect(await code(shares.addChannel(editor, request))).toBe('share.channel_taken');
  const other = await shares.addChannel(editor, { ...request, name: '业主2群' });
  expect(await code(shares.renameChannel(editor, other.id, '业主1群'))).toBe('share.channel_taken');
  expect(await code(shares.renameChannel(editor, group.id, '业主1群'))).toBe('done');
});

test('nothing is shared before it is out, of a revision that is not, or by who does not answer for its places', async () => {
  await hub.store.notices.add(
    noticeRecord([revisionRecord({ noticeId: 'draft' })], { id: 'draft', number: 1 }),
  );
  expect(await code(shares.share('draft'))).toBe('share.not_out');
  expect(await code(shares.share('nothing'))).toBe('notice.not_found');
  const { id: channelId } = await shares.addChannel(editor, { name: '业主1群', kind: 'group' });
  expect(await code(shares.mark(editor, 'notice312', { channelId, revision: 2 }))).toBe(
    'notice.stale_revision',
  );
  const elsewhere: Actor = { ...editor, scope: ['b5'] };
  expect(await code(shares.mark(elsewhere, 'notice312', { channelId, revision: 1 }))).toBe(
    'auth.out_of_scope',
  );
});

test('a recalled notice is taken back in the groups', async () => {
  const notice = outNotice(313);
  await hub.store.notices.add({ ...notice, recalledAt: hub.clock.now(), recalledBy: 'a', recallReason: 'b' });
  const { groupText, state } = await shares.share('notice313');
  expect([state, groupText['zh-CN'].startsWith('【撤回】')]).toEqual(['recalled', true]);
});
