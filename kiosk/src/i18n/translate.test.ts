import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { translate } from './translate.ts';
import { zhCN } from './zh-cn.ts';

const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('translate', () => {
  it('fills the holes of a text', () => {
    expect(translate('zh-CN', 'notice.revision', { revision: 2, at: '18:05' })).toBe('第2版 18:05');
  });

  it('has the same holes in both languages', () => {
    for (const [key, text] of Object.entries(zhCN))
      expect([key, holes(Object.entries(en).find(([other]) => other === key)?.[1] ?? '')]).toEqual([
        key,
        holes(text),
      ]);
  });
});
