/** A folder in which what the guide tells to type is typed: kanbao as npm would install it, npm itself feigned, some reports. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

import { REPOSITORY } from '../pack/test_build.mjs';
import { install_package } from './installed_package.mjs';
import { REPORT } from './terminal.mjs';

const SAMPLES = join(REPOSITORY, 'assets/reports');
const PICTURE = join(SAMPLES, 'images/hackathon-5th-monthly-report-1/monthly-report-1-1.png');
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><path d="M4 4h24v24H4z"/></svg>';

export class GuideDesk {
  /** @param {string} folder @param {NodeJS.ProcessEnv} env */
  constructor(folder, env) {
    this.folder = folder;
    this.env = env;
  }

  static async make() {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-guide-'));
    const bin = join(folder, 'bin');
    const program = await install_package(join(folder, 'installed'));
    await mkdir(bin);
    await writeFile(join(bin, 'kanbao'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    await writeFile(join(bin, 'npm'), `#!/bin/sh\necho "$@" >> '${folder}/npm.log'\n`);
    for (const name of ['kanbao', 'npm']) await chmod(join(bin, name), 0o755);
    return new GuideDesk(folder, {
      ...process.env,
      PATH: [bin, process.env.PATH].join(delimiter),
      HOME: folder,
      XDG_CACHE_HOME: join(folder, 'caches'),
      LC_ALL: 'C.UTF-8',
      PORT: '0',
    });
  }

  close() {
    return rm(this.folder, { recursive: true });
  }

  /** @param {string} name @returns {Promise<Place>} an empty folder with what the examples name beside reports */
  async place(name) {
    const place = new Place(join(this.folder, 'places', name), this.env);
    await mkdir(join(place.folder, 'posts/images'), { recursive: true });
    await cp(PICTURE, join(place.folder, 'posts/images/board.png'));
    await cp(join(SAMPLES, 'guide/chime.wav'), join(place.folder, 'posts/chime.wav'));
    await cp(join(SAMPLES, 'guide/progress.webm'), join(place.folder, 'posts/demo.mp4'));
    await place.put('logo.svg', LOGO);
    return place;
  }
}

export class Place {
  /** @param {string} folder @param {NodeJS.ProcessEnv} env */
  constructor(folder, env) {
    this.folder = folder;
    this.env = env;
  }

  /** @param {string} name @param {string} text */
  async put(name, text) {
    const file = join(this.folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** Two months, of which one leads to a heading of the other. */
  async put_reports() {
    await this.put('posts/2023-11.md', `${REPORT.replace('2023-12', '2023-11')}\n## 进展\n`);
    await this.put('posts/2023-12.md', `${REPORT}\n## 进展\n`);
  }

  /**
   * @param {string} script
   * @param {NodeJS.ProcessEnv} [more] variables
   * @returns {{status: number | null, stdout: string, output: string}} `output` is what a terminal shows
   */
  shell(script, more = {}) {
    const options = /** @type {const} */ ({ cwd: this.folder, env: { ...this.env, ...more }, encoding: 'utf8' });
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], options);
    return { status, stdout, output: stderr + stdout };
  }

  /**
   * Of a command that goes on until it is ended.
   * @param {string} command
   * @param {(program: import('node:child_process').ChildProcessWithoutNullStreams) => Promise<void>} look
   */
  async while_running(command, look) {
    const program = spawn('bash', ['-c', `exec ${command}`], { cwd: this.folder, env: this.env });
    const ended = once(program, 'exit');
    try {
      await look(program);
    } finally {
      program.kill();
      await ended;
    }
  }

  /**
   * @param {string} command
   * @param {(address: string) => Promise<void>} look is told where it serves
   */
  while_serving(command, look) {
    return this.while_running(command, async (program) => look(await served_address(program)));
  }
}

/** @param {import('node:child_process').ChildProcessWithoutNullStreams} server @returns {Promise<string>} */
function served_address(server) {
  let told = '';
  return new Promise((done, failed) => {
    const hear = (/** @type {Buffer} */ chunk) => {
      told += chunk;
      const port = /localhost:(\d+)|port (\d+)/.exec(told);
      if (port) done(`http://127.0.0.1:${port[1] ?? port[2]}/`);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', () => failed(new Error(`it has ended: ${told}`)));
  });
}
