/** MQTT 3.1.1 packets and client-side WebSocket frames, built once and sent many times. */

function remainingLength(length: number): number[] {
  const bytes: number[] = [];
  for (let rest = length; ; rest = rest >>> 7) {
    bytes.push(rest < 128 ? rest : (rest & 0x7f) | 0x80);
    if (rest < 128) return bytes;
  }
}

function packet(firstByte: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([firstByte, ...remainingLength(body.length)]), body]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

/** A clean session with a keep-alive of 20 s; client id = user name. */
export function connectPacket(clientId: string, password: string): Buffer {
  const header = Buffer.concat([text('MQTT'), Buffer.from([4, 0b1100_0010, 0, 20])]);
  return packet(0x10, header, text(clientId), text(clientId), text(password));
}

export function subscribePacket(topics: string[], packetId = 1): Buffer {
  const wanted = topics.map((topic) => Buffer.concat([text(topic), Buffer.from([1])]));
  return packet(0x82, Buffer.from([packetId >> 8, packetId & 0xff]), ...wanted);
}

export function publishPacket(topic: string, payload: Buffer, packetId: number, retain = false): Buffer {
  const id = Buffer.from([packetId >> 8, packetId & 0xff]);
  return packet(retain ? 0x33 : 0x32, text(topic), id, payload);
}

export const pingPacket = Buffer.from([0xc0, 0]);
export const connackPacket = Buffer.from([0x20, 2, 0, 0]);

/** Bytes of a masked frame's header; the mask is zero, so the payload stays as it is. */
function clientFrameHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([0x82, 0x80 | length, 0, 0, 0, 0]);
  return Buffer.from([0x82, 0x80 | 126, length >> 8, length & 0xff, 0, 0, 0, 0]);
}

/** A binary WebSocket frame as a client sends it; up to 65,535 bytes. */
export function clientFrame(bytes: Buffer): Buffer {
  return Buffer.concat([clientFrameHeader(bytes.length), bytes]);
}

export function serverFrame(bytes: Buffer): Buffer {
  const { length } = bytes;
  const header = length < 126 ? [0x82, length] : [0x82, 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), bytes]);
}

/** The HTTP request that opens a WebSocket for MQTT. */
export function upgradeRequest(port: number): string {
  return [
    'GET /mqtt HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: bG91eXUtYmVuY2gta2V5IQ==',
    'Sec-WebSocket-Protocol: mqtt',
    '\r\n',
  ].join('\r\n');
}
