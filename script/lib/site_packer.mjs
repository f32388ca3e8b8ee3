/**
 * Packs reports into a static site: a page per report with its text already in it, the program, the images and the
 * fonts. It reads what the build has made and needs no compiler.
 */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import { load_module } from '../../web/module.js';
import { article_text } from './article_text.mjs';
import { classic_part, packed_module } from './classic_part.mjs';
import { font_face_rules, FontSubsetter } from './font_subset.mjs';
import { content_security_policy, fill_page, part_element } from './page.mjs';
import { Problem } from './problem.mjs';
import { read_report } from './report.mjs';
import { find_reports } from './report_files.mjs';
import { ReportImages } from './report_images.mjs';
import { reader_messages } from './report_language.mjs';
import { SiteFolder } from './site_folder.mjs';

/** @typedef {import('./report.mjs').Report} Report */

/**
 * @typedef {object} Build what a page is made of beside the report
 * @property {string} template the page, with its places to fill
 * @property {string} style CSS
 * @property {string} start the script that every page carries
 * @property {Map<string, Uint8Array>} files what is copied, by its name in the site
 * @property {import('./page.mjs').PagePart[]} parts the program and the module
 */

/**
 * @typedef {object} PackResult
 * @property {Report[]} reports the newest first
 * @property {string[]} inputs every file that was read or looked for
 * @property {number} changed how many files of the site were written
 * @property {SiteFolder} site
 */

/**
 * @typedef {object} PackerOptions
 * @property {string} dist folder that the build has filled
 * @property {string} cache folder for what takes long to make
 * @property {import('./report.mjs').ReportReader} [reader] the C++ module; loaded from `dist` when it is not given
 * @property {(line: string) => void} [log] progress
 * @property {(line: string) => void} [warn] what the person who packs should put right
 */

export class SitePacker {
  #dist;
  #fonts;
  #reader;
  #log;
  #warn;

  /** @param {PackerOptions} options */
  constructor({ dist, cache, reader, log = () => {}, warn = () => {} }) {
    this.#dist = resolve(dist);
    this.#fonts = new FontSubsetter(join(this.#dist, 'fonts'), cache);
    this.#reader = reader;
    this.#log = log;
    this.#warn = warn;
  }

