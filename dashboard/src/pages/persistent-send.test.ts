import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { PersistentSend } from './persistent-send.ts';

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const away = () => Promise.reject(new ApiError('hub.unreachable', 'away'));
let sending: PersistentSend;

beforeEach(() => {
  vi.useFakeTimers();
  sending = new PersistentSend(host);
});

afterEach(() => {
  vi.useRealTimers();
});

test('says at once that there is no answer, and tries on until there is one', async () => {
  const send = vi.fn(away);
  send.mockImplementationOnce(away).mockImplementationOnce(away);
  const answer = sending.run<string>(send);
  await vi.advanceTimersByTimeAsync(0);
  expect([sending.busy, sending.unanswered]).toEqual([true, 1]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([sending.unanswered, send.mock.calls.length]).toEqual([2, 2]);
  send.mockImplementation(() => Promise.resolve('out') as never);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await answer).toBe('out');
  expect([sending.busy, sending.unanswered, sending.problem]).toEqual([false, 0, '']);
});

test('says so too while an answer is only slow', async () => {
  const slow = Promise.withResolvers<string>();
  const answer = sending.run(() => slow.promise);
  await vi.advanceTimersByTimeAsync(1_499);
  expect(sending.unanswered).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(sending.unanswered).toBe(1);
  slow.resolve('out');
  expect(await answer).toBe('out');
});

test('what the hub refuses is not sent again', async () => {
  const send = vi.fn(() => Promise.reject(new ApiError('alert.too_many', 'too many')));
  expect(await sending.run(send)).toBeUndefined();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledTimes(1);
  expect([sending.busy, sending.problem]).toEqual([false, 'too many']);
});

test('stops when it is told to, and sends nothing more', async () => {
  const send = vi.fn(away);
  const answer = sending.run(send);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(send).toHaveBeenCalledTimes(3);
  sending.stop();
  expect(await answer).toBeUndefined();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledTimes(3);
  expect(sending.busy).toBe(false);
});

test('one press at a time', async () => {
  const slow = Promise.withResolvers<string>();
  const first = sending.run(() => slow.promise);
  const second = vi.fn(() => Promise.resolve('second'));
  expect(await sending.run(second)).toBeUndefined();
  expect(second).not.toHaveBeenCalled();
  slow.resolve('first');
  expect(await first).toBe('first');
});
