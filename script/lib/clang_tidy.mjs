/**
 * Runs clang-tidy on our sources that the native build compiles. A file is skipped while neither it, the headers of ours
 * that it includes, the settings nor its compile command have changed since it was last clean.
 */

import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { content_hash } from './hash.mjs';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const COMPILED = join(REPOSITORY, 'build/native-asan');
const CLEAN_FILES = join(REPOSITORY, 'build/lint/clang_tidy.json');
/** How many files are checked at once. */
const JOBS = Number(process.env.KANBAO_JOBS ?? availableParallelism());
const run = promisify(execFile);

/** @typedef {{file: string, command: string}} CompileCommand */

/**
 * @param {string} file
 * @param {Set<string>} [seen]
 * @returns {Promise<string[]>} the texts of the file and of all headers of ours that it includes
 */
async function texts_of(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const texts = [text];
  for (const [, header] of text.matchAll(/^#include "([^"]+)"/gm)) {
    texts.push(...(await texts_of(join(REPOSITORY, 'src', header), seen)));
  }
  return texts;
}

/** @returns {Promise<CompileCommand[]>} those of src/, not of the libraries and the tests */
async function our_commands() {
  /** @type {CompileCommand[]} */
  const all = JSON.parse(await readFile(join(COMPILED, 'compile_commands.json'), 'utf8'));
  return all.filter(({ file }) => file.startsWith(join(REPOSITORY, 'src/')));
}

/**
 * @param {string} file
 * @returns {Promise<string>} the complaints, empty when clean
 */
async function complaints(file) {
  // GCC's own warning option is unknown to clang.
  const settings = ['--quiet', '-p', COMPILED, '--extra-arg=-Wno-unknown-warning-option'];
  try {
    await run('clang-tidy', [...settings, file], { maxBuffer: 64 << 20 });
    return '';
  } catch (error) {
    const { stdout, stderr } = /** @type {{stdout: string, stderr: string}} */ (error);
    return stdout || stderr || String(error);
  }
}

/** @returns {Promise<Record<string, string>>} the hash under which each file was last clean */
async function read_clean_files() {
  return JSON.parse(await readFile(CLEAN_FILES, 'utf8').catch(() => '{}'));
}

async function check_all() {
  const settings = await readFile(join(REPOSITORY, '.clang-tidy'), 'utf8');
  const clean = await read_clean_files();
  const queue = await our_commands();
  let failed = 0;
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const key = content_hash([settings, next.command, ...(await texts_of(next.file))].join('\0'));
      if (clean[next.file] === key) continue;
      const text = await complaints(next.file);
      if (text) {
        failed += 1;
        console.error(text);
      } else {
        clean[next.file] = key;
      }
    }
  };
  await Promise.all(Array.from({ length: JOBS }, work));
  await mkdir(join(REPOSITORY, 'build/lint'), { recursive: true });
  await writeFile(CLEAN_FILES, JSON.stringify(clean));
  return failed;
}

const failed = await check_all();
if (failed > 0) {
  console.error(`clang-tidy: ${failed} files with complaints`);
  process.exitCode = 1;
}
