import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '@louyu/contract/api/notices';
import type { LintCode } from '@louyu/contract/lint';
import { noticeRecord, outageDraft, signedRevision } from '../../../../../tests/support/notice-records.ts';
import { PlaceTree } from '../../places/place-tree.ts';
import { windowFor } from '../problems.ts';
import { renderContent } from '../render.ts';
import { templateById } from '../templates.ts';
import type { NoticeRecord } from '../notice-store.ts';
import type { Finding } from './finding.ts';
import { lintLimitDefaults } from './limits.ts';
import { lint } from './lint.ts';

/** A Saturday, 08:00 in Shanghai. */
const now = '2026-11-21T00:00:00.000Z';
const place = (id: string, parentId: string | null, kind: 'site' | 'building', name: string) =>
  ({ id, siteId: 'site1', parentId, kind, name: { 'zh-CN': name }, position: 0 }) as const;
const tree = new PlaceTree([
  place('site1', null, 'site', '瑞安苑'),
  place('b3', 'site1', 'building', '3栋'),
  place('b5', 'site1', 'building', '5栋'),
]);
const site = {
  office: { 'zh-CN': '瑞安苑物业服务中心' },
  hotline: '8800 1234 / 138-0013-8000',
  timeZone: 'Asia/Shanghai',
};

function general(zh: string, en?: string): Draft {
  return {
    templateId: 'general',
    fields: {
      title: { 'zh-CN': '小区公告' },
      shortTitle: { 'zh-CN': '公告' },
      keyPoint: { 'zh-CN': '请看正文' },
      body: en === undefined ? { 'zh-CN': zh } : { 'zh-CN': zh, en },
    },
    audience: ['site1'],
    window: { from: null, to: '2026-11-25T00:00:00.000Z' },
    priority: 'normal',
  };
}

function find(
  draft: Draft,
  others: readonly NoticeRecord[] = [],
  language: 'zh-CN' | 'en' = 'zh-CN',
): Finding[] {
  const template = templateById(draft.templateId);
  if (template === undefined) throw new TypeError(`no template ${draft.templateId}`);
  const content = renderContent(template, draft.fields, site.timeZone);
  const window = windowFor(draft, template, now);
  return lint({
    draft,
    template,
    content,
    windows: window === undefined ? [] : [window],
    tree,
    site,
    others,
    now,
    language,
    limits: lintLimitDefaults,
  });
}

const codes = (findings: readonly Finding[]) => [...new Set(findings.map(({ code }) => code))];
const words = (findings: readonly Finding[], code: LintCode) =>
  findings.filter((finding) => finding.code === code).map(({ span }) => span?.words);

