import { join } from 'node:path';
import Database from 'better-sqlite3';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import * as v from 'valibot';

const rowSchema = v.object({ screen_code: v.string() });

/** What the QR of a notice on a screen carries, without waiting for its turn on the glass. */
export function screenLinkCode(dataDir: string, deviceId: string, noticeNumber: number): string {
  const sqlite = new Database(join(dataDir, 'louyu.db'), { readonly: true });
  try {
    const row = sqlite.prepare('select screen_code from device where id = ?').get(deviceId);
    const { screen_code: screenCode } = v.parse(rowSchema, row);
    return encodeScreenLink({ noticeNumber, screenCode });
  } finally {
    sqlite.close();
  }
}
