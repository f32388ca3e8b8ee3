/** Runs a script in a process of its own, which sends its figures when it is done. */

import { fork } from 'node:child_process';

/**
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<any>} what the script has sent
 */
export function run_measured(script, args) {
  return new Promise((resolve, reject) => {
    const child = fork(script, args);
    /** @type {any} */
    let figures;
    child.on('message', (message) => (figures = message));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && figures) resolve(figures);
      else reject(new Error(`${script} ended with ${code}`));
    });
  });
}