  /**
   * No page is written when a path is wrong or a file is no text.
   * @param {string[]} paths Markdown files and folders
   * @param {string} out
   * @returns {Promise<PackResult>}
   */
  async pack(paths, out) {
    const site = new SiteFolder(out);
    const files = await find_reports(paths, site.path);
    const build = await read_build(this.#dist);
    const reader = (this.#reader ??= await load_reader(this.#dist));
    const images = new ReportImages(site);
    const reports = await read_all(files, (file) => read_report(file, reader, images));
    reports.sort(newest_first);

    for (const [name, content] of build.files) await site.write(name, content);
    for (const [index, report] of reports.entries()) {
      const page = await this.#page(report, build, site);
      await site.write(`${report.name}.html`, page);
      if (index === 0) await site.write('index.html', page);
    }
    await site.write('reports.json', reports_json(reports));
    return { reports, inputs: [...files.map(({ file }) => file), ...images.files], changed: site.changed, site };
  }

  /**
   * @param {Report} report
   * @param {Build} build
   * @param {SiteFolder} site
   * @returns {Promise<string>} the page's HTML
   */
  async #page(report, build, site) {
    for (const warning of report.warnings) this.#warn(warning);
    const { quiet } = reader_messages(report.language);
    const { regular, bold } = article_text(report);
    const subsets = await this.#fonts.cut({ regular: regular + Object.values(quiet).join(''), bold }, site);
    const font_size = subsets.reduce((sum, { bytes }) => sum + bytes, 0);
    const images = `${report.images} ${report.images === 1 ? 'image' : 'images'}`;
    this.#log(`${report.name}.html: ${report.title} (${images}, fonts ${Math.round(font_size / 1000)} kB)`);
    const style = `\n${build.style}`;
    const faces = font_face_rules(subsets);
    return fill_page(build.template, {
      ...report,
      quiet,
      policy: content_security_policy({ scripts: [sha256(build.start)], styles: [sha256(style), sha256(faces)] }),
      meta: '',
      style,
      fonts: faces,
      parts: [...build.parts, ...subsets.map(font_part)].map(part_element).join('\n'),
      start: build.start,
      before: '',
      after: '',
    });
  }
}

/**
 * Every file that cannot be read is named at once, so that all can be put right in one go.
 * @template Input, Output
 * @param {Input[]} inputs
 * @param {(input: Input) => Promise<Output>} read
 * @returns {Promise<Output[]>}
 */
async function read_all(inputs, read) {
  /** @type {Output[]} */
  const outputs = [];
  /** @type {string[]} */
  const problems = [];
  for (const input of inputs) {
    try {
      outputs.push(await read(input));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new Problem(problems.join('\nerror: '));
  return outputs;
}

/**
 * @param {string} dist
 * @returns {Promise<Build>}
 */
async function read_build(dist) {
  const script = await read_built(dist, 'kanbao.js');
  const wasm = await read_built(dist, 'kanbao.wasm');
  const names = { script: hashed_name('kanbao', script, 'js'), wasm: hashed_name('kanbao', wasm, 'wasm') };
  const classic_module = `${names.wasm}.js`;
  return {
    template: String(await read_built(dist, 'shell.html')),
    style: String(await read_built(dist, 'page.css')),
    start: String(await read_built(dist, 'start.js')).trim(),
    files: new Map([
      [names.script, script],
      [names.wasm, wasm],
      [classic_module, Buffer.from(classic_part(packed_module(wasm)))],
      ['fonts/OFL.txt', await read_built(dist, 'fonts/OFL.txt')],
    ]),
    parts: [
      { name: 'program', src: names.script },
      { name: 'module', src: classic_module, data: { wasm: names.wasm } },
    ],
  };
}

/**
 * @param {import('./font_subset.mjs').FontSubset} subset
 * @returns {import('./page.mjs').PagePart}
 */
function font_part({ url, weight }) {
  return { name: 'font', src: `${url}.js`, data: { weight: String(weight) } };
}

/**
 * @param {string} dist
 * @param {string} name
 */
async function read_built(dist, name) {
  return readFile(join(dist, name)).catch(() => {
    throw new Problem(`${join(dist, name)} is missing; run script/build.`);
  });
}

/**
 * @param {string} stem
 * @param {Uint8Array} content
 * @param {string} ending
 */
function hashed_name(stem, content, ending) {
  return `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.${ending}`;
}

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('base64');
}

/**
 * @param {string} dist
 * @returns {Promise<import('./report.mjs').ReportReader>}
 */
async function load_reader(dist) {
  const wasmBinary = await read_built(dist, 'kanbao.wasm');
  await read_built(dist, 'kanbao-node.cjs');
  try {
    const create_kanbao = createRequire(import.meta.url)(join(dist, 'kanbao-node.cjs'));
    return await load_module(create_kanbao, { wasmBinary, printErr: () => {} });
  } catch (error) {
    // The two files are of different builds, or one is cut off.
    const reason = /** @type {Error} */ (error).message;
    throw new Problem(`the module in ${dist} does not start; run script/build again. (${reason})`);
  }
}

/**
 * Reports without a date come last; those of one date in the reverse order of their names, numbers by value.
 * @param {Report} a
 * @param {Report} b
 */
function newest_first(a, b) {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  return b.name.localeCompare(a.name, 'en', { numeric: true });
}

/** @param {Report[]} reports */
function reports_json(reports) {
  const entries = reports.map(({ name, title, date, language, authors }) => {
    return { name, url: `${encodeURIComponent(name)}.html`, title, date, language, authors };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}
