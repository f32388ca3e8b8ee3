/**
 * Passes on what ctest prints, and puts before its summary the fifteen slowest tests, and before its list of those that failed
 * why they did: who sees only the end of a long run sees why. The last lines stay CTest's own.
 *
 *     ctest … | node script/lib/run_summary.mjs
 */

import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';

const SHOWN = 15;
const SHOWN_LINES = 40; // of a test that failed
const SHOWN_WIDTH = 200; // of a line of them
const START = /^ *Start +\d+: /;
const RESULT = /^ *(?:\d+\/\d+)? *Test +#\d+: (\S+) (.*) (\d+\.\d+) sec/;
const SUMMARY = /^\d+% tests passed/;
const FAILED = /^The following tests FAILED/;
/** What TAP tells of a check beside what went wrong. */
const TAP_DETAIL = /^ *(?:---|\.\.\.|(?:duration_ms|type|failureType|code|name|stack|location): .*)$/;

/** @type {Map<string, number>} seconds of each test; of the longest run where it was repeated */
const tests = new Map();

/** @type {{name: string, said: string[]}[]} in the order in which they failed; what they said follows their result */
const failures = [];
let is_failing = false;

/** @returns {string} a line for each, the slowest first */
function slowest() {
  const shown = [...tests].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  const lines = shown.map(([name, seconds]) => `${seconds.toFixed(1).padStart(8)} s  ${name}\n`);
  return `The slowest tests:\n${lines.join('')}\n`;
}

/** @returns {string} nothing where nothing failed */
function failed() {
  return failures
    .map(
      ({ name, said }) =>
        `What failed in ${name}:\n${told(said)
          .map((line) => `    ${line.slice(0, SHOWN_WIDTH)}\n`)
          .join('')}\n`,
    )
    .join('');
}

/** @param {string[]} said @returns {string[]} each check that failed, where they are told one by one (TAP), or the last lines */
function told(said) {
  const lines = said.filter((line) => line.trim() !== '' && !/^ *(at |# Subtest)/.test(line) && !TAP_DETAIL.test(line));
  let is_told = false;
  const checks = lines.filter((line) => {
    if (/^ *(not )?ok /.test(line)) is_told = /^ *not ok /.test(line);
    return is_told;
  });
  return checks.length > 0 ? checks.slice(0, 3 * SHOWN_LINES) : lines.slice(-SHOWN_LINES);
}

/** @param {string} line */
function take(line) {
  const [, name, result, seconds] = RESULT.exec(line) ?? [];
  if (name !== undefined) {
    tests.set(name, Math.max(Number(seconds), tests.get(name) ?? 0));
    is_failing = result?.includes('***') === true && !result.includes('***Skipped');
    if (is_failing) failures.push({ name, said: [] });
  } else if (START.test(line)) {
    is_failing = false;
  } else if (is_failing) {
    failures[failures.length - 1]?.said.push(line);
  }
}

for await (const line of createInterface({ input: stdin })) {
  if (SUMMARY.test(line)) {
    stdout.write(slowest());
    is_failing = false;
  }
  if (FAILED.test(line)) stdout.write(failed());
  take(line);
  stdout.write(`${line}\n`);
}
