/** A folder of its own in which a command is given, as in a terminal. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KANBAO = fileURLToPath(new URL('../../script/cli/kanbao.mjs', import.meta.url));

/** @typedef {{status: number | null, stdout: string, stderr: string}} Answer */

export class Terminal {
  /** @param {string} folder @param {string} program */
  constructor(folder, program) {
    this.folder = folder;
    this.program = program;
  }

  /**
   * @param {import('node:test').TestContext} context
   * @param {string} [program] a JavaScript file
   */
  static async open(context, program = KANBAO) {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-terminal-'));
    context.after(() => rm(folder, { recursive: true }));
    return new Terminal(folder, program);
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  async put(name, text) {
    const file = join(this.folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** @param {string} name */
  async read(name) {
    return readFile(join(this.folder, name), 'utf8');
  }

  /**
   * @param {string[]} args
   * @param {NodeJS.ProcessEnv} [environment]
   * @returns {Answer}
   */
  kanbao(args, environment = {}) {
    const options = {
      cwd: this.folder,
      encoding: /** @type {const} */ ('utf8'),
      env: { ...process.env, LC_ALL: 'C.UTF-8', ...environment },
    };
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.program, ...args], options);
    assert.doesNotMatch(stderr, /^\s+at /m, 'a stack trace is no message');
    return { status, stdout, stderr };
  }
}

export const REPORT = '---\ntitle: 月报\ndate: 2023-12-01\nauthor: 花花\n---\n看报\n';
