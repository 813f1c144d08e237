import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const buildSchema = v.object({ build: v.pipe(v.string(), v.maxLength(64)) });

/** What the kiosk's build calls itself in `build.json`; `none` where nothing is built. */
export function kioskBuild(directory: string): string {
  try {
    return v.parse(buildSchema, JSON.parse(readFileSync(join(directory, 'build.json'), 'utf8'))).build;
  } catch {
    return 'none';
  }
}
