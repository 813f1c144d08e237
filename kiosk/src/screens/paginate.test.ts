import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeContent } from '@louyu/contract/notice-content';
import type { Sheet } from '../components/sheet.ts';
import { paginate, sheetTexts, type Fits } from './paginate.ts';
import { pagingRules } from './paging-rule.ts';
import { sampleContent } from './sample-notices.ts';

/** A glass that holds so many characters at scale 1, and costs each block a line. */
function holds(chars: number): (sheet: Sheet) => boolean {
  return (sheet) => {
    const blocks = sheet.facts.length + sheet.paragraphs.length;
    const length = sheetTexts(sheet).reduce((sum, text) => sum + text.length, 0) + 5 * blocks;
    return length * sheet.scale <= chars;
  };
}

const paginated = (content: NoticeContent, fits: Fits) => paginate(content, pagingRules.lobby.scales, fits);

const bodyOf = (sheets: readonly Sheet[]) => sheets.flatMap((sheet) => sheet.paragraphs).join('');

describe('paginate', () => {
  it('sets a short notice in larger type on one page', () => {
    const [sheet, ...more] = paginated(sampleContent, holds(60));
    expect(more).toEqual([]);
    expect(sheet?.scale).toBeGreaterThan(1.2);
  });

  it('takes the short title on the pages after the first', () => {
    const body = '请不要在楼道里停放电动自行车。'.repeat(8);
    const sheets = paginated({ ...sampleContent, body }, holds(80));
    expect(sheets.map((sheet) => sheet.title)).toEqual([sampleContent.title, '停水', '停水']);
  });

  it('keeps paragraphs whole while three pages hold them', () => {
    const body = ['一'.repeat(40), '二'.repeat(40), '三'.repeat(20)].join('\n');
    const sheets = paginated({ ...sampleContent, body }, holds(80));
    expect(sheets.flatMap((sheet) => sheet.paragraphs)).toEqual(body.split('\n'));
  });

  it('breaks a long paragraph where a sentence ends', () => {
    const body = '请把电动自行车停到东门车棚。'.repeat(12);
    const sheets = paginated({ ...sampleContent, facts: [], body }, holds(90));
    for (const paragraph of sheets.flatMap((sheet) => sheet.paragraphs)) expect(paragraph).toMatch(/。$/);
  });

  it('does not break words, numbers or times', () => {
    const words = ['tomorrow', '9:00–18:00', 'maintenance', '123456', '3.5', '电'];
    const body = Array.from({ length: 60 }, (_, index) => words[(index * index) % words.length]).join(' ');
    const sheets = paginated({ ...sampleContent, facts: [], body }, holds(101));
    expect(sheets.length).toBeGreaterThan(4);
    for (const paragraph of sheets.flatMap((sheet) => sheet.paragraphs))
      for (const word of paragraph.split(' ')) expect(words).toContain(word);
  });

  it('says the key point where there is nothing but a title', () => {
    const [sheet] = paginated({ ...sampleContent, facts: [] }, holds(200));
    expect(sheet?.paragraphs).toEqual([sampleContent.keyPoint]);
  });

  it('leaves nothing out and overflows nothing, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('停', '水', '。', '，', ' ', 'a', 'b', '1', ':', '（', '）', '𠮷'),
      maxLength: 300,
    });
    const content = fc.record<NoticeContent>({
      title: fc.constant('停水'),
      shortTitle: fc.constant('停水'),
      keyPoint: fc.constant('停水'),
      facts: fc.array(
        fc.record({ label: fc.constant('原因'), value: text.map((value) => `因${value.trim()}`) }),
        {
          maxLength: 8,
        },
      ),
      body: text.map((value) => `文${value}`),
    });
    const bare = (value: string) => value.replace(/\s/g, '');
    fc.assert(
      fc.property(content, fc.integer({ min: 30, max: 400 }), (notice, chars) => {
        const fits = holds(chars);
        const sheets = paginated(notice, fits);
        for (const sheet of sheets) expect(fits(sheet)).toBe(true);
        expect(bare(bodyOf(sheets))).toBe(bare(notice.body));
        const values = sheets.flatMap((sheet) => sheet.facts.map((fact) => fact.value)).join('');
        expect(bare(values)).toBe(bare(notice.facts.map((fact) => fact.value).join('')));
      }),
    );
  });

  it('ends, and keeps every character, on a glass that holds nothing', () => {
    const sheets = paginated({ ...sampleContent, body: '停水通知' }, () => false);
    expect(bodyOf(sheets)).toBe('停水通知');
  });
});
