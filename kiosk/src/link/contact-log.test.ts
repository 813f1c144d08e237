import { describe, expect, it } from 'vitest';
import { ContactLog } from './contact-log.ts';
import { limits } from './limits.ts';
import { MemoryStorage } from './memory-storage.ts';

describe('ContactLog', () => {
  it('says since when nothing was heard, once that is too long, over a restart too', async () => {
    let nowMs = 1_000_000;
    const storage = new MemoryStorage();
    const log = new ContactLog({ nowMs: () => nowMs }, storage);
    expect(log.staleSinceMs).toBeNull();
    log.heard();
    nowMs += limits.staleAfterMs;
    expect(log.staleSinceMs).toBeNull();
    nowMs += 1;
    expect(log.staleSinceMs).toBe(1_000_000);
    const next = new ContactLog({ nowMs: () => nowMs }, storage);
    await next.load();
    expect(next.staleSinceMs).toBe(1_000_000);
    next.heard();
    expect(next.staleSinceMs).toBeNull();
  });
});
