/** What the build has left for packing: read once, named by what is in it. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { APP_ICONS } from './app_icons.mjs';
import { load_module } from '../../web/engine/module.js';
import { classic_part, packed_module } from './classic_part.mjs';
import { short_hash } from './hash.mjs';
import { Problem } from '../../web/report/problem.js';
import { offline_kit } from './view_page.mjs';

/**
 * @typedef {object} Build what pages are made of beside the reports
 * @property {string} template the page, with its places to fill
 * @property {string} style CSS
 * @property {string} start the script that every page carries
 * @property {Map<string, Uint8Array>} files what is copied, by its name in the site
 * @property {import('../../web/report/page.js').PagePart[]} parts of a hosted page
 * @property {{src: string}} site address of the tools that only pages of a site have
 * @property {{src: string, start: string, style: string}} search address of its program, and what the list of all reports has
 *   for it
 * @property {{program: string, frame: string, tools: string, module: string}} contents of the parts, for a page that holds everything
 * @property {string} licences the notices of all that is inside
 * @property {{style: string, script: string}} tracks what tracks.html has of its own
 * @property {{style: string, parts: import('../../web/report/page.js').PagePart[], faces: string}} view what view.html is made of
 * @property {{style: string, program: string}} compare what compare.html is made of: CSS, and its program's file
 * @property {BuiltApp} app what a site has that readers' browsers keep
 */

/**
 * @typedef {object} BuiltApp
 * @property {{name: string, src: string}} part of each page
 * @property {string} style CSS of what it says
 * @property {string} start JavaScript that loads the part where there is no program
 * @property {string} worker JavaScript, to stand behind the list of what is kept
 * @property {string} retired JavaScript of the worker that takes an earlier one away
 * @property {(import('./app_icons.mjs').AppIcon & {name: string})[]} icons
 * @property {Map<string, Uint8Array>} files what is copied, by its name in the site
 */

/** @typedef {Pick<Build, 'template' | 'style' | 'start' | 'contents' | 'licences'>} CommonParts what every page of a report is made of */

/**
 * @param {string} dist
 * @returns {Promise<Build>}
 */
export async function read_build(dist) {
  const { contents, files, parts } = await read_parts(dist);
  const site = await read_site(dist);
  const search = await read_search(dist);
  const licences = await read_built(dist, 'licences.txt');
  const common = {
    template: String(await read_built(dist, 'shell.html')),
    style: `\n${await read_built(dist, 'page.css')}`,
    start: String(await read_built(dist, 'start.js')).trim(),
    contents,
    licences: String(licences),
  };
  const common_parts = parts.filter(({ name }) => name === 'module' || name === 'tools');
  const view = await read_view(dist, common, common_parts);
  const compare = await read_compare(dist);
  return {
    ...common,
    files: new Map([
      ...files,
      [site.src, site.program],
      [search.src, search.program],
      ['embed.js', await read_built(dist, 'embed.js')],
      ['licences.txt', licences],
      ['fonts/OFL.txt', await read_built(dist, 'fonts/OFL.txt')],
      ...view.files,
      ...compare.files,
    ]),
    parts,
    site,
    search,
    view,
    tracks: {
      style: String(await read_built(dist, 'tracks.css')),
      script: String(await read_built(dist, 'sorted_rows.js')).trim(),
    },
    compare,
    app: await read_app(dist),
  };
}

/**
 * @param {string} dist
 * @returns {Promise<BuiltApp>}
 */
async function read_app(dist) {
  const part = await read_built(dist, 'kanbao-app.js');
  const src = hashed_name('kanbao-app', part, 'js');
  const icons = [];
  /** @type {BuiltApp['files']} */
  const files = new Map([[src, part]]);
  for (const icon of APP_ICONS) {
    const png = await read_built(dist, `${icon.stem}.png`);
    const name = hashed_name(icon.stem, png, 'png');
    icons.push({ ...icon, name });
    files.set(name, png);
  }
  return {
    part: { name: 'app', src },
    style: String(await read_built(dist, 'app.css')),
    start: String(await read_built(dist, 'app_start.js')).trim(),
    worker: String(await read_built(dist, 'service_worker.js')),
    retired: String(await read_built(dist, 'retired_worker.js')),
    icons,
    files,
  };
}

/**
 * @param {string} dist
 * @returns {Promise<Build['site'] & {program: Uint8Array}>}
 */
async function read_site(dist) {
  const program = await read_built(dist, 'kanbao-site.js');
  return { program, src: hashed_name('kanbao-site', program, 'js') };
}

/**
 * @param {string} dist
 * @returns {Promise<Build['search'] & {program: Uint8Array}>}
 */
async function read_search(dist) {
  const program = await read_built(dist, 'kanbao-search.js');
  return {
    program,
    src: hashed_name('kanbao-search', program, 'js'),
    start: String(await read_built(dist, 'archive_start.js')).trim(),
    style: String(await read_built(dist, 'archive.css')),
  };
}

/**
 * @param {string} dist
 * @returns {Promise<Pick<Build, 'contents' | 'files' | 'parts'>>} what a report's page is made of besides itself
 */
