import type { Change } from '@louyu/contract/api/overview';
import type { ReactiveController } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Changes } from './events.ts';

const listeners = new Set<(changes: Changes) => void>();
vi.mock('./events.ts', () => ({
  onChanges: (listener: (changes: Changes) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
}));
const { Live } = await import('./live.ts');

class Host {
  readonly controllers: ReactiveController[] = [];
  readonly updateComplete = Promise.resolve(true);

  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }

  removeController(): void {
    this.controllers.length = 0;
  }

  requestUpdate(): void {
    for (const controller of this.controllers) controller.hostUpdate?.();
  }

  connect(): void {
    for (const controller of this.controllers) controller.hostConnected?.();
    this.requestUpdate();
  }

  disconnect(): void {
    for (const controller of this.controllers) controller.hostDisconnected?.();
  }
}

const deviceChange: Change = { resource: 'device', id: 'd1' };

function tell(changes: Changes): void {
  for (const listener of listeners) listener(changes);
}

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  listeners.clear();
  vi.useRealTimers();
});

function liveOf(load: (key: string) => Promise<string>, key = () => 'd1') {
  const host = new Host();
  const live = new Live(host, { key, load, touchedBy: (change, id) => change.id === id });
  host.connect();
  return { host, live };
}

test('a change fetches anew, and the old value stands until the new one is here', async () => {
  const answers = ['first', 'second'];
  const load = vi.fn(async () => answers.shift() ?? 'more');
  const { live } = liveOf(load);
  await vi.advanceTimersByTimeAsync(0);
  expect(live.value).toBe('first');
  tell([deviceChange]);
  expect(live.value).toBe('first');
  await vi.advanceTimersByTimeAsync(0);
  expect(live.value).toBe('second');
});

test('a change of something else fetches nothing; a missed one fetches everything', async () => {
  const load = vi.fn(async () => 'value');
  liveOf(load);
  await vi.advanceTimersByTimeAsync(0);
  tell([{ resource: 'device', id: 'd2' }]);
  await vi.advanceTimersByTimeAsync(0);
  expect(load).toHaveBeenCalledTimes(1);
  tell(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(load).toHaveBeenCalledTimes(2);
});

test('a storm of changes neither starves the page nor storms the hub', async () => {
  const load = vi.fn(async () => new Promise<string>((resolve) => setTimeout(() => resolve('value'), 300)));
  const { live } = liveOf(load);
  await vi.advanceTimersByTimeAsync(300);
  for (let round = 0; round < 50; round += 1) {
    tell([deviceChange]);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(live.value).toBe('value');
  expect(load.mock.calls.length).toBeGreaterThan(4);
  expect(load.mock.calls.length).toBeLessThan(10);
});

test('a page that is gone asks for nothing any more', async () => {
  const load = vi.fn(async () => 'value');
  const { host } = liveOf(load);
  await vi.advanceTimersByTimeAsync(0);
  host.disconnect();
  tell([deviceChange]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(load).toHaveBeenCalledTimes(1);
});

test('another key forgets the old value', async () => {
  let key = 'd1';
  const { host, live } = liveOf(
    async (asked) => `value of ${asked}`,
    () => key,
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(live.value).toBe('value of d1');
  key = 'd2';
  expect(live.value).toBeUndefined();
  host.requestUpdate();
  await vi.advanceTimersByTimeAsync(0);
  expect(live.value).toBe('value of d2');
});
