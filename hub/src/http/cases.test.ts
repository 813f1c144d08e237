import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseFiguresSchema } from '@louyu/contract/api/case-policy';
import { caseHandlerListSchema, casePageSchema, type CaseActionRequest } from '@louyu/contract/api/cases';
import { errorBodySchema } from '@louyu/contract/api/overview';
import { caseAlertSource } from '../core/cases/conditions.ts';
import { clerk, fitter, openCaseHub, type CaseHub } from '../../../tests/support/case-hub.ts';
import { admin, outNotice } from '../../../tests/support/device-hub.ts';

let desk: CaseHub;

beforeEach(async () => {
  desk = await openCaseHub();
});
afterEach(() => desk.close());

const minuteMs = 60_000;
const dayMs = 86_400_000;

async function page(query = '') {
  return v.parse(casePageSchema, await (await desk.ask('GET', `/api/cases${query}`)).json());
}
async function codeOf(response: Response): Promise<string> {
  return v.parse(errorBodySchema, await response.json()).error.code;
}
const alerts = () => caseAlertSource({ store: desk.hub.store, clock: desk.hub.clock }).current();

describe('a case on its way', () => {
  test('goes from hand to hand, and closes with a word to the resident only', async () => {
    const { code } = await desk.submit();
    const id = await desk.idOf(code);
    expect((await desk.view(id)).may).toEqual(
      expect.arrayContaining(['accept', 'assign', 'reply', 'ask', 'close', 'note', 'remind', 'escalate']),
    );
    const steps: [CaseActionRequest, string][] = [
      [{ action: 'accept' }, 'assigned'],
      [{ action: 'assign', team: 'repair', staffId: fitter.id, note: '带梯子' }, 'assigned'],
      [{ action: 'start' }, 'working'],
      [{ action: 'ask', text: '几楼？' }, 'asking'],
    ];
    for (const [request, state] of steps) {
      expect((await desk.act(clerk, id, request)).ok).toBe(true);
      expect((await desk.view(id)).state).toBe(state);
    }
    const wordless = await desk.act(clerk, id, { action: 'close', text: '' });
    expect(await codeOf(wordless)).toBe('case.reply_missing');
    expect(await codeOf(await desk.act(clerk, id, { action: 'finish', text: 'x' }))).toBe('case.wrong_state');
    await desk.act(clerk, id, { action: 'close', text: '已更换灯管' });
    const closed = await desk.view(id);
    expect(closed).toMatchObject({ state: 'closed', overdue: false, next: null });
    expect(closed.events.map(({ kind }) => kind)).toEqual([
      ...['submitted', 'accepted', 'assigned', 'started', 'asked', 'closed'],
    ]);
    expect(await codeOf(await desk.act(clerk, id, { action: 'accept' }))).toBe('case.wrong_state');
    const audit = await desk.hub.db.selectFrom('audit').selectAll().execute();
    expect(JSON.stringify(audit)).not.toMatch(/更换|带梯子|大堂的灯/);
  });

  test('praise is answered and not put off', async () => {
    const { code } = await desk.submit({ kind: 'praise', category: 'other' });
    const { may, team } = await desk.view(await desk.idOf(code));
    expect(team).toBe('office');
    expect(may).toContain('close');
    for (const action of ['start', 'defer', 'finish', 'ask']) expect(may).not.toContain(action);
  });

  test('is theirs who are in its team, and nobody else’s but the office’s; admins read', async () => {
    const [light, fee] = [await desk.submit(), await desk.submit({ kind: 'question', category: 'fee' })];
    const [lightId, feeId] = [await desk.idOf(light.code), await desk.idOf(fee.code)];
    await desk.setPolicy({ members: [{ staffId: fitter.id, team: 'repair' }] });
    const one = await desk.hub.store.staff.byId(clerk.id);
    if (one === undefined) throw new Error('no clerk');
    await desk.hub.store.staff.add({ ...one, id: 'editor1', login: 'editor1', roles: ['editor'] });
    await desk.hub.store.staff.add({ ...one, id: 'left1', login: 'left1', disabledAt: one.createdAt });
    desk.hub.actor = fitter;
    expect(v.parse(caseHandlerListSchema, await (await desk.ask('GET', '/api/cases/people')).json())).toEqual(
      [
        { id: clerk.id, name: clerk.name, teams: ['cleaning', 'security', 'office'] },
        { id: fitter.id, name: fitter.name, teams: ['repair'] },
      ],
    );
    expect((await page()).cases.map(({ id }) => id)).toEqual([lightId]);
    expect(await codeOf(await desk.ask('GET', `/api/cases/${feeId}`))).toBe('case.not_found');
    expect((await desk.act(fitter, lightId, { action: 'accept' })).status).toBe(200);
    expect(await codeOf(await desk.act(fitter, lightId, { action: 'remind', text: '' }))).toBe(
      'case.wrong_state',
    );
    const wrong = { action: 'assign', team: 'office', staffId: fitter.id, note: '' } as const;
    expect(await codeOf(await desk.act(clerk, lightId, wrong))).toBe('case.not_in_team');
    desk.hub.actor = admin;
    expect((await page()).total).toBe(2);
    expect((await desk.act(admin, lightId, { action: 'note', text: 'x' })).status).toBe(403);
  });
});