async function read_parts(dist) {
  // One after the other, so that of several that are missing always the same is named.
  const program = await read_built(dist, 'kanbao.js');
  const frame = await read_built(dist, 'kanbao-frame.js');
  const tools = await read_built(dist, 'kanbao-tools.js');
  const compared = await read_built(dist, 'kanbao-compared.js');
  const wasm = await read_built(dist, 'kanbao.wasm');
  const module = packed_module(wasm);
  const names = {
    program: hashed_name('kanbao', program, 'js'),
    frame: hashed_name('kanbao-frame', frame, 'js'),
    tools: hashed_name('kanbao-tools', tools, 'js'),
    compared: hashed_name('kanbao-compared', compared, 'js'),
    wasm: hashed_name('kanbao', wasm, 'wasm'),
  };
  const classic_module = `${names.wasm}.js`;
  return {
    contents: { program: String(program), frame: String(frame), tools: String(tools), module },
    files: new Map([
      [names.program, program],
      [names.frame, frame],
      [names.tools, tools],
      [names.compared, compared],
      [names.wasm, wasm],
      [classic_module, Buffer.from(classic_part(module))],
    ]),
    parts: [
      { name: 'program', src: names.program },
      { name: 'module', src: classic_module, data: { wasm: names.wasm } },
      { name: 'frame', src: names.frame },
      { name: 'tools', src: names.tools },
      { name: 'compared', src: names.compared },
    ],
  };
}

/**
 * @param {string} dist
 * @param {CommonParts} common
 * @param {import('../../web/report/page.js').PagePart[]} common_parts
 */
async function read_view(dist, common, common_parts) {
  const program = await read_built(dist, 'kanbao-view.js');
  const code = await read_built(dist, 'kanbao-code.js');
  const kit = gzipSync(JSON.stringify(offline_kit(common)), { level: 9 });
  const offline = Buffer.from(classic_part(kit.toString('base64')));
  const formulas = await read_built(dist, 'kanbao-formulas.js');
  const emoji = await read_built(dist, 'kanbao-emoji.js');
  const names = {
    program: hashed_name('kanbao-view', program, 'js'),
    code: hashed_name('kanbao-code', code, 'js'),
    offline: hashed_name('kanbao-offline', offline, 'js'),
    formulas: hashed_name('kanbao-formulas', formulas, 'js'),
    emoji: hashed_name('kanbao-emoji', emoji, 'js'),
  };
  const { files, faces } = await read_slices(dist);
  return {
    style: `${common.style}${await read_built(dist, 'view.css')}`,
    parts: [
      { name: 'program', src: names.program, data: { 'html-too': '' } },
      ...common_parts,
      { name: 'code', src: names.code },
      { name: 'offline', src: names.offline },
      { name: 'formulas', src: names.formulas },
      { name: 'emoji', src: names.emoji },
    ],
    files: /** @type {(readonly [string, Uint8Array])[]} */ ([
      ...files,
      [names.program, program],
      [names.code, code],
      [names.offline, offline],
      [names.formulas, formulas],
      [names.emoji, emoji],
    ]),
    faces,
  };
}

/** @param {string} dist */
async function read_compare(dist) {
  const program = await read_built(dist, 'kanbao-compare.js');
  const name = hashed_name('kanbao-compare', program, 'js');
  const files = /** @type {(readonly [string, Uint8Array])[]} */ ([[name, program]]);
  return { style: String(await read_built(dist, 'compare.css')), program: name, files };
}

/** @param {string} dist */
async function read_slices(dist) {
  /** @type {import('./font_slices.mjs').FontSlice[]} */
  const slices = JSON.parse(String(await read_built(dist, 'fonts/slices/slices.json')));
  /** @type {(readonly [string, Uint8Array])[]} */
  const files = [];
  let faces = '';
  for (const { name, range } of slices) {
    const bytes = await read_built(dist, `fonts/slices/${name}`);
    const url = `fonts/${hashed_name('kanbao-slice', bytes, 'woff2')}`;
    files.push([url, bytes]);
    faces += `@font-face{font-family:"Kanbao Han";font-display:block;src:url(${url}) format("woff2");unicode-range:${range}}\n`;
  }
  return { files, faces };
}

/**
 * @param {string} dist
 * @param {import('../../web/engine/border_memory.js').Host} [host] measures; reading a report needs none
 * @returns {Promise<import('../../web/engine/module.js').KanbaoModule>} the C++ module, under Node
 */
export async function load_reader(dist, host) {
  const wasmBinary = await read_built(dist, 'kanbao.wasm');
  await read_built(dist, 'kanbao-node.cjs');
  try {
    const create_kanbao = createRequire(import.meta.url)(join(dist, 'kanbao-node.cjs'));
    return await load_module(create_kanbao, { host, wasmBinary, printErr: () => {} });
  } catch (error) {
    // The two files are of different builds, or one is cut off.
    const reason = /** @type {Error} */ (error).message;
    throw new Problem(`the module in ${dist} does not start; run script/build again. (${reason})`);
  }
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
  return `${stem}-${short_hash(content)}.${ending}`;
}
