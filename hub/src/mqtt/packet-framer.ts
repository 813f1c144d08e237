/** The wire breaks the MQTT 3.1.1 framing, or a packet is larger than it may be. */
export type FramingFault = 'packet-too-large' | 'malformed-length';

export const packetType = {
  publish: 3,
  puback: 4,
  pubrec: 5,
  pubrel: 6,
  pubcomp: 7,
  disconnect: 14,
} as const;

/** The packet type in the first byte (MQTT 3.1.1 §2.2.1). */
export function typeOf(packet: Buffer): number {
  return (packet[0] ?? 0) >> 4;
}

/**
 * Cuts a byte stream into whole MQTT control packets (MQTT 3.1.1 §2.2) without looking into them. Chunks are kept
 * as they came and joined only when a packet is complete, so a packet sent byte by byte costs no more than another.
 */
export class PacketFramer {
  #chunks: Buffer[] = [];
  #held = 0;
  #needed = 2;

  /** Bytes held that are not yet a whole packet. */
  get heldBytes(): number {
    return this.#held;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
  }

  /** The next whole packet, undefined when there is none yet, or what is wrong with it. */
  next(maxBytes: number): Buffer | FramingFault | undefined {
    if (this.#held < this.#needed) return undefined;
    const bytes = this.#joined();
    let length = 0;
    for (let index = 1; ; index += 1) {
      if (index > 4) return 'malformed-length';
      const byte = bytes[index];
      if (byte === undefined) return this.#waitFor(bytes, index + 1);
      length += (byte & 0x7f) * 128 ** (index - 1);
      if (byte < 0x80) {
        const end = index + 1 + length;
        if (end > maxBytes) return 'packet-too-large';
        if (end > bytes.length) return this.#waitFor(bytes, end);
        this.#keep(bytes.subarray(end), 2);
        return bytes.subarray(0, end);
      }
    }
  }

  #joined(): Buffer {
    const [first] = this.#chunks;
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#held);
  }

  #waitFor(bytes: Buffer, needed: number): undefined {
    this.#keep(bytes, needed);
    return undefined;
  }

  #keep(bytes: Buffer, needed: number): void {
    this.#chunks = bytes.length === 0 ? [] : [bytes];
    this.#held = bytes.length;
    this.#needed = needed;
  }
}