describe('the list', () => {
  test('is in the order of deadlines, and finds by state, words, number, place, mine and lateness', async () => {
    const first = await desk.submit({ text: '灯坏了' });
    desk.hub.clock.pass(minuteMs);
    const second = await desk.submit(
      { kind: 'question', category: 'fee', text: '停车费怎么算' },
      { place: 'hall' },
    );
    const [firstId, secondId] = [await desk.idOf(first.code), await desk.idOf(second.code)];
    desk.hub.actor = clerk;
    expect((await page()).cases.map(({ id }) => id)).toEqual([firstId, secondId]);
    await desk.act(clerk, firstId, { action: 'accept' });
    expect((await page()).cases.map(({ id }) => id)).toEqual([secondId, firstId]);
    const found = async (query: string) => (await page(query)).cases.map(({ id }) => id);
    expect(await found('?state=assigned')).toEqual([firstId]);
    expect(await found('?mine=1')).toEqual([firstId]);
    expect(await found('?q=%E5%81%9C%E8%BD%A6')).toEqual([secondId]);
    expect(await found('?q=0002')).toEqual([secondId]);
    expect(await found('?place=b3')).toEqual([firstId]);
    expect(await found('?team=office')).toEqual([secondId]);
    expect(await found('?kind=repair')).toEqual([firstId]);
    desk.hub.clock.pass(10 * minuteMs);
    expect(await found('?overdue=1')).toEqual([secondId]);
    expect((await page()).counts).toEqual({ open: 2, overdue: 1, mine: 1, held: 0 });
    for (const query of [
      '?state=gone',
      '?kind=gone',
      '?limit=0',
      '?mine=2',
      '?place=%00',
      '?notice=%00',
      '?offset=-1',
    ])
      expect(await codeOf(await desk.ask('GET', `/api/cases${query}`)), query).toBe('request.invalid');
  });

  test('shows what followed a notice, and a case what hung there (R31)', async () => {
    const [signed] = outNotice(312).revisions;
    const english = {
      title: 'Water off',
      shortTitle: 'Water off',
      keyPoint: 'Store water',
      facts: [],
      body: '',
    };
    const content = signed?.content ?? null;
    const both = content === null ? null : { ...content, en: english };
    const revisions = signed === undefined ? [] : [{ ...signed, content: both }];
    await desk.hub.publish('b3', [outNotice(312, { revisions })]);
    const { code } = await desk.submit();
    const id = await desk.idOf(code);
    expect((await desk.view(id)).beside).toMatchObject([{ number: 312, title: '停水' }]);
    const inEnglish = { headers: { 'accept-language': 'en' } };
    expect(await (await desk.hub.app.request(`/api/cases/${id}`, inEnglish)).json()).toMatchObject({
      beside: [{ title: 'Water off' }],
    });
    desk.hub.actor = clerk;
    expect((await page('?notice=notice312')).total).toBe(1);
    desk.hub.clock.pass(20 * dayMs);
    await desk.submit({ kind: 'question', category: 'other', text: '后来' });
    expect((await page('?notice=notice312')).total).toBe(1);
  });
});

describe('代录', () => {
  test('keeps its source, has a code to read out, and is one case however often it is sent', async () => {
    const entered = await desk.enter({ contact: '王女士 13800138000' });
    expect(entered.case).toMatchObject({
      source: 'phone',
      enteredBy: clerk.name,
      number: 1,
      hasContact: true,
    });
    expect(entered.trackingCode).toMatch(/^\w{4}-\w{4}-\w{3}$/);
    expect((await desk.enter({ contact: '王女士 13800138000' })).case.id).toBe(entered.case.id);
    const other = { key: 'k'.repeat(16), source: 'paper', kind: 'praise', category: 'other' };
    const body = { ...other, placeId: 'lobby', where: '', text: '谢谢', contact: '' };
    expect(await codeOf(await desk.ask('POST', '/api/cases', body))).toBe('case.form_used');
    const looked = await desk.ask('POST', `/api/cases/${entered.case.id}/contact`);
    expect(await looked.json()).toEqual({ contact: '王女士 13800138000' });
    const audit = await desk.hub.db.selectFrom('audit').select('action').execute();
    expect(audit.map(({ action }) => action)).toContain('case.contact_seen');
  });
});

