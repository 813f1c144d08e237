import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardNotice } from '@louyu/contract/board';
import { programmeOf } from './programme.ts';
import { sampleConfig, sampleNotice } from './sample-notices.ts';

const nowMs = Date.parse('2026-11-21T02:00:00Z');

function idsOf(
  boards: Record<string, BoardNotice[]>,
  change: { nowMs?: number; clockTrusted?: boolean } = {},
) {
  return programmeOf({
    config: sampleConfig,
    boards: Object.entries(boards).map(([placeId, notices]) => ({ placeId, notices })),
    nowMs,
    clockTrusted: true,
    ...change,
  }).map((notice) => `${notice.id}@${notice.revision}`);
}

describe('programmeOf', () => {
  it('shows a notice of several places once, in its highest revision', () => {
    const boards = {
      s: [sampleNotice('a', { revision: 2 })],
      u: [sampleNotice('a', { revision: 1 })],
      l: [sampleNotice('a', { revision: 2 })],
    };
    expect(idsOf(boards)).toEqual(['a@2']);
  });

  it('keeps to the windows: open from their first moment, closed at their last', () => {
    const window = { from: '2026-11-21T02:00:00.000Z', to: '2026-11-21T03:00:00.000Z' };
    const boards = { s: [sampleNotice('a', { windows: [window] })] };
    expect(idsOf(boards, { nowMs: Date.parse(window.from) - 1 })).toEqual([]);
    expect(idsOf(boards, { nowMs: Date.parse(window.from) })).toEqual(['a@1']);
    expect(idsOf(boards, { nowMs: Date.parse(window.to) })).toEqual([]);
  });

  it('shows all that is listed while its clock cannot be trusted', () => {
    const past = [{ from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' }];
    expect(idsOf({ s: [sampleNotice('a', { windows: past })] }, { clockTrusted: false })).toEqual(['a@1']);
  });

  it('leaves out what is meant for other kinds of display', () => {
    const boards = {
      s: [
        sampleNotice('a', { profiles: ['elevator'] }),
        sampleNotice('b', { profiles: ['elevator', 'lcd'] }),
      ],
    };
    expect(idsOf(boards)).toEqual(['b@1']);
  });

  it('passes over the board of a place that the device does not stand at', () => {
    expect(idsOf({ elsewhere: [sampleNotice('a')] })).toEqual([]);
  });

  it('orders by priority, then by nearness, then by age', () => {
    const boards = {
      s: [
        sampleNotice('old', { signedAt: '2026-11-19T00:00:00.000Z' }),
        sampleNotice('new', { signedAt: '2026-11-20T00:00:00.000Z' }),
        sampleNotice('pinned', { priority: 'pinned', signedAt: '2026-11-01T00:00:00.000Z' }),
        sampleNotice('urgent', { priority: 'urgent', signedAt: '2026-11-01T00:00:00.000Z' }),
      ],
      u: [sampleNotice('own', { signedAt: '2026-11-02T00:00:00.000Z' })],
    };
    expect(idsOf(boards)).toEqual(['urgent@1', 'pinned@1', 'own@1', 'new@1', 'old@1']);
  });

  it('does not depend on the order in which boards and notices came', () => {
    const notice = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      revision: fc.integer({ min: 1, max: 3 }),
      number: fc.integer({ min: 1, max: 99 }),
    });
    const board = fc.record({ placeId: fc.constantFrom('s', 'b', 'u', 'l'), notices: fc.array(notice) });
    fc.assert(
      fc.property(fc.array(board, { maxLength: 6 }), (boards) => {
        // The number belongs to the notice: the same everywhere.
        const full = boards.map(({ placeId, notices }) => ({
          placeId,
          notices: notices.map((change) =>
            sampleNotice(change.id, { revision: change.revision, number: change.id.charCodeAt(0) }),
          ),
        }));
        const turned = full.map((one) => ({ ...one, notices: [...one.notices].reverse() })).reverse();
        const input = { config: sampleConfig, nowMs, clockTrusted: true };
        const names = (of: typeof full) =>
          programmeOf({ ...input, boards: of }).map((shown) => `${shown.id}@${shown.revision}`);
        expect(names(turned)).toEqual(names(full));
        expect(new Set(names(full).map((name) => name.split('@')[0])).size).toBe(names(full).length);
      }),
    );
  });
});
