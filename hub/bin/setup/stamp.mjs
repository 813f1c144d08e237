import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * A stamp is a small file beside something that was made, holding the hash of what it was made from.
 *
 * @param {string} stampFile
 * @param {string} fingerprint
 * @returns {boolean} whether the thing was made from exactly this
 */
export function hasStamp(stampFile, fingerprint) {
  return readIfThere(stampFile) === `${fingerprint}\n`;
}

/**
 * @param {string} stampFile
 * @param {string} fingerprint
 */
export function writeStamp(stampFile, fingerprint) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${fingerprint}\n`);
}

/**
 * The text of a file, or nothing if there is no such file.
 *
 * @param {string} file
 * @returns {string | undefined}
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The hash of files and folders by their paths and contents, not by their times: a fresh clone gives every file a
 * new time. Tests, dependencies and what was built do not count.
 *
 * @param {string} root
 * @param {readonly string[]} places files or folders below the root; a missing one counts as missing
 * @returns {string} SHA-256, hexadecimal
 */
export function fingerprint(root, places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesAt(join(root, place))) {
      const content = readFileSync(file);
      hash.update(`${relative(root, file).split(sep).join('/')}\0${content.length}\0`);
      hash.update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesAt(path) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (['node_modules', 'dist'].includes(entry.name) || /\.test\.\w+$/.test(entry.name)) return [];
      return filesAt(join(path, entry.name));
    });
}
