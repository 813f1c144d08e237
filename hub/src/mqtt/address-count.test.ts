import { expect, test } from 'vitest';
import { AddressCount, networkOf } from './address-count.ts';

test('lets so many of one address in, and as many as leave again', () => {
  const count = new AddressCount(2);
  expect([count.enter('192.0.2.1'), count.enter('::ffff:192.0.2.1')]).toEqual([true, true]);
  expect(count.enter('192.0.2.1')).toBe(false);
  expect(count.enter('192.0.2.2')).toBe(true);
  count.leave('192.0.2.1');
  expect(count.enter('192.0.2.1')).toBe(true);
  expect(count.enter('192.0.2.1')).toBe(false);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::7', '2001:db8:1:2'],
  ['2001:db8::7', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
