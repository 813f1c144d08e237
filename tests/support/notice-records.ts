import type { Draft } from '@louyu/contract/api/notices';
import type { Actor } from '../../hub/src/core/ports.ts';
import type { NoticeRecord, RevisionRecord } from '../../hub/src/core/notices/notice-store.ts';
import { newRevision } from '../../hub/src/core/notices/revisions.ts';
import { waterOutage } from '../../hub/src/core/notices/templates/water-outage.ts';

/** Asks for the newest notices, whatever they are. */
export const wholeArchive = {
  text: null,
  states: null,
  category: null,
  placeIds: null,
  from: null,
  to: null,
  limit: 50,
  before: null,
} as const;

export const editor: Actor = { id: 'editor1', name: '客服 小周', roles: ['editor'] };
export const approver: Actor = { id: 'approver1', name: '经理 王敏', roles: ['approver'] };
export const both: Actor = { id: 'both1', name: '主任 李强', roles: ['editor', 'approver'] };

/** A complete water outage on 22 November 2026, 9:00–18:00 in Shanghai. */
export const outageDraft: Draft = {
  templateId: 'water-outage',
  fields: {
    reason: { 'zh-CN': '管道检修', en: 'Pipe maintenance' },
    area: { 'zh-CN': '3栋 1、2 单元', en: 'Building 3, units 1 and 2' },
    start: { at: '2026-11-22T01:00:00.000Z' },
    restore: { at: '2026-11-22T10:00:00.000Z' },
    interim: { 'zh-CN': '南门岗亭旁有取水点', en: 'Water point beside the south gate booth' },
  },
  audience: ['site1'],
  window: { from: null, to: null },
  priority: 'normal',
};

/** A first revision in draft; `change` says what differs. */
export function revisionRecord(change: Partial<RevisionRecord> = {}): RevisionRecord {
  const words = { draft: outageDraft, template: waterOutage };
  return { ...newRevision('notice1', 1, words, [editor.id], '2026-11-21T00:00:00.000Z'), ...change };
}

/** A revision that was signed at 08:00 and is visible from then to 22 November 18:00 in Shanghai. */
export function signedRevision(change: Partial<RevisionRecord> = {}): RevisionRecord {
  return revisionRecord({
    state: 'signed',
    content: {
      'zh-CN': { title: '停水', shortTitle: '停水', keyPoint: '请提前储水', facts: [], body: '' },
    },
    submittedAt: '2026-11-21T00:00:00.000Z',
    signedBy: approver.id,
    signedAt: '2026-11-21T00:00:00.000Z',
    goesOutAt: '2026-11-21T00:00:15.000Z',
    visibleFrom: '2026-11-21T00:00:00.000Z',
    visibleTo: '2026-11-22T10:00:00.000Z',
    ...change,
  });
}

export function noticeRecord(
  revisions: readonly RevisionRecord[],
  change: Partial<NoticeRecord> = {},
): NoticeRecord {
  return {
    id: 'notice1',
    siteId: 'site1',
    number: 312,
    templateId: 'water-outage',
    category: 'water',
    title: '停水',
    createdBy: editor.id,
    createdAt: '2026-11-21T00:00:00.000Z',
    updatedAt: '2026-11-21T00:00:00.000Z',
    recalledAt: null,
    recalledBy: null,
    recallReason: null,
    superseded: null,
    revisions,
    ...change,
  };
}
