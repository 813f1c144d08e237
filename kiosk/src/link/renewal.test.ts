import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from './limits.ts';
import { MemoryStorage } from './memory-storage.ts';
import { Renewal, type PageSource } from './renewal.ts';

const page =
  '<script src="/kiosk/assets/index-a.js"></script><meta content="/kiosk/assets/index-a.js /kiosk/assets/display-b.js" />';

/** A browser that writes down what it is asked, and fails at the named step. */
function browser(fails = ''): { source: PageSource; steps: string[] } {
  const steps: string[] = [];
  const step = async (name: string): Promise<void> => {
    steps.push(name);
    if (name === fails) await Promise.reject(new TypeError('no hub'));
  };
  const source: PageSource = {
    fetchPage: async () => {
      await step('page');
      return page;
    },
    warm: (address) => step(address),
    refreshPage: () => step('refresh'),
    navigate: () => void step('navigate'),
  };
  return { source, steps };
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('Renewal', () => {
  it('brings everything new into the cache before it gives the old page up', async () => {
    const { source, steps } = browser();
    await new Renewal(source, new MemoryStorage(), () => 0).renew();
    expect(steps).toEqual([
      'page',
      '/kiosk/assets/index-a.js',
      '/kiosk/assets/display-b.js',
      'refresh',
      'navigate',
    ]);
  });

  it.each(['page', '/kiosk/assets/display-b.js', 'refresh'])(
    'stays where it is when the hub is gone at %s',
    async (at) => {
      const { source, steps } = browser(at);
      await new Renewal(source, new MemoryStorage(), () => 0).renew();
      expect(steps).not.toContain('navigate');
    },
  );

  it('renews for another build once in a while only, over a restart too', async () => {
    const storage = new MemoryStorage();
    const { source, steps } = browser();
    await new Renewal(source, storage, () => 1_000).renewForBuild();
    await new Renewal(source, storage, () => limits.renewalEveryMs).renewForBuild();
    expect(steps.filter((step) => step === 'navigate')).toHaveLength(1);
    await new Renewal(source, storage, () => limits.renewalEveryMs + 1_000).renewForBuild();
    expect(steps.filter((step) => step === 'navigate')).toHaveLength(2);
  });
});
