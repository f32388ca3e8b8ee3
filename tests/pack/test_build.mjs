/**
 * A build folder for tests of packing: the page's own template, style and first script, with a few bytes in place of the
 * program. The fonts are those of the real build, which tests of packing therefore need.
 */

import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { SitePacker } from '../../script/lib/site_packer.mjs';
import { fake_reader } from './fake_reader.mjs';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
export const REAL_BUILD = join(REPOSITORY, 'build/dist');

/**
 * @param {string} folder where to make it
 * @returns {Promise<string>} the build folder
 */
export async function make_build(folder) {
  const dist = join(folder, 'dist');
  await mkdir(dist);
  await writeFile(join(dist, 'shell.html'), await readFile(join(REPOSITORY, 'shell.html')));
  await writeFile(join(dist, 'start.js'), await readFile(join(REPOSITORY, 'web/start.js')));
  await writeFile(join(dist, 'page.css'), 'article { font-family: sans-serif, "Kanbao Han" }\n');
  await writeFile(join(dist, 'kanbao.js'), '"program"');
  await writeFile(join(dist, 'kanbao.wasm'), Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  await symlink(join(REAL_BUILD, 'fonts'), join(dist, 'fonts'));
  return dist;
}

/** A temporary folder with reports in it, and a packer that keeps what it was told. */
export class Desk {
  /** @type {string[]} */
  log = [];
  /** @type {string[]} */
  warnings = [];

  /**
   * @param {string} folder
   * @param {string} dist
   */
  constructor(folder, dist) {
    this.folder = folder;
    this.dist = dist;
    this.packer = new SitePacker({
      dist,
      cache: join(folder, 'cache'),
      reader: fake_reader,
      log: (line) => this.log.push(line),
      warn: (line) => this.warnings.push(line),
    });
  }

  static async make() {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-pack-'));
    return new Desk(folder, await make_build(folder));
  }

  /**
   * @param {string} name
   * @param {string | Uint8Array} content
   */
  async put(name, content) {
    await mkdir(dirname(join(this.folder, name)), { recursive: true });
    await writeFile(join(this.folder, name), content);
  }

  /** Packs the folder `posts` into the folder `site`. */
  async pack() {
    this.log = [];
    this.warnings = [];
    const result = await this.packer.pack([join(this.folder, 'posts')], join(this.folder, 'site'));
    this.warnings = this.warnings.map((line) => line.replaceAll(`${this.folder}/`, ''));
    return result;
  }

  /** @param {string} name */
  async read(name) {
    return readFile(join(this.folder, 'site', name), 'utf8');
  }

  /**
   * @param {string} name
   * @returns {Promise<string[]>} the page's facts
   */
  async facts(name) {
    const page = await this.read(name);
    return (/id="facts">([^]*?)<\/script>/.exec(page)?.[1] ?? '').trimEnd().split('\n');
  }
}
