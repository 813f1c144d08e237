import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TemplateDocument } from '@louyu/contract/api/templates';
import { openDeviceHub, type DeviceHub } from '../../../../tests/support/device-hub.ts';
import { approver, editor, outageDraft } from '../../../../tests/support/notice-records.ts';
import { ownTemplate } from '../../../../tests/support/own-template.ts';
import { ClockWatch } from '../clock-watch.ts';
import type { Actor } from '../ports.ts';
import { previewDraft } from './draft-preview.ts';
import { newestRevision } from './lifecycle.ts';
import { NoticeService } from './notice-service.ts';
import { Releases } from './releases.ts';
import { TemplateDesk } from './template-desk.ts';
import { offeredTemplates } from './template-versions.ts';
import { documentOf } from './template.ts';
import { waterOutage } from './templates/water-outage.ts';

const water = documentOf(waterOutage);
const manager: Actor = { id: 'manager1', name: '经理', roles: ['approver'] };
const guard: Actor = { ...manager, id: 'guard1', scope: ['building1'] };

/** The water outage with another title, and one more thing to tick. */
const changed: TemplateDocument = {
  ...water,
  checklist: [...water.checklist, { 'zh-CN': '已通知居委会' }],
  wording: {
    ...water.wording,
    'zh-CN': { ...water.wording['zh-CN'], title: '停水：{start..restore}' },
  },
};
/** Without a field that drafts written before have filled. */
const shortened: TemplateDocument = {
  ...water,
  fields: water.fields.filter(({ key }) => key !== 'interim'),
  wording: {
    'zh-CN': { ...water.wording['zh-CN'], facts: water.wording['zh-CN'].facts.slice(0, 4) },
    en: { ...water.wording.en, facts: water.wording.en.facts.slice(0, 4) },
  },
};

let hub: DeviceHub;
let desk: TemplateDesk;
let notices: NoticeService;

beforeEach(async () => {
  hub = await openDeviceHub();
  let ids = 0;
  const random = { id: () => `made${(ids += 1)}`, bytes: (length: number) => new Uint8Array(length) };
  const events = { emit: (change: DeviceHub['changes'][number]) => void hub.changes.push(change) };
  desk = new TemplateDesk({ ...hub, random, events });
  const clockWatch = new ClockWatch(hub.clock, null);
  notices = new NoticeService({
    ...hub,
    clock: clockWatch.lived,
    trustedClock: clockWatch.trusted,
    random,
    events,
    releases: new Releases(),
  });
});
afterEach(() => hub.close());

async function titleOf(id: string): Promise<string | undefined> {
  const notice = await hub.store.notices.byId(id);
  return notice && newestRevision(notice).content?.['zh-CN'].title;
}

async function audited(): Promise<string[]> {
  const { entries } = await hub.store.auditTrail.page({}, null, 10);
  return entries.map(({ action, subject }) => `${action} ${subject}`);
}

describe('a template that staff change', () => {
  it('is offered as it stands now, and is audited', async () => {
    const saved = await desk.save(manager, 'water-outage', 0, changed);
    expect(saved).toMatchObject({ id: 'water-outage', version: 1, delivered: true, disabled: false });
    const offered = (await offeredTemplates(hub.store)).find(({ id }) => id === 'water-outage');
    expect(offered?.wording['zh-CN'].title).toBe('停水：{start..restore}');
    expect(await audited()).toContain('template.changed template:water-outage');
    expect(hub.changes).toContainEqual({ resource: 'template', id: null });
    // The same again is no other version.
    expect((await desk.save(manager, 'water-outage', 1, changed)).version).toBe(1);
  });

  it('goes back to the delivered wording', async () => {
    await desk.save(manager, 'water-outage', 0, changed);
    expect(await desk.reset(manager, 'water-outage', 1)).toMatchObject({ version: 0, document: water });
    expect((await desk.save(manager, 'water-outage', 0, shortened)).version).toBe(2);
  });

  it('is changed by one person at a time, for the whole site, and only when it is right', async () => {
    await desk.save(manager, 'water-outage', 0, changed);
    await expect(desk.save(manager, 'water-outage', 0, shortened)).rejects.toThrow('template.changed');
    await expect(desk.save(guard, 'water-outage', 1, shortened)).rejects.toThrow('auth.out_of_scope');
    await expect(desk.save(manager, 'water-outage', 1, { ...water, checklist: [] })).rejects.toThrow(
      'template.words_missing',
    );
    await expect(desk.save(manager, 'own-nothing', 0, changed)).rejects.toThrow('template.not_found');
  });

  it('that is switched off is not offered and begins no notice; those begun go on', async () => {
    const { id } = await notices.create(editor, outageDraft);
    await desk.turn(manager, 'water-outage', true);
    expect((await offeredTemplates(hub.store)).map((template) => template.id)).not.toContain('water-outage');
    await expect(notices.create(editor, outageDraft)).rejects.toThrow('template.disabled');
    await notices.submit(editor, id, 1);
    expect((await desk.list()).find((each) => each.id === 'water-outage')?.disabled).toBe(true);
  });
});

