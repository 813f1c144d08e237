import { once } from 'node:events';
import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import { LouyuError } from '@louyu/contract/errors';
import { orderSchema, type Answer } from './protocol.ts';
import { reEncode } from './re-encode.ts';

/* The process that decodes: takes one upload, answers, and is gone with all that decoding has left in memory. */

/** It gives way to everything else on the machine. */
const niceness = 10;

try {
  setPriority(niceness);
} catch {
  // A service may be forbidden to; the deadline holds all the same.
}
const order = v.parse(orderSchema, JSON.parse(process.argv[2] ?? ''));
const upload = await buffer(process.stdin);
try {
  const { colour, paper } = await reEncode(upload, order);
  const part = ({ width, height, bytes }: typeof colour) => ({ width, height, bytes: bytes.length });
  await say({ colour: part(colour), paper: part(paper) }, colour.bytes, paper.bytes);
} catch (error) {
  const tooMany = error instanceof LouyuError && error.code === 'image.too_many_pixels';
  await say({ code: tooMany ? 'image.too_many_pixels' : 'image.unreadable' });
}

async function say(answer: Answer, ...files: readonly Uint8Array[]): Promise<void> {
  process.stdout.end(Buffer.concat([Buffer.from(`${JSON.stringify(answer)}\n`), ...files]));
  await once(process.stdout, 'finish');
}
