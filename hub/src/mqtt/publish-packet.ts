/** A PUBLISH packet as it came from a device (MQTT 3.1.1 §3.3). */
export interface ReceivedPublish {
  topic: string;
  payload: Buffer;
  qos: number;
  retain: boolean;
  /** 0 when `qos` is 0. */
  packetId: number;
}

const retainFlag = 0x01;
const duplicateFlag = 0x08;

/** Bytes the remaining length takes (MQTT 3.1.1 §2.2.3). */
function lengthBytes(length: number): number {
  if (length < 128) return 1;
  if (length < 16_384) return 2;
  return length < 2_097_152 ? 3 : 4;
}

/** Bytes of the header of an unmasked binary WebSocket frame (RFC 6455 §5.2) around `length` bytes. */
export function webSocketHeaderBytes(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

/** Writes that header at the start of `frame`. */
export function writeWebSocketHeader(frame: Buffer, length: number): void {
  frame[0] = 0x82;
  if (length < 126) {
    frame[1] = length;
  } else if (length < 65_536) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
}

/** A serialised PUBLISH: `frame` is the WebSocket frame, `packet` the part of it that is the MQTT packet. */
export interface PublishBytes {
  frame: Buffer;
  packet: Buffer;
  /** Where the packet id stands in `packet`; -1 with QoS 0. */
  packetIdAt: number;
}

export function encodePublish(
  topic: string,
  payload: Buffer,
  qos: 0 | 1,
  retain: boolean,
  packetId: number,
): PublishBytes {
  const topicBytes = Buffer.byteLength(topic);
  const remaining = 2 + topicBytes + (qos > 0 ? 2 : 0) + payload.length;
  const packetLength = 1 + lengthBytes(remaining) + remaining;
  const headerLength = webSocketHeaderBytes(packetLength);
  const frame = Buffer.allocUnsafeSlow(headerLength + packetLength);
  writeWebSocketHeader(frame, packetLength);
  const packet = frame.subarray(headerLength);
  packet[0] = 0x30 | (qos << 1) | (retain ? retainFlag : 0);
  let at = 1;
  for (let rest = remaining; ; rest = rest >>> 7) {
    packet[at++] = rest < 128 ? rest : (rest & 0x7f) | 0x80;
    if (rest < 128) break;
  }
  at = packet.writeUInt16BE(topicBytes, at);
  at += packet.write(topic, at);
  const packetIdAt = qos > 0 ? at : -1;
  if (qos > 0) at = packet.writeUInt16BE(packetId, at);
  packet.set(payload, at);
  return { frame, packet, packetIdAt };
}

/** The same packet under another id, or marked as sent before: a copy, since the original is shared. */
export function variantOf(bytes: PublishBytes, packetId: number, duplicate: boolean): PublishBytes {
  const frame = Buffer.from(bytes.frame);
  const packet = frame.subarray(bytes.frame.length - bytes.packet.length);
  packet.writeUInt16BE(packetId, bytes.packetIdAt);
  if (duplicate) packet[0] = (packet[0] ?? 0) | duplicateFlag;
  return { frame, packet, packetIdAt: bytes.packetIdAt };
}

/** Reads a whole PUBLISH packet; undefined when it breaks MQTT 3.1.1 §3.3. */
export function decodePublish(packet: Buffer): ReceivedPublish | undefined {
  const flags = packet[0] ?? 0;
  const qos = (flags >> 1) & 3;
  let at = 1;
  while ((packet[at] ?? 0) >= 0x80) at += 1;
  at += 1;
  if (at + 2 > packet.length) return undefined;
  const topicEnd = at + 2 + packet.readUInt16BE(at);
  const payloadAt = topicEnd + (qos > 0 ? 2 : 0);
  if (payloadAt > packet.length || topicEnd === at + 2) return undefined;
  const topic = packet.toString('utf8', at + 2, topicEnd);
  const packetId = qos > 0 ? packet.readUInt16BE(topicEnd) : 0;
  if ((qos > 0 && packetId === 0) || /[+#\0]/.test(topic)) return undefined;
  return { topic, payload: packet.subarray(payloadAt), qos, retain: (flags & retainFlag) !== 0, packetId };
}

export function encodePuback(packetId: number): Buffer {
  return Buffer.from([0x40, 2, packetId >> 8, packetId & 0xff]);
}

/** The id a PUBACK names; undefined when it is not four bytes long. */
export function decodePuback(packet: Buffer): number | undefined {
  return packet.length === 4 ? packet.readUInt16BE(2) : undefined;
}
