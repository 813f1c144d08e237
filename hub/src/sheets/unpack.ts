import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { LouyuError } from '@louyu/contract/errors';

const entriesMax = 2_000;
const programPattern =
  /(^|\/)(vbaProject\.bin|.*\.(exe|dll|js|vbs))$|(^|\/)(externalLinks|activeX|embeddings)\//i;
const declarationPattern = /<!(DOCTYPE|ENTITY)/i;

/**
 * Unpacks a workbook once, to see what is in it before a reader of workbooks does: how much that is, whether it brings a
 * program, whether its XML declares entities.
 * @throws LouyuError `register.file_too_big_inside`, `register.file_has_program`, `register.file_unreadable`
 */
export async function inspectZip(bytes: Uint8Array, unpackedMaxBytes: number): Promise<void> {
  const zip = await open(bytes);
  try {
    let left = unpackedMaxBytes;
    let entries = 0;
    let isWorkbook = false;
    for await (const entry of entriesOf(zip)) {
      entries += 1;
      if (entries > entriesMax) throw new LouyuError('register.file_too_big_inside');
      if (programPattern.test(entry.fileName)) throw new LouyuError('register.file_has_program');
      if (entry.fileName.toLowerCase() === 'xl/workbook.xml') isWorkbook = true;
      left = await inspectEntry(zip, entry, left);
    }
    if (!isWorkbook) throw new LouyuError('register.file_unreadable');
  } finally {
    zip.close();
  }
}

/** Counts the bytes of one entry, whatever its head says they are; returns how many may still come. */
async function inspectEntry(zip: ZipFile, entry: Entry, leftBytes: number): Promise<number> {
  if (entry.fileName.endsWith('/')) return leftBytes;
  if (entry.uncompressedSize > leftBytes) throw new LouyuError('register.file_too_big_inside');
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) =>
      error === null ? resolve(opened) : reject(unreadable(error)),
    );
  });
  let left = leftBytes;
  let tail = '';
  try {
    for await (const chunk of stream) {
      const text = String(chunk);
      left -= Buffer.byteLength(chunk);
      if (left < 0) throw new LouyuError('register.file_too_big_inside');
      if (declarationPattern.test(tail + text)) throw new LouyuError('register.file_unreadable');
      tail = text.slice(-16);
    }
  } catch (error) {
    throw error instanceof LouyuError ? error : unreadable(error);
  }
  return left;
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(unreadable(error)),
    );
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const settle = (act: () => void) => () => {
        zip.removeAllListeners('entry');
        zip.removeAllListeners('end');
        zip.removeAllListeners('error');
        act();
      };
      zip.once('entry', (found: Entry) => settle(() => resolve(found))());
      zip.once(
        'end',
        settle(() => resolve(undefined)),
      );
      zip.once('error', (error: unknown) => settle(() => reject(unreadable(error)))());
      zip.readEntry();
    });
    if (entry === undefined) return;
    yield entry;
  }
}

function unreadable(cause: unknown): LouyuError {
  return new LouyuError('register.file_unreadable', { cause });
}
