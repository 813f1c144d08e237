import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { npm } from '../../hub/bin/setup/npm.mjs';
import { root } from '../../hub/bin/setup/prepare.mjs';
import { Problem, problemFromNpm } from '../../hub/bin/setup/problem.mjs';
import { sayWhile } from '../../hub/bin/setup/say.mjs';

/*
 * The oldest browser that the kiosk runs in (DESIGN.md §6), out of an npm package that ships it. It is packed, not
 * installed: only tests need its 43 MB, and nothing needs the libraries that it names.
 */
const engine = {
  spec: 'chrome-aws-lambda@2.1.1',
  file: 'chrome-aws-lambda-2.1.1.tgz',
  sha512: 'Wer2QuygxsCov5bM2+8CLa6qYpNsc5AxYTlgTne00aFoxFP491LGJRxOQtGnYtsJP6UG4pB0SfrwTyPnLys1Lw==',
  member: 'package/bin/chromium.br',
};

const directory = join(root, '.cache', 'chrome-80');
const program = join(directory, 'chromium');

/** Brings the engine where it is missing: to `.cache/chrome-80/chromium`, where tests/support/chrome-80.ts finds it. */
export async function requireChrome80() {
  if (existsSync(program)) return;
  await sayWhile('下载测试用的 Chrome 80（43 MB）', 'Fetching Chrome 80 for the tests (43 MB)', async () => {
    mkdirSync(directory, { recursive: true });
    const { code, output } = await npm(root, ['pack', engine.spec, '--pack-destination', directory]);
    if (code !== 0) throw problemFromNpm(output);
    const packed = join(directory, engine.file);
    const bytes = readFileSync(packed);
    if (createHash('sha512').update(bytes).digest('base64') !== engine.sha512) {
      throw new Problem(
        '下载的 Chrome 80 与预期不符：请运行 npm cache clean --force，再试一次。',
        'The Chrome 80 that was fetched is not the one that was expected: run npm cache clean --force, then try again.',
      );
    }
    // Named last: a fetch that was cut short is begun again.
    writeFileSync(`${program}.part`, brotliDecompressSync(memberOf(gunzipSync(bytes), engine.member)));
    chmodSync(`${program}.part`, 0o755);
    renameSync(`${program}.part`, program);
    rmSync(packed);
  });
}

/**
 * One file out of a tar archive: blocks of 512 bytes, a head with the name and the size in octal before each file.
 *
 * @param {Buffer} archive
 * @param {string} name
 */
function memberOf(archive, name) {
  for (let at = 0; at + 512 <= archive.length;) {
    const field = (/** @type {number} */ from, /** @type {number} */ to) =>
      archive.toString('latin1', at + from, at + to).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 136), 8) || 0;
    if (field(0, 100) === name) return archive.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Problem(`包里没有 ${name}。`, `There is no ${name} in the package.`);
}