describe.each<[LintCode, [text: string, found: string][], string[]]>([
  [
    'lint.variable_open',
    [
      ['定于×月20日停水', '×'],
      ['请XX栋住户注意', 'XX'],
      ['时间：____', '____'],
      ['【待填】前完成', '【待填】'],
    ],
    ['衣服尺码 XXL', '尺寸 20×30 厘米', '3×5 元', '【重要】请关窗', '请到X光室'],
  ],
  [
    'lint.phone_number',
    [
      ['联系张经理13912345678', '13912345678'],
      ['电话：139 1234 5678。', '139 1234 5678'],
      ['电话 +86-139-1234-5678', '+86-139-1234-5678'],
      ['电话１３９１２３４５６７８', '１３９１２３４５６７８'],
    ],
    [
      '值班电话 8800 1234',
      '值班手机 13800138000',
      '值班手机 138 0013 8000',
      '火警119，急救120',
      '编号 201391234567812',
      '139****5678',
    ],
  ],
  [
    'lint.id_number',
    [
      ['身份证11010519491231002X', '11010519491231002X'],
      ['证号 11010519491231002x，', '11010519491231002x'],
    ],
    ['证号110105194912310021', '编号 110105194913310024', '订单 2026112100000000011'],
  ],
  [
    'lint.bank_card',
    [
      ['请转到 4111111111111111', '4111111111111111'],
      ['卡号 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ],
    ['对公账户：4111 1111 1111 1111', '卡号 4111 1111 1111 1112', '证 11010519491231002X'],
  ],
  [
    'lint.name_with_door',
    [
      ['3栋1单元502室王小明，请来领快递', '3栋1单元502室王小明'],
      ['请 3-1-502 业主李芳 来前台', '3-1-502 业主李芳'],
      ['欧阳文忠（3栋502室）', '欧阳文忠（3栋502室'],
      ['502室：陈建国先生', '502室：陈建国'],
    ],
    [
      '3栋1单元502室漏水',
      '3栋1单元 施工',
      '502室 高空作业',
      '王师傅负责3栋1单元',
      '请3栋1单元502室业主联系值班室',
      '1栋101室 物业服务中心',
    ],
  ],
  [
    'lint.debtor',
    [
      ['3栋1单元502室欠费1200元', '3栋1单元502室'],
      ['欠费名单\n502室 1200元', '502室'],
      ['王小明欠费三个月', '王小明'],
      ['拖欠物业费的有3-1-502', '3-1-502'],
    ],
    [
      '欠费住户请到1栋101室缴费',
      '请于月底前缴清物业费',
      '欠费会产生违约金，请按时缴纳',
      '欠费请到前台办理，3栋检修照常',
      '502室漏水，已修好',
    ],
  ],
  [
    'lint.weekday_wrong',
    [
      ['11月22日周六停水', '11月22日周六'],
      ['11月22日（周六）', '11月22日（周六'],
      ['定于周日（11月21日）', '周日（11月21日'],
      ['2027年11月21日星期六', '2027年11月21日星期六'],
    ],
    [
      '11月21日周六',
      '周六 11月21日',
      '11月21日（星期六）9:00',
      '11月21日周六11月22日周日',
      '2027年11月21日星期天',
      '每周六、周日',
      '2月30日周一',
      '1月1日周五',
    ],
  ],
  [
    'lint.sentence_too_long',
    [['水'.repeat(61), '水'.repeat(61)]],
    ['水'.repeat(60), `${'水'.repeat(40)}。${'电'.repeat(40)}。`],
  ],
  [
    'lint.jargon',
    [
      ['兹定于明天停水', '兹'],
      ['届时请关闭阀门', '届时'],
      ['违者予以处理', '予以'],
      ['特此通知', '特此通知'],
      ['望周知', '望周知'],
    ],
    ['龟兹乐舞演出', '明天停水，请存水', '到时候请关阀门', '通知'],
  ],
  [
    'lint.sensitive_word',
    [
      ['楼下聚众赌博', '赌博'],
      ['色情小广告', '色情'],
    ],
    ['突发情况请拨打电话', '路口交通管制', '女装店开业', '窗口交费', '二十四口交换机', '接口交付', '大麻烦'],
  ],
])('%s', (code, must, mustNot) => {
  it.each(must)('fires on %s', (text, found) => {
    expect(words(find(general(text)), code)).toContain(found);
  });
  it.each(mustNot)('passes %s', (text) => {
    expect(words(find(general(text)), code)).toEqual([]);
  });
});

describe.each<[LintCode, string[], string[]]>([
  [
    'lint.weekday_wrong',
    ['On Sat 22 Nov', 'Sunday, November 21', '22 Nov (Saturday)'],
    ['Sat 21 Nov', 'Sunday, November 22', '21 Nov 2027 (Sunday)', 'every Sat in 22 Novels'],
  ],
  [
    'lint.debtor',
    ['Flat 502 is in arrears'],
    ['Payment is overdue? Come to room 101 office', 'Pay at the office'],
  ],
  ['lint.jargon', ['We hereby inform you', 'prior to work'], ['Before work', 'the prior tour']],
  ['lint.sensitive_word', ['a casino night'], ['Middlesex road', 'the assistant']],
  [
    'lint.sentence_too_long',
    [`${'word '.repeat(31)}.`],
    [`${'word '.repeat(30).trim()}.`, `${'word '.repeat(20)}. ${'word '.repeat(20)}.`],
  ],
])('%s in English', (code, must, mustNot) => {
  it.each(must)('fires on %s', (text) => {
    expect(codes(find(general('正文', text), [], 'en'))).toContain(code);
  });
  it.each(mustNot)('passes %s', (text) => {
    expect(codes(find(general('正文', text), [], 'en'))).not.toContain(code);
  });
});

it('says the right weekday in the language of the reader', () => {
  expect(find(general('11月22日周六'))[0]?.details).toMatchObject({ weekday: '周日' });
  expect(find(general('11月22日周六'), [], 'en')[0]?.details).toMatchObject({ weekday: 'Sunday' });
});

describe('a planned outage', () => {
  const from = (start: string, change: Partial<Draft> = {}) =>
    codes(find({ ...outageDraft, fields: { ...outageDraft.fields, start: { at: start } }, ...change }));

  it('warns under a day ahead of its start, and not from a day on', () => {
    expect(from('2026-11-21T23:59:59.999Z')).toEqual(['lint.short_notice']);
    expect(from('2026-11-22T00:00:00.000Z')).toEqual([]);
  });

  it('is none when it is urgent or has begun', () => {
    expect(from('2026-11-21T05:00:00.000Z', { priority: 'urgent' })).toEqual([]);
    expect(from('2026-11-20T23:00:00.000Z')).toEqual([]);
  });
});

/** Another notice that is signed for a place, of the given words. */
function standing(id: string, draft: Draft, change: Parameters<typeof signedRevision>[0] = {}): NoticeRecord {
  const template = templateById(draft.templateId);
  const content = template === undefined ? null : renderContent(template, draft.fields, site.timeZone);
  return noticeRecord([signedRevision({ noticeId: id, draft, content, ...change })], {
    id,
    templateId: draft.templateId,
  });
}

describe('another notice that says much the same', () => {
  const at = (start: string, restore: string, change: Partial<Draft> = {}): Draft => ({
    ...outageDraft,
    fields: { ...outageDraft.fields, start: { at: start }, restore: { at: restore } },
    audience: ['b3'],
    ...change,
  });
  const mine = at('2026-11-22T01:00:00.000Z', '2026-11-22T10:00:00.000Z');

  it('is a duplicate where its figures are the same, at the place or above it', () => {
    for (const audience of [['b3'], ['site1']]) {
      expect(find(mine, [standing('other1', { ...mine, audience })])).toMatchObject([
        { code: 'lint.near_duplicate', noticeId: 'other1' },
      ]);
    }
  });

  it('is a conflict where its figures differ', () => {
    const other = standing('other1', at('2026-11-22T02:00:00.000Z', '2026-11-22T12:00:00.000Z'));
    expect(codes(find(mine, [other]))).toEqual(['lint.conflict']);
  });

  it('waits for its signature, too', () => {
    const review = { state: 'in-review', visibleFrom: null, visibleTo: null } as const;
    expect(codes(find(mine, [standing('other1', mine, review)]))).toEqual(['lint.near_duplicate']);
    expect(codes(find(mine, [standing('other1', mine, { ...review, state: 'draft' })]))).toEqual([]);
  });

  it('is none at another place, at another time, recalled, or about something else', () => {
    const other = standing('other1', mine);
    const nextWeek = at('2026-11-29T01:00:00.000Z', '2026-11-29T10:00:00.000Z');
    expect(find(mine, [standing('other1', { ...mine, audience: ['b5'] })])).toEqual([]);
    expect(find(mine, [standing('other1', nextWeek)])).toEqual([]);
    expect(find(mine, [{ ...other, recalledAt: now }])).toEqual([]);
    expect(find(mine, [standing('other1', general('垃圾分类请投放到指定地点'))])).toEqual([]);
    expect(
      find({ ...mine, window: { from: '2026-11-22T10:30:00.000Z', to: '2026-11-23T00:00:00.000Z' } }, [
        other,
      ]),
    ).toEqual([]);
  });
});

describe('a day with many notices', () => {
  const subjects = ['灭蚊消杀', '电梯年检', '外墙清洗', '志愿活动', '垃圾分类', '绿化修剪'];
  const same = (count: number, audience: readonly string[], change = {}) =>
    subjects
      .slice(0, count)
      .map((text, index) => standing(`n${index}`, { ...general(text), audience: [...audience] }, change));
  const many = (draft: Draft, others: readonly NoticeRecord[]) =>
    find(draft, others).filter(({ code }) => code === 'lint.too_many_a_day');

  it('warns from the sixth for a place on, naming the place', () => {
    expect(many(general('停车费'), same(4, ['b3']))).toEqual([]);
    expect(many(general('停车费'), same(5, ['b3']))).toMatchObject([
      { field: 'audience', details: { place: '3栋', count: 6, max: 5 } },
    ]);
  });

  it('counts neither other places nor other days', () => {
    expect(many({ ...general('停车费'), audience: ['b5'] }, same(5, ['b3']))).toEqual([]);
    const yesterday = { visibleFrom: '2026-11-20T02:00:00.000Z' };
    expect(many(general('停车费'), same(5, ['b3'], yesterday))).toEqual([]);
  });
});

describe('whatever somebody writes', () => {
  const pieces = fc.constantFrom(
    ...'3栋1单元502室|王小明|欠费|11月22日周六|13912345678|4111 1111 1111 1111|11010519491231002X|×月|____|兹定于|赌博|路口交通|Sat 22 Nov|hereby|flat 502|。|\n|，| |𠮷|周|２|-|('.split(
      '|',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  it('never throws, and each span lies inside the words it quotes', () => {
    fc.assert(
      fc.property(text, text, (zh, en) => {
        for (const { field, span } of find(general(zh, en))) {
          if (span === undefined) continue;
          const value = general(zh, en).fields[field];
          const words = value !== undefined && !('at' in value) ? (value[span.language] ?? '').trim() : '';
          expect(span.from).toBeLessThan(span.to);
          expect(span.to).toBeLessThanOrEqual(words.length);
          expect(words.slice(span.from, span.to)).toBe(span.words);
        }
      }),
      { numRuns: 500 },
    );
  });
});
