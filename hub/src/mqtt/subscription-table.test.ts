import { expect, test } from 'vitest';
import { SubscriptionTable } from './subscription-table.ts';

test('knows who reads a topic with which QoS, and forgets a reader whole', () => {
  const table = new SubscriptionTable<{ name: string }>();
  const [first, second] = [{ name: 'first' }, { name: 'second' }];
  table.add(first, 'a', 1);
  table.add(first, 'a', 0);
  table.add(first, 'b', 1);
  table.add(second, 'a', 1);
  expect(table.size).toBe(3);
  expect([...(table.of('a') ?? [])]).toEqual([
    [first, 0],
    [second, 1],
  ]);
  expect(table.count(first)).toBe(2);
  table.remove(second, 'unknown');
  table.removeAll(first);
  expect(table.size).toBe(1);
  expect(table.of('b')).toBeUndefined();
  expect(table.holds(first, 'a')).toBe(false);
  expect(table.holds(second, 'a')).toBe(true);
});
