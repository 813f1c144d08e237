import { describe, expect, it, vi } from 'vitest';
import { draftSchema, type Draft, type RevisionView } from '@louyu/contract/api/notices';
import type { Place } from '@louyu/contract/api/places';
import type { ContentByLanguage } from '@louyu/contract/notice-content';
import { placeTree } from './place-tree.ts';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: { lang: '' } });
const { compared, linesOf, toldOfDraft } = await import('./revision-lines.ts');
const { comparable } = await import('./comparable.ts');
const { setLanguage } = await import('../i18n/language.ts');
setLanguage('zh-CN', 'default');

const place = (id: string, parentId: string | null, kind: Place['kind'], name: string): Place => ({
  id,
  parentId,
  kind,
  name: { 'zh-CN': name },
  deviceCount: 0,
  householdCount: 0,
});
const around = {
  tree: placeTree([
    place('site', null, 'site', '瑞安苑'),
    place('b3', 'site', 'building', '3栋'),
    place('b4', 'site', 'building', '4栋'),
  ]),
  removed: [],
  clock: { timeZone: 'Asia/Shanghai', nowMs: Date.parse('2026-11-21T08:00:00Z') },
  others: [{ id: 'old', number: 12, title: '周六停水' }],
  category: 'water' as const,
};

const zh = {
  title: '明天 9:00–18:00 停水',
  shortTitle: '明天停水',
  keyPoint: '明天 9:00–18:00 停水，请提前储水',
  facts: [
    { label: '原因', value: '管道检修' },
    { label: '恢复', value: '预计 18:00' },
  ],
  body: '',
};
const content: ContentByLanguage = { 'zh-CN': zh };
const person = { id: 'zhou', name: '周客服' };

function revision(change: Partial<RevisionView> = {}, draft: Partial<Draft> = {}): RevisionView {
  const window = { from: null, to: '2026-11-22T10:00:00Z' };
  return {
    revision: 2,
    state: 'in-review',
    draft: { templateId: 'water-outage', fields: {}, audience: ['b3'], window, priority: 'normal', ...draft },
    content,
    window,
    author: person,
    authors: [person],
    edit: 1,
    createdAt: '2026-11-21T07:00:00Z',
    submittedAt: '2026-11-21T07:00:00Z',
    firstReview: false,
    reviewedBy: null,
    reviewedAt: null,
    signedBy: null,
    signedAt: null,
    goesOutAt: null,
    returnReason: null,
    ...change,
  };
}

/** The lines that changed, each as `label: [-old-]{+new+}`. */
function changes(before: RevisionView, after: RevisionView): string[] {
  return compared(linesOf(before, around), linesOf(after, around))
    .filter(({ changed }) => changed)
    .map(({ label, runs }) => {
      const words = runs.map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'old' ? `[-${text}-]` : `{+${text}+}`,
      );
      return `${label}: ${words.join('')}`;
    });
}

describe('what a signature is for', () => {
  it('is every word and every setting, in the order of reading', () => {
    const lines = linesOf(revision(), around).map(
      ({ label, parts }) => `${label}: ${parts.map(({ text }) => text).join('')}`,
    );
    expect(lines).toEqual([
      '标题: 明天 9:00–18:00 停水',
      '短标题: 明天停水',
      '要点: 明天 9:00–18:00 停水，请提前储水',
      '原因: 管道检修',
      '恢复: 预计 18:00',
      '发布范围: 3栋',
      '展示时间: 签发后 – 明天 18:00',
      '类别: 用水',
      '优先级: 普通',
    ]);
  });

  it('leaves no part of a draft untold', () => {
    expect(Object.keys(draftSchema.entries).filter((key) => !toldOfDraft.has(key))).toEqual([]);
  });
});

describe('against another revision', () => {
  it('shows nothing where nothing changed, also when a signature made a moment of 即刻', () => {
    const signed = revision({
      revision: 1,
      state: 'signed',
      window: { from: '2026-11-21T07:00:00Z', to: '2026-11-22T10:00:00Z' },
    });
    expect(changes(signed, revision())).toEqual([]);
  });

  it('shows changed words and settings where they stand', () => {
    const facts = [zh.facts[0] ?? { label: '', value: '' }, { label: '恢复', value: '预计 20:00' }];
    const after = revision(
      { content: { 'zh-CN': { ...zh, facts } } },
      { audience: ['b3', 'b4'], priority: 'urgent' },
    );
    expect(changes(revision(), after)).toEqual([
      '恢复: 预计 [-18:00-]{+20:00+}',
      '发布范围: 3栋{+、4栋+}',
      '优先级: [-普通-]{+加急+}',
    ]);
  });

  it('keeps what went in its place, and names what is new', () => {
    const facts = [
      { label: '恢复', value: '预计 18:00' },
      { label: '用水', value: '南门岗亭旁' },
    ];
    const after = revision({ content: { 'zh-CN': { ...zh, facts } } });
    expect(changes(revision(), after)).toEqual(['原因: [-管道检修-]', '用水: {+南门岗亭旁+}']);
  });

  it('names the notice that goes for it, and why it stands beside one', () => {
    const after = revision({}, { supersedes: 'old', beside: [{ noticeId: 'gone', reason: '时段不同' }] });
    expect(changes(revision(), after)).toEqual([
      '替换旧通知: {+编号 0012 周六停水+}',
      '并存的理由: {+另一条通知：时段不同+}',
    ]);
  });

  it('tells a picture from another one of the same name', () => {
    const file = { hash: 'a'.repeat(64), type: 'image/webp' as const, width: 1, height: 1, bytes: 1 };
    const image = (hash: string) => ({ ...file, hash, paper: file, alt: '现场' });
    const withPicture = (hash: string) =>
      revision({ content: { 'zh-CN': { ...zh, images: [image(hash)] } } });
    expect(changes(withPicture('b'.repeat(64)), withPicture('c'.repeat(64)))).toEqual([
      '图片: [-现场-]{+现场+}',
    ]);
  });

  it('tells new English from none', () => {
    const after = revision({ content: { ...content, en: { ...zh, title: 'Water off', facts: [] } } });
    expect(changes(revision(), after)[0]).toBe('标题: {+Water off+}');
  });
});

describe('what a revision is compared with', () => {
  const signed = revision({ revision: 1, state: 'signed' });
  const returned = revision({ revision: 2, state: 'returned' });
  const newest = revision({ revision: 3 });
  const numbers = (revisions: readonly RevisionView[]) =>
    comparable(newest, revisions).map(({ revision: number }) => number);

  it('is what residents have read, then what was returned since', () => {
    expect(numbers([newest, returned, signed])).toEqual([1, 2]);
  });

  it('is what was returned where nothing was signed yet, and nothing at first', () => {
    expect(numbers([newest, returned])).toEqual([2]);
    expect(numbers([newest])).toEqual([]);
  });

  it('is nothing that nobody has read, and nothing returned before the last signature', () => {
    const unread = revision({ revision: 2, state: 'draft', content: null });
    expect(numbers([newest, unread, signed])).toEqual([1]);
    const signedLater = revision({ revision: 2, state: 'signed' });
    const returnedFirst = revision({ revision: 1, state: 'returned' });
    expect(numbers([newest, signedLater, returnedFirst])).toEqual([2]);
  });
});
