import { sealCommand } from '@louyu/contract/commands';
import type { Command } from '@louyu/contract/messages';
import { nobleSigner } from '@louyu/contract/noble-signer';
import { topicOf } from '@louyu/contract/topics';
import { describe, expect, it } from 'vitest';
import { CommandGate } from './commands.ts';
import { MemoryStorage } from './memory-storage.ts';

const hub = nobleSigner(new Uint8Array(32).fill(7));
const nowMs = Date.parse('2026-11-21T01:00:00Z');
const clock = { trusted: true, nowMs: () => nowMs };
const topic = topicOf('command', 's', 'd1');
const command: Command = { topic, id: 'c1', kind: 'reload', expiresAt: '2026-11-21T01:00:30.000Z' };
const sealed = (change: Partial<Command> = {}, key = hub) => sealCommand({ ...command, ...change }, key);

describe('CommandGate', () => {
  it('lets a command through once, over a restart too', async () => {
    const storage = new MemoryStorage();
    const gate = new CommandGate(hub.publicKey, clock, storage);
    expect(await gate.admit(topic, sealed())).toBe('reload');
    expect(await gate.admit(topic, sealed())).toBeNull();
    const next = new CommandGate(hub.publicKey, clock, storage);
    await next.load();
    expect(await next.admit(topic, sealed())).toBeNull();
    expect(await next.admit(topic, sealed({ id: 'c2' }))).toBe('reload');
  });

  it('ignores what has expired, and everything while the time is not known', async () => {
    const gate = new CommandGate(hub.publicKey, clock, new MemoryStorage());
    expect(await gate.admit(topic, sealed({ expiresAt: '2026-11-21T01:00:00.000Z' }))).toBeNull();
    const unsure = new CommandGate(hub.publicKey, { ...clock, trusted: false }, new MemoryStorage());
    expect(await unsure.admit(topic, sealed())).toBeNull();
  });

  it('refuses what the hub did not sign', async () => {
    const gate = new CommandGate(hub.publicKey, clock, new MemoryStorage());
    const forged = sealed({}, nobleSigner(new Uint8Array(32).fill(8)));
    await expect(gate.admit(topic, forged)).rejects.toMatchObject({ code: 'wire.signature_invalid' });
    const another = sealed({ topic: topicOf('command', 's', 'd2') });
    await expect(gate.admit(topic, another)).rejects.toMatchObject({ code: 'wire.wrong_topic' });
  });
});