describe('a template of the office', () => {
  it('is written, offered after the delivered ones, and has no delivered wording', async () => {
    const { id, version } = await desk.add(manager, ownTemplate);
    expect((await offeredTemplates(hub.store)).at(-1)).toMatchObject({ id, name: ownTemplate.name });
    await expect(desk.reset(manager, id, version)).rejects.toThrow('template.not_delivered');
    const draft = {
      ...outageDraft,
      templateId: id,
      fields: {
        why: { 'zh-CN': '地面划线' },
        where: { 'zh-CN': '地下车库' },
        end: { at: '2026-11-22T10:00:00.000Z' },
      },
    };
    const notice = await notices.create(editor, draft);
    await notices.submit(editor, notice.id, 1);
    expect(await titleOf(notice.id)).toBe('请在 11月22日 18:00 前挪车');
  });
});

describe('a notice keeps the writing of its template that it was begun with', () => {
  it('while it is edited, submitted and signed', async () => {
    const { id } = await notices.create(editor, outageDraft);
    await desk.save(manager, 'water-outage', 0, changed);
    const { revisions } = await notices.edit(editor, id, { revision: 1, edit: 1 }, outageDraft);
    expect(revisions.at(-1)?.template).toEqual(waterOutage);
    await notices.submit(editor, id, 1);
    expect(await titleOf(id)).toBe('11月22日 周日 9:00–18:00 停水');
    // Three boxes stood on the approver's page; the fourth came with a later writing.
    await notices.sign(approver, id, 1, [true, true, true]);
    const fresh = await notices.create(editor, outageDraft);
    expect(newestRevision(fresh).draft.templateVersion).toBe(1);
    await notices.submit(editor, fresh.id, 1);
    expect(await titleOf(fresh.id)).toBe('停水：11月22日 周日 9:00–18:00');
    await expect(notices.sign(approver, fresh.id, 1, [true, true, true])).rejects.toThrow(
      'notice.checklist_open',
    );
  });

  it('when a field is taken out of it, and may be moved to the new one', async () => {
    await desk.save(manager, 'water-outage', 0, changed);
    const { id } = await notices.create(editor, outageDraft);
    await desk.save(manager, 'water-outage', 1, shortened);
    const preview = await previewDraft(hub, outageDraft, id, 'zh-CN');
    expect(preview.notice?.content['zh-CN'].facts).toHaveLength(5);
    await notices.edit(editor, id, { revision: 1, edit: 1 }, { ...outageDraft, templateVersion: 2 });
    await notices.submit(editor, id, 1);
    const notice = await hub.store.notices.byId(id);
    expect(notice && newestRevision(notice).content?.['zh-CN'].facts).toHaveLength(4);
  });

  it('also where its page was opened before the change', async () => {
    await desk.save(manager, 'water-outage', 0, changed);
    const { id } = await notices.create(editor, { ...outageDraft, templateVersion: 0 });
    await notices.submit(editor, id, 1);
    expect(await titleOf(id)).toBe('11月22日 周日 9:00–18:00 停水');
    await expect(notices.create(editor, { ...outageDraft, templateVersion: 9 })).rejects.toThrow(
      'template.not_found',
    );
  });
});

describe('the check', () => {
  it('shows the example as glass would, and what is wrong in words', async () => {
    const check = await desk.check({ ...changed, checklist: [] }, 'zh-CN');
    expect(check.faults).toEqual([
      { path: 'checklist', code: 'template.words_missing', message: '这里还没有写，请补上。' },
    ]);
    expect(check.notice?.content['zh-CN'].title).toMatch(/^停水：\d+月\d+日/u);
    expect(check.lengths).toContainEqual({
      language: 'zh-CN',
      part: 'shortTitle',
      chars: expect.any(Number) as number,
      longestChars: 8,
      maxChars: 10,
    });
  });

  it('shows nothing while there is nothing to show', async () => {
    const silent = { title: '', shortTitle: '', keyPoint: '', facts: [], body: '' };
    const check = await desk.check({ ...water, wording: { 'zh-CN': silent, en: silent } }, 'en');
    expect(check.notice).toBeNull();
    expect(check.faults[0]?.message).toBe('Nothing is written here yet. Please fill it in.');
  });
});
