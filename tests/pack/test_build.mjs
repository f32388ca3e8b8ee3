/**
 * A build folder for tests of packing: the page's own template, style and first script, with a few bytes in place of the
 * program. The fonts are those of the real build, which tests of packing therefore need.
 */

import { mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { APP_ICONS } from '../../script/lib/app_icons.mjs';
import { SitePacker } from '../../script/lib/site_packer.mjs';
import { fake_reader } from './fake_reader.mjs';

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
export const REAL_BUILD = join(REPOSITORY, 'build/dist');

/** Four lines of front matter that nothing is warned of. */
export const FRONT_MATTER = '---\ntitle: 月报\ndate: 2023-12-01\n---\n';

/**
 * @param {string} folder where to make it
 * @returns {Promise<string>} the build folder
 */
export async function make_build(folder) {
  const dist = join(folder, 'dist');
  await mkdir(dist);
  await writeFile(join(dist, 'shell.html'), await readFile(join(REPOSITORY, 'shell.html')));
  await writeFile(join(dist, 'start.js'), await readFile(join(REPOSITORY, 'web/page/start.js')));
  await writeFile(join(dist, 'page.css'), 'article { font-family: sans-serif, "Kanbao Han" }\n');
  await symlink(join(REAL_BUILD, 'colours.json'), join(dist, 'colours.json'));
  await writeFile(join(dist, 'list.css'), 'article { font-family: sans-serif, "Kanbao Han" }\n');
  await writeFile(join(dist, 'kanbao.js'), '"program"');
  await writeFile(join(dist, 'kanbao-frame.js'), '"frame"');
  await writeFile(join(dist, 'kanbao-tools.js'), '"tools"');
  await writeFile(join(dist, 'kanbao-site.js'), '"site"');
  await writeFile(join(dist, 'kanbao-formulas.js'), '"formulas"');
  await writeFile(join(dist, 'kanbao-emoji.js'), '"emoji"');
  await writeFile(join(dist, 'kanbao-search.js'), '"search"');
  await writeFile(join(dist, 'archive_start.js'), '"archive"');
  await writeFile(join(dist, 'archive.css'), '#search { margin: 0 }\n');
  await writeFile(join(dist, 'embed.js'), '"embed"');
  await writeFile(join(dist, 'licences.txt'), 'kanbao\n======\n\nDo as you like.\n');
  await writeFile(join(dist, 'kanbao.wasm'), Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  await writeFile(join(dist, 'kanbao-view.js'), '"view"');
  await writeFile(join(dist, 'kanbao-code.js'), '"code"');
  await writeFile(join(dist, 'kanbao-compare.js'), '"compare"');
  await writeFile(join(dist, 'kanbao-compared.js'), '"compared"');
  await writeFile(join(dist, 'compare.css'), 'main { display: grid }\n');
  await writeFile(join(dist, 'view.css'), 'main { min-height: 100% }\n');
  await writeFile(join(dist, 'tracks.css'), 'table { white-space: nowrap }\n');
  await writeFile(join(dist, 'sorted_rows.js'), '"sorted rows"');
  await writeFile(join(dist, 'kanbao-app.js'), '"app"');
  await writeFile(join(dist, 'app_start.js'), '"start of the app"');
  await writeFile(join(dist, 'app.css'), '.site-line { margin: 0 }\n');
  await writeFile(join(dist, 'service_worker.js'), '"worker"\n');
  await writeFile(join(dist, 'retired_worker.js'), '"retired worker"\n');
  for (const { stem } of APP_ICONS) await writeFile(join(dist, `${stem}.png`), stem);
  await make_fonts(join(dist, 'fonts'));
  return dist;
}

/** @param {string} folder */
async function make_fonts(folder) {
  await mkdir(join(folder, 'slices'), { recursive: true });
  for (const name of ['NotoSansSC-Regular.woff2', 'NotoSansSC-Bold.woff2', 'OFL.txt']) {
    await symlink(join(REAL_BUILD, 'fonts', name), join(folder, name));
  }
  await writeFile(join(folder, 'slices/slices.json'), '[{"name": "0.woff2", "range": "U+4E00-9FFF"}]');
  await writeFile(join(folder, 'slices/0.woff2'), 'wOF2');
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
   * @param {import('../../script/lib/site_packer.mjs').PackReader} [reader] that of `dist` when it is not given
   */
  constructor(folder, dist, reader) {
    this.folder = folder;
    this.dist = dist;
    this.packer = new SitePacker({
      dist,
      cache: join(folder, 'cache'),
      reader,
      log: (line) => this.log.push(line),
      warn: (line) => this.warnings.push(line),
    });
  }

  static async make() {
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-pack-'));
    return new Desk(folder, await make_build(folder), fake_reader);
  }

  /** One that packs with everything that the real build has made. */
  static async make_real() {
    return new Desk(await mkdtemp(join(tmpdir(), 'kanbao-pack-')), REAL_BUILD);
  }

  /**
   * @param {string} name
   * @param {string | Uint8Array} content
   */
  async put(name, content) {
    await mkdir(dirname(join(this.folder, name)), { recursive: true });
    await writeFile(join(this.folder, name), content);
  }

  /**
   * Packs the folder `posts` into the folder `site`.
   * @param {import('../../script/lib/site_packer.mjs').SiteOptions} [options]
   */
  async pack(options) {
    this.log = [];
    this.warnings = [];
    try {
      return await this.packer.pack([join(this.folder, 'posts')], join(this.folder, 'site'), options);
    } finally {
      this.warnings = this.warnings.map((line) => line.replaceAll(`${this.folder}/`, ''));
    }
  }

  /** @returns {Promise<string[]>} every file of the site, by its path */
  async files() {
    const site = join(this.folder, 'site');
    const names = await readdir(site, { recursive: true }).catch(() => []);
    const are_files = await Promise.all(names.map(async (name) => (await stat(join(site, name))).isFile()));
    return names.filter((_, index) => are_files[index]).sort();
  }

  /** @param {string} name */
  async read(name) {
    return readFile(join(this.folder, 'site', name), 'utf8');
  }

  /**
   * @param {string} name
   * @returns {Promise<import('../../web/report/components.js').PageFacts>} the page's facts
   */
  async facts(name) {
    const page = await this.read(name);
    return JSON.parse(/id="facts">([^]*?)<\/script>/.exec(page)?.[1] ?? '');
  }
}
