import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeEvents, onChanges, openEvents, retryDelayMs } from './events.ts';

const probe = vi.fn(async () => undefined);

class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  closed = false;

  constructor() {
    super();
    FakeSource.opened.push(this);
  }

  close(): void {
    this.closed = true;
  }

  say(data: string): void {
    this.dispatchEvent(new MessageEvent('change', { data }));
  }
}

beforeEach(() => {
  FakeSource.opened = [];
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
});

afterEach(() => {
  closeEvents();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('changes close together are told once', () => {
  const told = vi.fn();
  const end = onChanges(told);
  openEvents(probe);
  FakeSource.opened[0]?.say('{"resource":"delivery","id":"n1"}');
  FakeSource.opened[0]?.say('{"resource":"device","id":null}');
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersByTime(150);
  expect(told).toHaveBeenCalledExactlyOnceWith([
    { resource: 'delivery', id: 'n1' },
    { resource: 'device', id: null },
  ]);
  end();
});

test('a broken stream is opened again and then everything is fetched anew', async () => {
  const told = vi.fn();
  const end = onChanges(told);
  openEvents(probe);
  FakeSource.opened[0]?.dispatchEvent(new Event('error'));
  expect(FakeSource.opened[0]?.closed).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(FakeSource.opened).toHaveLength(2);
  FakeSource.opened[1]?.dispatchEvent(new Event('open'));
  expect(told).toHaveBeenCalledExactlyOnceWith(null);
  end();
});

test('while the hub is away the stream is not opened, only asked for again', async () => {
  const away = vi.fn(async () => Promise.reject(new Error('away')));
  openEvents(away);
  FakeSource.opened[0]?.dispatchEvent(new Event('error'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(away.mock.calls.length).toBeGreaterThan(1);
  expect(FakeSource.opened).toHaveLength(1);
});

test('a stream that nobody wants any more stays closed', async () => {
  openEvents(probe);
  FakeSource.opened[0]?.dispatchEvent(new Event('error'));
  closeEvents();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSource.opened).toHaveLength(1);
});

test('a change that cannot be read counts as any change', () => {
  const told = vi.fn();
  const end = onChanges(told);
  openEvents(probe);
  FakeSource.opened[0]?.say('{"resource":"weather","id":null}');
  expect(told).toHaveBeenCalledExactlyOnceWith(null);
  end();
});

test('the waits between tries double up to a limit and are jittered', () => {
  expect(retryDelayMs(1, 1)).toBe(1_000);
  expect(retryDelayMs(3, 1)).toBe(4_000);
  expect(retryDelayMs(3, 0)).toBe(2_000);
  expect(retryDelayMs(20, 1)).toBe(30_000);
});
