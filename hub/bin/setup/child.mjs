import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} Ending
 * @property {number} code exit code; 128 + signal number if a signal ended it, 127 if it could not be started
 * @property {string} output the last 64 kB of what it printed, empty if it printed to the terminal
 */

const outputLimitBytes = 64 * 1024;
const parentWatchMs = 500;

/** @type {readonly NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end. While it runs, SIGINT, SIGTERM and SIGHUP are passed on to it and do not end
 * this process: the program's own ending decides. A Ctrl-C on a terminal reaches the whole group without us,
 * so that SIGINT is then not passed on a second time. npm passes SIGTERM to its shell only, which dies without a word:
 * under npm the loss of our parent counts as SIGTERM.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} options `quiet` keeps the output back
 * @returns {Promise<Ending>}
 */
export function run(command, args, { cwd, env = process.env, quiet = false }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-outputLimitBytes);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);

    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of passedOn) process.on(signal, passOn);

    const parent = process.ppid;
    const parentWatch = setInterval(() => {
      if (process.env['npm_lifecycle_event'] === undefined || process.ppid === parent) return;
      clearInterval(parentWatch);
      child.kill('SIGTERM');
    }, parentWatchMs);

    /** @param {Ending} ending */
    const end = (ending) => {
      clearInterval(parentWatch);
      for (const signal of passedOn) process.off(signal, passOn);
      resolve(ending);
    };
    child.on('error', (error) => end({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => {
      end({ code: signal === null ? (code ?? 1) : 128 + constants.signals[signal], output });
    });
  });
}
