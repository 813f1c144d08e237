/**
 * What the commands tell a person, in Chinese and English on one line. A property office reads the one,
 * an integrator the other; nobody has chosen a language yet when these lines appear.
 */

/**
 * @param {string} zh
 * @param {string} en
 */
export function say(zh, en) {
  process.stdout.write(`${zh} / ${en}\n`);
}

/**
 * Says what is going on now, and again every 15 s with the seconds gone by, so that nobody takes a slow
 * line for a dead machine.
 *
 * @template T
 * @param {string} zh
 * @param {string} en
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function sayWhile(zh, en, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say(`${zh} …`, `${en} …`);
  const ticker = setInterval(() => say(`  还在进行,${seconds()} 秒`, `still at it, ${seconds()} s`), 15_000);
  try {
    const result = await work();
    say(`  完成,${seconds()} 秒`, `done, ${seconds()} s`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}