describe('who is called', () => {
  test('the team at once, the manager when nobody took it in five minutes, and nobody in the night', async () => {
    const { code } = await desk.submit();
    const id = await desk.idOf(code);
    await desk.setPolicy({ members: [{ staffId: fitter.id, team: 'repair' }] });
    const [call] = await alerts();
    expect(call).toMatchObject({
      kind: 'case',
      path: `/cases/${id}`,
      roles: ['service'],
      except: [clerk.id],
    });
    expect(call?.text['zh-CN']).toBe('报修待受理：灯不亮，3栋 1单元 大堂（工单号 0001）');
    desk.hub.clock.pass(6 * minuteMs);
    expect((await alerts()).map(({ kind }) => kind)).toEqual(['case', 'deadline']);
    await desk.act(fitter, id, { action: 'accept' });
    expect(await alerts()).toEqual([]);
    await desk.act(clerk, id, { action: 'remind', text: '' });
    expect(await desk.view(id)).toMatchObject({ reminded: true, escalated: false });
    expect((await alerts()).map(({ kind, except }) => [kind, except])).toEqual([['case', [clerk.id]]]);
    await desk.act(clerk, id, { action: 'escalate', text: '' });
    expect((await alerts()).map(({ kind }) => kind)).toEqual(['case', 'deadline']);
    await desk.act(fitter, id, { action: 'reply', text: '在路上' });
    expect(await alerts()).toEqual([]);
    desk.hub.clock.pass(12 * 60 * minuteMs);
    await desk.submit({ kind: 'question', category: 'fee' });
    expect(await alerts()).toEqual([]);
    desk.hub.clock.pass(12 * 60 * minuteMs);
    expect((await alerts()).length).toBeGreaterThan(0);
  });
});

describe('figures and time', () => {
  test('count what was promised and kept, and what residents said of it', async () => {
    const [kept, late] = [await desk.submit(), await desk.submit({ kind: 'complaint', category: 'noise' })];
    const [keptId, lateId] = [await desk.idOf(kept.code), await desk.idOf(late.code)];
    await desk.act(clerk, keptId, { action: 'close', text: '修好了' });
    desk.hub.clock.pass(10 * minuteMs);
    await desk.act(clerk, lateId, { action: 'accept' });
    const figures = v.parse(
      caseFiguresSchema,
      await (await desk.ask('GET', '/api/cases/figures?from=2026-11-21&to=2026-11-21')).json(),
    );
    expect(figures).toMatchObject({ total: 2, open: 1, closed: 1, solvedThisWeek: 1, unanswered: 0 });
    expect(figures.targets).toEqual([
      { target: 'receipt', met: 1, missed: 1, percent: 50 },
      { target: 'reply', met: 1, missed: 0, percent: 100 },
      { target: 'solution', met: 1, missed: 0, percent: 100 },
    ]);
    expect(await codeOf(await desk.ask('GET', '/api/cases/figures?from=2026-11-21'))).toBe('request.invalid');
  });

  test('the contact goes 30 days after the end, photos and phones in their time, reported and after any restart', async () => {
    const { code } = await desk.submit({ contact: '13800138000' });
    const id = await desk.idOf(code);
    await desk.act(clerk, id, { action: 'finish', text: '修好了' });
    desk.hub.clock.pass(8 * dayMs);
    await desk.cases.retention.run();
    expect(await desk.view(id)).toMatchObject({ state: 'closed', hasContact: true });
    desk.hub.clock.pass(29 * dayMs);
    await desk.cases.retention.run();
    expect((await desk.view(id)).hasContact).toBe(true);
    desk.hub.clock.pass(2 * dayMs);
    await desk.cases.retention.run();
    await desk.cases.retention.run();
    expect((await desk.view(id)).hasContact).toBe(false);
    desk.hub.clock.pass(60 * dayMs);
    await desk.cases.retention.run();
    const [record] = await desk.hub.db.selectFrom('case_record').selectAll().execute();
    expect(record).toMatchObject({ contact: null, phone_hash: null });
    const wiped = await desk.hub.store.cases.wiped();
    expect(wiped).toMatchObject({ contacts: 1, photos: 0, phones: 1 });
    const audit = await desk.hub.db.selectFrom('audit').selectAll().execute();
    expect(audit.filter(({ action }) => action === 'case.data_wiped')).toHaveLength(2);
  });

  test('after all of it the database holds no address and no contact where none belongs', async () => {
    const { code } = await desk.submit({ contact: '138-0013-8000' });
    await desk.enter({ contact: '13900139000' });
    const file = desk.wholeDatabase();
    for (const secret of ['13800138000', '138-0013-8000', '13900139000', code, '127.0.0.1', '::1'])
      expect(file.includes(secret), secret).toBe(false);
  });
});
