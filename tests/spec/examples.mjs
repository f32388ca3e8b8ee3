/** The examples that both tests of this folder read, as `spec_examples` writes them. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * @typedef {object} Example
 * @property {string} file
 * @property {number} number from 1, within the file
 * @property {string} section
 * @property {string} markdown
 * @property {string} ours HTML of our Document
 * @property {string} theirs cmark-gfm's HTML, raw HTML as it was written
 */

/** @param {string} name of an environment variable that CTest sets */
function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this test through ctest`);
  return value;
}

/**
 * @param {string} output
 * @returns {Example[]}
 */
function parse_lines(output) {
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/**
 * @param {string[]} files of cmark-gfm's folder test/
 * @returns {Example[]}
 */
export function read_examples(files) {
  const paths = files.map((file) => join(setting('KANBAO_SPEC_FOLDER'), file));
  const output = execFileSync(setting('KANBAO_SPEC_EXAMPLES'), paths, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return parse_lines(output);
}

/**
 * @param {string} markdown
 * @returns {Example}
 */
export function convert(markdown) {
  const output = execFileSync(setting('KANBAO_SPEC_EXAMPLES'), ['-'], { encoding: 'utf8', input: markdown });
  return /** @type {Example} */ (parse_lines(output)[0]);
}
