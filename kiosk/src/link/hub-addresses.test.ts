import { beforeEach, describe, expect, it } from 'vitest';
import { HubAddresses } from './hub-addresses.ts';
import { MemoryStorage } from './memory-storage.ts';

const page = 'http://192.168.1.20:8080';
const moved = 'http://192.168.1.99:8080';
const named = 'http://louyu.lan:8080';

let addresses: HubAddresses;
const results = () => addresses.list.map(({ url, result }) => [url, result]);

beforeEach(() => {
  addresses = new HubAddresses(page, () => 1_000);
});

describe('HubAddresses', () => {
  it('knows where the page came from, until a configuration says more', () => {
    expect(addresses.list).toEqual([{ url: page, from: 'page', result: 'untried', atMs: null }]);
    addresses.announce([`${moved}/`, named]);
    expect(addresses.list.map(({ url, from }) => [url, from])).toEqual([
      [moved, 'config'],
      [named, 'config'],
      [page, 'page'],
    ]);
  });

  it('tries every address once before it says that all are silent', () => {
    addresses.announce([moved, named]);
    const tried: string[] = [];
    let over = false;
    while (!over) {
      tried.push(addresses.current);
      addresses.note('unreachable');
      over = addresses.advance();
    }
    expect(tried.sort()).toEqual([page, moved, named].sort());
    expect(results()).toEqual([
      [moved, 'unreachable'],
      [named, 'unreachable'],
      [page, 'unreachable'],
    ]);
  });

  it('comes back to the one that was good, over a restart too', async () => {
    const storage = new MemoryStorage();
    addresses.announce([moved, named]);
    while (addresses.current !== named) addresses.advance();
    expect(addresses.note('connected')).toBe(true);
    expect(addresses.note('connected')).toBe(false);
    await addresses.save(storage);

    const next = new HubAddresses(page, () => 2_000);
    next.announce([moved, named]);
    await next.load(storage);
    expect(next.current).toBe(named);
    expect(next.list[0]?.url).toBe(named);
  });

  it('goes nowhere that neither the page nor the signed configuration names', async () => {
    const storage = new MemoryStorage();
    await storage.writeState('hub', { url: 'http://10.0.0.66:8080' });
    await addresses.load(storage);
    expect(addresses.current).toBe(page);

    addresses.announce([moved]);
    while (addresses.current !== moved) addresses.advance();
    addresses.note('connected');
    addresses.announce([named]);
    expect(addresses.current, 'a connection that stands is kept').toBe(moved);
    addresses.note('lost');
    addresses.advance();
    expect(addresses.current).toBe(named);
    expect(addresses.list.map(({ url }) => url)).toEqual([named, page]);
  });

  it('passes over what a page from HTTPS may not ask', () => {
    const secure = 'https://lou.example';
    addresses = new HubAddresses(secure, () => 1_000);
    addresses.announce([moved]);
    expect(results()).toEqual([
      [moved, 'blocked'],
      [secure, 'untried'],
    ]);
    expect(addresses.advance()).toBe(true);
    expect(addresses.current).toBe(secure);
  });
});
