import { describe, expect, it } from 'vitest';
import { Calendar } from './calendar.ts';

const zh = new Calendar('zh-CN', 'Asia/Shanghai');
const en = new Calendar('en', 'Asia/Shanghai');
const at = (text: string) => Date.parse(text);

describe('Calendar', () => {
  it('says time and dates in the zone of the site, as people say them', () => {
    const morning = at('2026-11-21T01:41:00Z');
    expect(zh.time(morning)).toBe('09:41');
    expect(zh.date(morning)).toBe('11月21日 周六');
    expect(en.date(morning)).toBe('Sat 21 Nov');
    expect(zh.moment(at('2026-11-20T08:20:00Z'))).toBe('11月20日 16:20');
    expect(en.moment(at('2026-11-20T08:20:00Z'))).toBe('20 Nov 16:20');
  });

  it('says midnight as 00:00', () => {
    expect(zh.time(at('2026-11-20T16:00:00Z'))).toBe('00:00');
  });

  it('names the first, the fifteenth and the twenties of a lunar month', () => {
    expect(zh.lunar(at('2026-02-17T04:00:00Z'))).toBe('正月初一');
    expect(zh.lunar(at('2026-03-03T04:00:00Z'))).toBe('正月十五');
    expect(zh.lunar(at('2026-03-10T04:00:00Z'))).toBe('正月廿二');
    expect(zh.lunar(at('2025-07-25T04:00:00Z'))).toBe('闰六月初一');
    expect(en.lunar(at('2026-02-17T04:00:00Z'))).toBe('month 1, day 1');
  });

  it('takes the night look from 22:00 to 6:00', () => {
    expect(zh.isNight(at('2026-11-21T13:59:00Z'))).toBe(false);
    expect(zh.isNight(at('2026-11-21T14:00:00Z'))).toBe(true);
    expect(zh.isNight(at('2026-11-21T21:59:00Z'))).toBe(true);
    expect(zh.isNight(at('2026-11-21T22:00:00Z'))).toBe(false);
  });

  it('shows UTC where the engine does not know the zone', () => {
    expect(new Calendar('zh-CN', 'Mars/Olympus').time(at('2026-11-21T01:41:00Z'))).toBe('01:41');
  });
});
