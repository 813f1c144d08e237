import { expect, test } from 'vitest';
import { sealCommand } from './commands.ts';
import type { Command } from './messages.ts';
import { nobleSigner } from './noble-signer.ts';
import { openCommand } from './reading.ts';
import { seal } from './signing.ts';
import { topicOf } from './topics.ts';

const key = nobleSigner(new Uint8Array(32).fill(1));
const stranger = nobleSigner(new Uint8Array(32).fill(2));
const topic = topicOf('command', 'site1', 'screen1');
const command: Command = { topic, id: 'c1', kind: 'identify', expiresAt: '2026-11-21T01:00:00.000Z' };

test('a command is opened as it was sealed', () => {
  expect(openCommand(sealCommand(command, key), topic, key.publicKey)).toEqual(command);
});

test.each([
  ['for another device', 'wire.wrong_topic', sealCommand({ ...command, topic: `${topic}2` }, key)],
  ['signed by a stranger', 'wire.signature_invalid', sealCommand(command, stranger)],
  ['not signed', 'wire.not_signed', new TextEncoder().encode(JSON.stringify(command).padEnd(300))],
  ['signed, but without a topic', 'wire.invalid', seal('{"id":"c1","kind":"reload"}', key)],
  ['signed, but of no kind', 'wire.invalid', seal(JSON.stringify({ ...command, kind: 'format' }), key)],
])('a command %s is refused', (_, code, message) => {
  expect(() => openCommand(message, topic, key.publicKey)).toThrow(code);
});
