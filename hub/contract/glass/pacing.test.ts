import { describe, expect, it } from 'vitest';
import { emWidth, pageSeconds, readingLength } from './pacing.ts';

describe('pageSeconds', () => {
  it('gives 4 seconds and a quarter for each character, between 12 and 30', () => {
    expect(pageSeconds(['停水'])).toBe(12);
    expect(pageSeconds(['水'.repeat(40), '电'.repeat(20)])).toBe(19);
    expect(pageSeconds(['水'.repeat(500)])).toBe(30);
  });

  it('reads Latin letters 2.5 times as fast', () => {
    expect(readingLength('water')).toBeCloseTo(readingLength('停水'));
  });
});

describe('emWidth', () => {
  it('counts a Chinese character as one em and a Latin letter as less', () => {
    expect(emWidth('停水，')).toBe(3);
    expect(emWidth('lift')).toBeLessThan(4);
  });
});
