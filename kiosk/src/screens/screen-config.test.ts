import { describe, expect, it } from 'vitest';
import { sampleConfig } from './sample-notices.ts';
import { placeDepths, placeName, spotPath } from './screen-config.ts';

describe('screen-config', () => {
  it('names building and unit in the header', () => {
    expect(placeName(sampleConfig, 'zh-CN')).toBe('3栋 1单元');
    expect(placeName(sampleConfig, 'en')).toBe('Building 3 Unit 1');
  });

  it('names the spot where it belongs to no building', () => {
    const places = sampleConfig.places.slice(0, 1);
    const gate = { id: 'g', parentId: 's', kind: 'spot', name: { 'zh-CN': '南门岗亭' } } as const;
    expect(placeName({ ...sampleConfig, places: [...places, gate], spotIds: ['g'] }, 'zh-CN')).toBe(
      '南门岗亭',
    );
  });

  it('tells the whole path of the spot', () => {
    expect(spotPath(sampleConfig, 'zh-CN')).toBe('瑞安苑 3栋 1单元 大堂');
  });

  it('ends where places are their own ancestors', () => {
    const a = { id: 'a', parentId: 'b', kind: 'building', name: { 'zh-CN': '甲' } } as const;
    const b = { id: 'b', parentId: 'a', kind: 'building', name: { 'zh-CN': '乙' } } as const;
    const bitten = { ...sampleConfig, places: [a, b], spotIds: ['a'] };
    expect(placeDepths(bitten).get('a')).toBeLessThanOrEqual(2);
    expect(spotPath(bitten, 'zh-CN')).toContain('甲');
  });
});
