import { expect, test } from 'vitest';
import { groupText, paperOf, type GroupTextInput } from './group-text.ts';
import { renderContent } from '../notices/render.ts';
import { waterOutage } from '../notices/templates/water-outage.ts';
import { outageDraft } from '../../../../tests/support/notice-records.ts';

const content = renderContent(waterOutage, outageDraft.fields, 'Asia/Shanghai');
if (content === null) throw new Error('the outage lacks something');

const input: GroupTextInput = {
  content,
  category: 'water',
  kind: { 'zh-CN': '停水通知', en: 'Water outage' },
  number: 312,
  revision: 1,
  signedAt: '2026-11-21T00:00:00.000Z',
  isRecalled: false,
  url: 'http://192.0.2.10:8080/q/00009R0123456789',
  site: {
    id: 'site1',
    name: { 'zh-CN': '瑞安苑' },
    office: { 'zh-CN': '瑞安苑物业服务中心', en: 'Ruian Gardens property office' },
    hotline: '021-5555 0123',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
  },
};

test('is what people post: kind, times, facts, who and when, number, link, hotline', () => {
  expect(groupText(input)['zh-CN'].split('\n')).toEqual([
    '【停水通知】11月22日 周日 9:00–18:00 停水',
    '原因：管道检修',
    '范围：3栋 1、2 单元',
    '停水：11月22日 周日 9:00',
    '恢复：预计 11月22日 周日 18:00',
    '用水：南门岗亭旁有取水点',
    '',
    '瑞安苑物业服务中心 11月21日 · 编号 0312',
    '看详情、点“我已知晓”：http://192.0.2.10:8080/q/00009R0123456789',
    '24小时值班电话：021-5555 0123',
  ]);
});

test('is there in English where the notice is, and only there', () => {
  expect(groupText(input).en).toContain('[Water outage] Water off');
  expect(groupText({ ...input, content: { 'zh-CN': content['zh-CN'] } }).en).toBeUndefined();
});

test('says which revision it is from the second on', () => {
  expect(groupText({ ...input, revision: 2 })['zh-CN']).toMatch(/^【停水通知·第2版】/);
});

test('without facts it says the key point and the text, and without a kind the category', () => {
  const plain = { ...content['zh-CN'], facts: [], keyPoint: '请提前储水', body: '第一段。\n\n第二段。' };
  const text = groupText({ ...input, kind: undefined, content: { 'zh-CN': plain } })['zh-CN'];
  expect(text.split('\n').slice(0, 5)).toEqual([
    '【供水通知】11月22日 周日 9:00–18:00 停水',
    '请提前储水',
    '第一段。',
    '第二段。',
    '',
  ]);
});

test('a draft has neither number nor link, an office without a hotline no line for it', () => {
  const text = groupText({ ...input, number: null, url: null, site: { ...input.site, hotline: '' } })[
    'zh-CN'
  ];
  expect(text.endsWith('\n\n瑞安苑物业服务中心 11月21日')).toBe(true);
});

test('what was recalled is taken back in the groups too', () => {
  const lines = groupText({ ...input, isRecalled: true })['zh-CN'].split('\n');
  expect(lines[0]).toBe('【撤回】停水通知（编号 0312）');
  expect(lines[1]).toContain('请不要再转发');
  expect(lines.join('')).not.toContain('http');
});

test('paper says the same around the notice', () => {
  const { 'zh-CN': chinese, en } = paperOf({ ...input, revision: 2 });
  expect(chinese).toMatchObject({
    kind: '停水通知',
    number: '编号 0312 · 第2版',
    issued: '11月21日 签发',
    hotline: '24小时值班电话：021-5555 0123',
  });
  expect(chinese.content).toBe(content['zh-CN']);
  expect(en?.number).toBe('No. 0312 · revision 2');
});
