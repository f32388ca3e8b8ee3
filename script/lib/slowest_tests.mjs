/**
 * Passes on what ctest prints, and puts the fifteen slowest tests before its summary: the last lines stay CTest's own.
 *
 *     ctest … | node script/lib/slowest_tests.mjs
 */

import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';

const SHOWN = 15;
const RESULT = /^ *(?:\d+\/\d+)? *Test +#\d+: (\S+) .* (\d+\.\d+) sec/;
const SUMMARY = /^\d+% tests passed/;

/** @type {Map<string, number>} seconds of each test; of the longest run where it was repeated */
const tests = new Map();

/** @returns {string} a line for each, the slowest first */
function slowest() {
  const shown = [...tests].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  const lines = shown.map(([name, seconds]) => `${seconds.toFixed(1).padStart(8)} s  ${name}\n`);
  return `The slowest tests:\n${lines.join('')}\n`;
}

for await (const line of createInterface({ input: stdin })) {
  const [, name, seconds] = RESULT.exec(line) ?? [];
  if (name !== undefined) tests.set(name, Math.max(Number(seconds), tests.get(name) ?? 0));
  if (SUMMARY.test(line)) stdout.write(slowest());
  stdout.write(`${line}\n`);
}
