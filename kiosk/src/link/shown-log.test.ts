import * as v from 'valibot';
import fc from 'fast-check';
import { shownReceiptSchema, type Health } from '@louyu/contract/messages';
import { describe, expect, it } from 'vitest';
import { ShownLog } from './shown-log.ts';

const startMs = Date.parse('2026-11-21T01:00:00Z');

/** A log, and a way to look at the glass at a second. */
function logAndLook() {
  let count = 0;
  const log = new ShownLog(() => {
    count += 1;
    return `receipt${String(count).padStart(4, '0')}`;
  });
  const look = (second: number, visible: Health['visible']) =>
    log.observe({ visible, hubMs: startMs + second * 1000, monotonicMs: 9_000 + second * 1000 });
  return { log, look };
}

const notice = (noticeId: string, revision = 1) => ({ kind: 'notice', noticeId, revision, page: 1 }) as const;
const idle = { kind: 'idle' } as const;

describe('ShownLog', () => {
  it('tells the first second of a revision at once', () => {
    const { look } = logAndLook();
    expect(look(0, notice('a'))).toEqual([]);
    expect(look(1, notice('a'))).toEqual([
      {
        id: 'receipt0001',
        kind: 'shown',
        noticeId: 'a',
        revision: 1,
        from: '2026-11-21T01:00:00.000Z',
        to: '2026-11-21T01:00:01.000Z',
        seconds: 1,
      },
    ]);
    expect(look(2, notice('a'))).toEqual([]);
    expect(look(3, notice('a', 2))).toEqual([]);
    expect(look(4, notice('a', 2))).toMatchObject([{ revision: 2, seconds: 1 }]);
  });

  it('adds up the turns of five minutes', () => {
    const { look } = logAndLook();
    const receipts = [];
    for (let second = 0; second <= 310; second += 1)
      receipts.push(...look(second, second % 20 < 10 ? notice('a') : notice('b')));
    const later = receipts.filter((receipt) => receipt.noticeId === 'a').slice(1);
    expect(later).toHaveLength(1);
    // Turns of 10 seconds are seen for 9 whole ones; the first second was told before.
    expect(later[0]?.seconds).toBeGreaterThan(130);
    expect(later[0]?.seconds).toBeLessThan(150);
  });

  it('proves nothing over a gap in which it did not look', () => {
    const { log, look } = logAndLook();
    look(0, notice('a'));
    expect(look(600, notice('a'))).toEqual([]);
    expect(log.closeAllBut(new Set())).toEqual([]);
  });

  it('does not count what was on the glass between two other sights', () => {
    const { look } = logAndLook();
    look(0, notice('a'));
    look(1, idle);
    expect(look(2, notice('a'))).toEqual([]);
  });

  it('closes what left the boards at once', () => {
    const { log, look } = logAndLook();
    for (const second of [0, 1, 2, 3]) look(second, notice('a'));
    look(4, idle);
    expect(log.closeAllBut(new Set(['a@1']))).toEqual([]);
    expect(log.closeAllBut(new Set())).toMatchObject([{ noticeId: 'a', seconds: 1 }]);
  });

  it('writes receipts that the hub takes, whatever the clocks do', () => {
    const step = fc.record({
      hubStepMs: fc.integer({ min: 0, max: 3_000 }),
      monotonicStepMs: fc.integer({ min: 0, max: 3_000 }),
      noticeId: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const log = new ShownLog(() => 'receipt0001');
        let hubMs = startMs;
        let monotonicMs = 0;
        const receipts = steps.flatMap(({ hubStepMs, monotonicStepMs, noticeId }) => {
          hubMs += hubStepMs;
          monotonicMs += monotonicStepMs;
          return log.observe({ visible: notice(noticeId), hubMs, monotonicMs });
        });
        for (const receipt of [...receipts, ...log.closeAllBut(new Set())])
          expect(v.is(shownReceiptSchema, receipt)).toBe(true);
      }),
    );
  });
});
