import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { LouyuError } from '@louyu/contract/errors';
import type { EncodedImage, ImageBox, ImageEncoder } from '../core/images/image-store.ts';
import { answerMaxBytes, answerSchema, type Order } from './protocol.ts';

const decoderFile = fileURLToPath(new URL('decoder.ts', import.meta.url));
const megapixel = 1_000_000;

export const imageEncoderDefaults = {
  /** Width times height of what is taken; decoded it has three or four bytes for each. */
  imagePixelsMax: 64_000_000,
  /** The longest side of what comes out. */
  imageSideMaxPx: 1_600,
  /** A decoder that is not done by then is ended. */
  imageEncodeTimeoutMs: 20_000,
  /** Uploads in memory at once; one of them is decoded. */
  imagesWaitingMax: 4,
};

export interface ImageEncoderOptions {
  readonly limits: typeof imageEncoderDefaults;
  /** The program that decodes; another one in tests. */
  readonly decoder?: string;
}

/** An encoder that decodes elsewhere, and what ends it. */
export interface ProcessEncoder extends ImageEncoder {
  close(): void;
}

/**
 * Decodes every upload in a process of its own, one at a time and within a deadline: what is made to harm a decoder harms
 * that process. Nothing of the library is loaded into the hub.
 */
export function createImageEncoder({ limits, decoder = decoderFile }: ImageEncoderOptions): ProcessEncoder {
  const order: Order = { pixelsMax: limits.imagePixelsMax, sideMaxPx: limits.imageSideMaxPx };
  let seats = 0;
  let last: Promise<unknown> = Promise.resolve();
  let running: ChildProcess | undefined;
  let closed = false;

  async function decode(upload: Uint8Array, boxes: readonly ImageBox[]): Promise<EncodedImage> {
    if (closed) throw new LouyuError('hub.not_ready');
    const { spawn } = await import('node:child_process');
    const { SystemRoot } = process.env;
    const child = spawn(process.execPath, [decoder, JSON.stringify({ ...order, boxes })], {
      // Nothing of the hub's environment but what Windows cannot start without: no decoder finds a secret there.
      env: SystemRoot === undefined ? {} : { SystemRoot },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    running = child;
    const deadline = { passed: false };
    const timer = setTimeout(() => {
      deadline.passed = true;
      child.kill('SIGKILL');
    }, limits.imageEncodeTimeoutMs);
    try {
      const ended = new Promise<void>((resolve, reject) => {
        child.once('close', () => resolve());
        child.once('error', reject);
      });
      // It may be gone before it has read everything: its answer, or that there is none, says why.
      child.stdin.on('error', () => undefined);
      child.stdin.end(upload);
      const [answer] = await Promise.all([read(child), ended]);
      if (deadline.passed) throw new LouyuError('image.took_too_long');
      return parsed(answer, order);
    } finally {
      clearTimeout(timer);
      child.kill('SIGKILL');
      running = undefined;
    }
  }

  return {
    async encode(bring, boxes = []) {
      if (seats >= limits.imagesWaitingMax) throw new LouyuError('hub.busy');
      seats += 1;
      try {
        const upload = await bring();
        const turn = last.then(() => decode(upload, boxes));
        last = turn.catch(() => undefined);
        return await turn;
      } finally {
        seats -= 1;
      }
    },
    close() {
      closed = true;
      running?.kill('SIGKILL');
    },
  };
}

async function read(child: ChildProcess): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of child.stdout ?? []) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > answerMaxBytes) child.kill('SIGKILL');
    else chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The process has held what a stranger wrote: its answer is outside data. No answer, and the upload has ended it. */
function parsed(answer: Buffer, { pixelsMax }: Order): EncodedImage {
  const lineEnd = answer.indexOf('\n');
  const result = v.safeParse(answerSchema, json(answer.subarray(0, Math.max(0, lineEnd)).toString()));
  if (!result.success) throw new LouyuError('image.unreadable');
  if ('code' in result.output) {
    const { code } = result.output;
    const maxMegapixels = Math.floor(pixelsMax / megapixel);
    throw new LouyuError(code, code === 'image.too_many_pixels' ? { details: { maxMegapixels } } : {});
  }
  const { colour, paper } = result.output;
  const files = answer.subarray(lineEnd + 1);
  if (files.length !== colour.bytes + paper.bytes) throw new LouyuError('image.unreadable');
  return {
    colour: { ...colour, type: 'image/webp', bytes: Uint8Array.from(files.subarray(0, colour.bytes)) },
    paper: { ...paper, type: 'image/png', bytes: Uint8Array.from(files.subarray(colour.bytes)) },
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
