import { describe, expect, it } from 'vitest';
import { changesBetween, partsOf } from './word-changes.ts';

/** The changes as `[-old-]{+new+}`. */
function shown(before: string, after: string, language: 'zh-CN' | 'en' = 'zh-CN'): string {
  return changesBetween(partsOf(before, language), partsOf(after, language))
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'old' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
}

describe('what changed between two texts', () => {
  it.each([
    ['明天 9:00–18:00 停水', '明天 9:30–18:00 停水', '明天 [-9:00-]{+9:30+}–18:00 停水'],
    ['3栋 1、2 单元', '3栋 1、2、3 单元', '3栋 1、2{+、3+} 单元'],
    ['南门岗亭旁有取水点。请提前储水。', '南门岗亭旁有取水点。', '南门岗亭旁有取水点。[-请提前储水。-]'],
    ['联系电话 010-8888 6666', '联系电话 010-8888 6667', '联系电话 010-8888 [-6666-]{+6667+}'],
    ['管道检修', '管道检修', '管道检修'],
    ['', '请提前储水', '{+请提前储水+}'],
  ])('%s → %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('goes by whole words in English, and does not tear neighbouring changes apart', () => {
    expect(shown('Water is off at noon tomorrow', 'Water is off at midnight tomorrow', 'en')).toBe(
      'Water is off at [-noon-]{+midnight+} tomorrow',
    );
    expect(shown('Please store some water before nine', 'Please fill your buckets before nine', 'en')).toBe(
      'Please [-store some water-]{+fill your buckets+} before nine',
    );
  });

  it('shows a text that is hardly the same as old and new, not as a puzzle', () => {
    expect(shown('管道检修', '水箱清洗消毒')).toBe('[-管道检修-]{+水箱清洗消毒+}');
    expect(shown('Pipe repair in the garage', 'The tank is cleaned', 'en')).toBe(
      '[-Pipe repair in the garage-]{+The tank is cleaned+}',
    );
  });

  it('goes by what a part is, not by how it is called', () => {
    const before = [{ same: 'a', text: '图片' }];
    const after = [{ same: 'b', text: '图片' }];
    expect(changesBetween(before, after)).toEqual([
      { kind: 'old', text: '图片' },
      { kind: 'new', text: '图片' },
    ]);
  });

  it('loses nothing of the longest body', () => {
    const before = '请提前储水，检修期间请关好水龙头。'.repeat(35);
    const after = before.replaceAll('储水', '备水').replace('检修', '抢修');
    const runs = changesBetween(partsOf(before, 'zh-CN'), partsOf(after, 'zh-CN'));
    const kept = (kinds: readonly string[]) =>
      runs.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join('');
    expect(kept(['same', 'old'])).toBe(before);
    expect(kept(['same', 'new'])).toBe(after);
  });
});
