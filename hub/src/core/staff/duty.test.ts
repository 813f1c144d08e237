import { describe, expect, it } from 'vitest';
import type { DutyRoster } from '@louyu/contract/api/duty';
import { onDutyAt } from './duty.ts';

const zone = 'Asia/Shanghai';
const everyDay = [1, 2, 3, 4, 5, 6, 7];

function roster(parts: Partial<DutyRoster>): DutyRoster {
  return { edit: 1, shifts: [], exceptions: [], ...parts };
}

/** Saturday 21 November 2026 at a time on the wall of the site. */
function saturday(time: string): string {
  return new Date(`2026-11-21T${time}:00+08:00`).toISOString();
}

const dayAndNight = roster({
  shifts: [
    { staffId: 'zhao', weekdays: everyDay, from: '08:00', to: '20:00' },
    { staffId: 'qian', weekdays: everyDay, from: '20:00', to: '08:00' },
    { staffId: 'sun', weekdays: [6, 7], from: '08:00', to: '20:00' },
  ],
});

describe('onDutyAt', () => {
  it('knows the shifts of a weekday by the wall clock of the site, in the order of the roster', () => {
    const until = saturday('20:00');
    expect(onDutyAt(dayAndNight, saturday('08:00'), zone)).toEqual([
      { staffId: 'zhao', until },
      { staffId: 'sun', until },
    ]);
    expect(onDutyAt(dayAndNight, saturday('20:00'), zone)).toEqual([
      { staffId: 'qian', until: saturday('08:00').replace('21T', '22T') },
    ]);
  });

  it('knows who began yesterday', () => {
    expect(onDutyAt(dayAndNight, saturday('03:00'), zone)).toEqual([
      { staffId: 'qian', until: saturday('08:00') },
    ]);
  });

  it('takes equal times for a whole day', () => {
    const whole = roster({ shifts: [{ staffId: 'li', weekdays: [5], from: '09:00', to: '09:00' }] });
    expect(onDutyAt(whole, saturday('08:59'), zone)).toEqual([{ staffId: 'li', until: saturday('09:00') }]);
    expect(onDutyAt(whole, saturday('09:00'), zone)).toEqual([]);
  });

  it('lets an exception stand for all shifts while it holds, and ends them when it begins', () => {
    const excepted = {
      ...dayAndNight,
      exceptions: [{ date: '2026-11-21', from: '12:00', to: '14:00', staffId: 'wu', note: '' }],
    };
    expect(onDutyAt(excepted, saturday('11:00'), zone)[0]).toEqual({
      staffId: 'zhao',
      until: saturday('12:00'),
    });
    expect(onDutyAt(excepted, saturday('12:00'), zone)).toEqual([
      { staffId: 'wu', until: saturday('14:00') },
    ]);
    expect(onDutyAt(excepted, saturday('14:00'), zone).map(({ staffId }) => staffId)).toEqual([
      'zhao',
      'sun',
    ]);
  });

  it('lets an exception say that nobody is there', () => {
    const nobody = {
      ...dayAndNight,
      exceptions: [{ date: '2026-11-20', from: '20:00', to: '08:00', staffId: null, note: '春节' }],
    };
    expect(onDutyAt(nobody, saturday('03:00'), zone)).toEqual([]);
  });

  it('names somebody once, however many of their shifts overlap', () => {
    const double = roster({
      shifts: [
        { staffId: 'zhao', weekdays: [6], from: '08:00', to: '12:00' },
        { staffId: 'zhao', weekdays: [6], from: '10:00', to: '16:00' },
      ],
    });
    expect(onDutyAt(double, saturday('11:00'), zone)).toEqual([
      { staffId: 'zhao', until: saturday('16:00') },
    ]);
  });

  it('keeps to the wall clock over a change of summer time', () => {
    const berlin = roster({
      shifts: [{ staffId: 'zhao', weekdays: everyDay, from: '20:00', to: '08:00' }],
    });
    // 28 March 2027 has 23 hours there.
    const [night] = onDutyAt(berlin, '2027-03-27T22:00:00.000Z', 'Europe/Berlin');
    expect(night?.until).toBe('2027-03-28T06:00:00.000Z');
  });
});
