import type { AlarmAlert } from '@louyu/contract/alarm';
import { beforeEach, describe, expect, it } from 'vitest';
import { advanceAlerts, alertRotationAtStart, type AlertRotation } from './alert-rotation.ts';
import { sampleAlert } from './sample-alerts.ts';

const [a, b, c] = [sampleAlert('a'), sampleAlert('b'), sampleAlert('c')];
/** Every alert has this many pages of ten seconds. */
let pages: number;
let rotation: AlertRotation;
let seconds: number;

beforeEach(() => {
  [pages, seconds, rotation] = [1, 0, alertRotationAtStart];
});

/** What stands on the glass so many seconds later. */
function after(later: number, alerts: readonly AlarmAlert[]): string {
  seconds += later;
  const pagesOf = () => Array.from({ length: pages }, () => 10);
  rotation = advanceAlerts(rotation, alerts, pagesOf, seconds * 1000);
  const { turn } = rotation;
  return turn === null
    ? ''
    : `${turn.alert.id}${turn.alert.revision > 1 ? turn.alert.revision : ''}${turn.page}`;
}

const look = (times: number, alerts: readonly AlarmAlert[]) =>
  Array.from({ length: times }, () => after(10, alerts));

describe('advanceAlerts', () => {
  it('shows the gravest again between any two others', () => {
    expect([after(0, [a, b, c]), ...look(6, [a, b, c])]).toEqual(['a0', 'b0', 'c0', 'a0', 'b0', 'a0', 'c0']);
  });

  it('shows one alone for as long as it stands, and nothing after it', () => {
    expect([after(0, [a]), ...look(2, [a]), after(1, [])]).toEqual(['a0', 'a0', 'a0', '']);
  });

  it('turns all pages of an alert before the next one', () => {
    pages = 2;
    expect([after(0, [a, b]), ...look(5, [a, b])]).toEqual(['a0', 'a1', 'b0', 'b1', 'a0', 'a1']);
  });

  it('gives the glass at once to a graver one, and to the next revision of what is on it', () => {
    expect(after(0, [b])).toBe('b0');
    expect(after(1, [a, b])).toBe('a0');
    expect(after(1, [{ ...a, revision: 2 }, b])).toBe('a20');
    expect(after(10, [{ ...a, revision: 2 }, b])).toBe('b0');
  });

  it('lets the page be read before a lesser one, which is next', () => {
    after(0, [a, b]);
    expect(after(1, [a, b, c])).toBe('a0');
    expect(look(4, [a, b, c])).toEqual(['b0', 'c0', 'a0', 'b0']);
    expect(after(10, [a, b, { ...c, revision: 2 }])).toBe('c20');
  });

  it('tells an end of what is on the glass at once, though others are graver by then', () => {
    after(0, [a, b]);
    const ended: AlarmAlert = { ...a, revision: 2, state: 'all-clear' };
    expect(after(1, [b, ended])).toBe('a20');
    expect(after(10, [b, ended])).toBe('b0');
  });

  it('goes on with the gravest where what was on the glass is gone', () => {
    after(0, [a, b]);
    after(10, [a, b]);
    expect(after(1, [a])).toBe('a0');
  });
});
