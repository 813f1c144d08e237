import { BlockList, isIP, isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { AddressOf, HttpEnv } from './http-env.ts';

/** Networks that are nobody's from outside: the own one, this machine, links, and what providers share among customers. */
const insideNetworks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '100.64.0.0/10',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];
/** Hops that are looked at in one header. */
const hopsMax = 20;

/**
 * Where a request came from: its socket, or, behind a proxy that is trusted, the last address before the trusted ones in
 * `x-forwarded-for`. What others write there is not believed.
 * @param trustedProxies addresses and networks: `127.0.0.1`, `10.0.0.0/8`
 */
export function addressReader(trustedProxies: readonly string[]): AddressOf {
  const trusted = listOf(trustedProxies);
  return ({ headers, socket }) => {
    let address = plain(socket.remoteAddress ?? '');
    if (trustedProxies.length === 0) return address;
    const header = headers['x-forwarded-for'];
    const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').slice(-hopsMax);
    while (contains(trusted, address) && hops.length > 0) {
      const before = plain((hops.pop() ?? '').trim());
      if (isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
}

const inside = listOf(insideNetworks);

/** Whether an address is one of the internet; none is none. */
export function isOutside(address: string): boolean {
  return isIP(address) !== 0 && !contains(inside, address);
}

/**
 * Where a request came from, for throttles that count in memory. Never stored, never logged. Empty where the request did
 * not come by a socket (`app.request` of tests).
 */
export function clientAddress(c: Context<HttpEnv>): string {
  const read = c.get('addressOf');
  const bindings: Partial<HttpBindings> = c.env ?? {};
  if (bindings.incoming === undefined) return '';
  return read === undefined ? (bindings.incoming.socket.remoteAddress ?? '') : read(bindings.incoming);
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function contains(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** `::ffff:192.0.2.1` is the IPv4 address that it holds, and a proxy may add a port. */
function plain(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(.*)\](:\d+)?$/, '$1');
  return /^[\d.]+:\d+$/.test(bare) ? (bare.split(':')[0] ?? '') : bare;
}
