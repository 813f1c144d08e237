import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from './problem.mjs';
import { say } from './say.mjs';

const beatMs = 2_000;
const deadAfterMs = 15_000;
const longestWaitMs = 20 * 60_000;

/**
 * Lets one process at a time do the work, so that `npm start` and `npm test` in two terminals do not
 * install over each other. The holder touches the file while it works; one that died stops touching it.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function takeTurn(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  const began = Date.now();
  let told = false;
  while (!tryTake(file)) {
    if (Date.now() - began > longestWaitMs) {
      throw new Problem(
        `另一个楼语命令一直占用着本文件夹:请等它结束,或删除 ${file}。`,
        `Another Louyu command keeps this folder busy: wait for its end, or delete ${file}.`,
      );
    }
    if (!told)
      say('等待另一个楼语命令完成安装 …', 'Waiting for another Louyu command to finish installing …');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, beatMs / 4));
  }
  const beat = setInterval(() => writeFileSync(file, `${process.pid}\n`), beatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    const held = statSync(file, { throwIfNoEntry: false });
    if (held !== undefined && Date.now() - held.mtimeMs > deadAfterMs) rmSync(file, { force: true });
    return false;
  }
}
