/** Counts what comes from one network address at once, so that one machine cannot take all places. */
export class AddressCount {
  readonly #max: number;
  readonly #open = new Map<string, number>();

  constructor(max: number) {
    this.#max = max;
  }

  /** Counts one from the address; false, and not counted, when there are as many as may be. */
  enter(address: string): boolean {
    const network = networkOf(address);
    const open = this.#open.get(network) ?? 0;
    if (open >= this.#max) return false;
    this.#open.set(network, open + 1);
    return true;
  }

  leave(address: string): void {
    const network = networkOf(address);
    const open = (this.#open.get(network) ?? 0) - 1;
    if (open > 0) this.#open.set(network, open);
    else this.#open.delete(network);
  }
}

const ipv6Groups = 8;
/** A machine may have any address of its IPv6 network: the first 64 bits name it. */
const networkGroups = 4;

/** `192.0.2.7`, also where it comes as `::ffff:192.0.2.7`; of an IPv6 address its network, `2001:db8:0:1`. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, ipv6Groups - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, networkGroups).join(':');
}
