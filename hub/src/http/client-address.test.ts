import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressReader, isOutside } from './client-address.ts';

type Request = Parameters<ReturnType<typeof addressReader>>[0];

function from(remoteAddress: string, forwarded?: string): Request {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  return { headers, socket };
}

describe('where a request came from', () => {
  it('is its socket, whatever it says itself', () => {
    const read = addressReader([]);
    expect(read(from('::ffff:192.168.1.7', '203.0.113.9'))).toBe('192.168.1.7');
  });

  it('is what a trusted proxy says, and what those before it say is not believed', () => {
    const read = addressReader(['127.0.0.1', '10.0.0.0/8']);
    expect(read(from('127.0.0.1', '203.0.113.9'))).toBe('203.0.113.9');
    expect(read(from('127.0.0.1', '198.51.100.1, 203.0.113.9, 10.1.2.3'))).toBe('203.0.113.9');
    expect(read(from('127.0.0.1', '[2001:db8::5]:4711'))).toBe('2001:db8::5');
    expect(read(from('127.0.0.1', '203.0.113.9, nonsense'))).toBe('127.0.0.1');
    expect(read(from('127.0.0.1'))).toBe('127.0.0.1');
    expect(read(from('192.168.1.7', '203.0.113.9'))).toBe('192.168.1.7');
  });
});

it.each([
  ['203.0.113.9', true],
  ['2001:db8::5', true],
  ['192.168.1.7', false],
  ['172.31.0.1', false],
  ['100.64.3.4', false],
  ['127.0.0.1', false],
  ['::1', false],
  ['fd00::1', false],
  ['', false],
])('%s is outside: %s', (address, outside) => {
  expect(isOutside(address)).toBe(outside);
});
