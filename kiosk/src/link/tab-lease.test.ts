import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from './limits.ts';
import { TabLease, type TabChannel, type TabMark } from './tab-lease.ts';

/** Tabs of one browser: what one says, the others hear a little later. */
let listeners: Map<string, (event: MessageEvent<unknown>) => void>;
let marked: boolean;
/** Other tabs see the mark late. */
let markIsLate: boolean;
const mark: TabMark = { isSet: () => marked && !markIsLate, set: (set) => void (marked = set) };
let standing: Map<string, 'asking' | 'standby' | 'leading' | 'lost'>;

function tab(id: string): TabLease {
  const channel: TabChannel = {
    postMessage(message) {
      setTimeout(() => {
        for (const [other, listen] of listeners)
          if (other !== id) listen(new MessageEvent('message', { data: message }));
      }, 2);
    },
    addEventListener: (_, listener) => void listeners.set(id, listener),
  };
  standing.set(id, 'asking');
  const lease = new TabLease({
    channel,
    mark,
    id,
    onStandby: () => standing.set(id, 'standby'),
    onLost: () => standing.set(id, 'lost'),
  });
  void lease.acquire().then(() => standing.set(id, 'leading'));
  return lease;
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const leading = () => [...standing].filter(([, state]) => state === 'leading').map(([id]) => id);

beforeEach(() => {
  vi.useFakeTimers();
  listeners = new Map();
  standing = new Map();
  marked = false;
  markIsLate = false;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('TabLease', () => {
  it('lets a tab that is alone speak at once', async () => {
    tab('a');
    await pass(0);
    expect(leading()).toEqual(['a']);
  });

  it('keeps the second waiting, and lets it take over when the first goes', async () => {
    const first = tab('b');
    await pass(10);
    tab('a');
    await pass(limits.tabAnswerMs + 10);
    expect([...standing]).toEqual([
      ['b', 'leading'],
      ['a', 'standby'],
    ]);
    await pass(3600_000);
    expect(leading()).toEqual(['b']);
    first.release();
    listeners.delete('b');
    standing.delete('b');
    await pass(limits.tabAnswerMs + 10);
    expect(leading()).toEqual(['a']);
  });

  it('takes over from a tab that crashed', async () => {
    tab('a');
    await pass(10);
    tab('b');
    await pass(limits.tabAnswerMs + 10);
    listeners.delete('a');
    standing.delete('a');
    await pass(limits.tabAskEveryMs + limits.tabAnswerMs + 10);
    expect(leading()).toEqual(['b']);
  });

  it('does not wait for ever for a tab of which only the mark is left', async () => {
    marked = true;
    tab('a');
    await pass(limits.tabAnswerMs + 10);
    expect(leading()).toEqual(['a']);
  });

  it('leaves one where several begin in the same moment', async () => {
    markIsLate = true;
    for (const id of ['c', 'a', 'b']) tab(id);
    await pass(limits.tabAnswerMs + 10);
    expect(leading()).toEqual(['a']);
    expect([standing.get('b'), standing.get('c')]).toEqual(['lost', 'lost']);
  });

  it('lets one of several follow', async () => {
    const first = tab('x');
    await pass(10);
    for (const id of ['c', 'a', 'b']) tab(id);
    await pass(limits.tabAnswerMs + 10);
    first.release();
    listeners.delete('x');
    standing.delete('x');
    await pass(limits.tabAskEveryMs);
    expect(leading()).toEqual(['a']);
    expect([...standing.values()].filter((state) => state === 'standby')).toHaveLength(2);
  });
});
