/** What the build has left for packing: read once, named by what is in it. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

import { APP_ICONS } from './app_icons.mjs';
import { load_module } from '../../web/engine/module.js';
import { classic_part, packed_module } from './classic_part.mjs';
import { short_hash } from './hash.mjs';
import { Problem } from '../../web/report/problem.js';
import { face_rule } from './shown_faces.mjs';
import { SITE_FILES } from './site_addresses.mjs';
import { offline_kit } from './view_page.mjs';

/**
 * @typedef {object} Build what pages are made of beside the reports
 * @property {string} template the page, with its places to fill
 * @property {string} style CSS
 * @property {string} list_style CSS of the pages that list reports
 * @property {import('./shown_faces.mjs').SliceFile[]} slices of the page's own Chinese face
 * @property {string} start the script that every page carries
 * @property {string} interface_text every Chinese character that tools and messages may say
 * @property {Map<string, Uint8Array>} files what is copied, by its name in the site
 * @property {import('../../web/report/page.js').PagePart[]} parts of a hosted page
 * @property {{src: string}} site address of the tools that only pages of a site have
 * @property {{src: string, faces: string, start: string, style: string}} search addresses of its program and of all Chinese
 *   faces, which what it finds may need, and what the list of all reports has for it
 * @property {{program: string, frame: string, tools: string, module: string}} contents of the parts, for a page that holds everything
 * @property {string} licences the notices of all that is inside
 * @property {{style: string, script: string}} tracks what tracks.html has of its own
 * @property {{style: string, parts: import('../../web/report/page.js').PagePart[], faces: string}} view what view.html is made of
 * @property {{style: string, program: string}} compare what compare.html is made of: CSS, and its program's file
 * @property {BuiltApp} app what a site has that readers' browsers keep
 * @property {import('./site_look.mjs').SiteLook} look
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
 * @property {Record<'light' | 'dark', string>} grounds the pages' background
 */

/** @typedef {Pick<Build, 'template' | 'style' | 'start' | 'contents' | 'licences'>} CommonParts what every page of a report is made of */

/** @typedef {[name: string, bytes: Uint8Array]} SiteFile */

/**
 * @param {string} dist
 * @returns {Promise<import('./look_colours.mjs').Palettes>} everybody's colours
 */
export async function read_colours(dist) {
  const { normal, more } = JSON.parse(String(await read_built(dist, 'colours.json')));
  for (const palette of [normal.light, normal.dark, more.light, more.dark]) palette.code = palette.text;
  return { normal, more };
}

/**
 * @param {string} dist
 * @param {import('./site_look.mjs').SiteLook} look of all pages
 * @returns {Promise<Build>}
 */
export async function read_build(dist, look) {
  const { contents, files, parts } = await read_parts(dist);
  const site = await read_named(dist, 'kanbao-site.js');
  const common = await read_common(dist, contents, look);
  const common_parts = parts.filter(({ name }) => name === 'module' || name === 'tools');
  const { files: face_files, slices, faces, faces_src } = await read_slices(dist);
  const { view, files: view_files } = await read_view(dist, common, common_parts, faces);
  const { search, program: search_program } = await read_search(dist, faces_src);
  const { compare, program: compare_program } = await read_compare(dist, look);
  const app = await read_app(dist);
  return {
    ...common,
    interface_text: chinese_characters([contents.program, contents.tools, site[1], ...app.files.values()].join('')),
    list_style: `\n${await read_built(dist, 'list.css')}${look.style}`,
    slices,
    files: new Map([
      ...files,
      site,
      search_program,
      [SITE_FILES.embed, await read_built(dist, 'embed.js')],
      [SITE_FILES.licences, Buffer.from(common.licences)],
      ['fonts/OFL.txt', await read_built(dist, 'fonts/OFL.txt')],
      ...face_files,
      ...view_files,
      compare_program,
      ...look.logos.map(({ name, bytes }) => /** @type {SiteFile} */ ([name, bytes])),
    ]),
    parts,
    site: { src: site[0] },
    search,
    view,
    tracks: await read_tracks(dist),
    compare,
    app: { ...app, grounds: look.grounds },
    look,
  };
}

/**
 * What finds reports is not asked: it has tables of characters, and where it is used the whole face is at hand.
 * @param {string} programs
 * @returns {string} each once
 */
function chinese_characters(programs) {
  return [...new Set(programs.match(/[\u2e80-\u9fff\uff00-\uffef]/g))].sort().join('');
}

/**
 * @param {string} dist
 * @param {Build['contents']} contents
 * @param {import('./site_look.mjs').SiteLook} look
 * @returns {Promise<CommonParts>}
 */
async function read_common(dist, contents, look) {
  return {
    template: String(await read_built(dist, 'shell.html')),
    style: `\n${await read_built(dist, 'page.css')}${look.style}`,
    start: String(await read_built(dist, 'start.js')).trim(),
    contents,
    licences: String(await read_built(dist, 'licences.txt')),
  };
}

/**
 * @param {string} dist
 * @param {import('./site_look.mjs').SiteLook} look
 * @returns {Promise<{compare: Build['compare'], program: SiteFile}>}
 */
async function read_compare(dist, { style }) {
  const program = await read_named(dist, 'kanbao-compare.js');
  return { compare: { style: `${await read_built(dist, 'compare.css')}${style}`, program: program[0] }, program };
}

/**
 * @param {string} dist
 * @returns {Promise<Build['tracks']>}
 */
async function read_tracks(dist) {
  return {
    style: String(await read_built(dist, 'tracks.css')),
    script: String(await read_built(dist, 'sorted_rows.js')).trim(),
  };
}

/**
 * @param {string} dist
 * @returns {Promise<Omit<BuiltApp, 'grounds'>>}
 */
async function read_app(dist) {
  const part = await read_named(dist, 'kanbao-app.js');
  const files = [part];
  const icons = [];
  for (const icon of APP_ICONS) {
    const picture = await read_named(dist, `${icon.stem}.png`);
    icons.push({ ...icon, name: picture[0] });
    files.push(picture);
  }
  return {
    part: { name: 'app', src: part[0] },
    style: String(await read_built(dist, 'app.css')),
    start: String(await read_built(dist, 'app_start.js')).trim(),
    worker: String(await read_built(dist, 'service_worker.js')),
    retired: String(await read_built(dist, 'retired_worker.js')),
    icons,
    files: new Map(files),
  };
}

/**
 * @param {string} dist
 * @param {string} faces address
 * @returns {Promise<{search: Build['search'], program: SiteFile}>}
 */
async function read_search(dist, faces) {
  const program = await read_named(dist, 'kanbao-search.js');
  const search = {
    src: program[0],
    faces,
    start: String(await read_built(dist, 'archive_start.js')).trim(),
    style: String(await read_built(dist, 'archive.css')),
  };
  return { search, program };
}

/**
 * @param {string} dist
 * @returns {Promise<Pick<Build, 'contents' | 'files' | 'parts'>>} what a report's page is made of besides itself
 */
async function read_parts(dist) {
  // One after the other, so that of several that are missing always the same is named.
  const program = await read_named(dist, 'kanbao.js');
  const frame = await read_named(dist, 'kanbao-frame.js');
  const tools = await read_named(dist, 'kanbao-tools.js');
  const compared = await read_named(dist, 'kanbao-compared.js');
  const wasm = await read_named(dist, 'kanbao.wasm');
  const module = packed_module(wasm[1]);
  /** @type {SiteFile} */
  const classic_module = [`${wasm[0]}.js`, Buffer.from(classic_part(module))];
  return {
    contents: { program: String(program[1]), frame: String(frame[1]), tools: String(tools[1]), module },
    files: new Map([program, frame, tools, compared, wasm, classic_module]),
    parts: [
      { name: 'program', src: program[0] },
      { name: 'module', src: classic_module[0], data: { wasm: wasm[0] } },
      { name: 'frame', src: frame[0] },
      { name: 'tools', src: tools[0] },
      { name: 'compared', src: compared[0] },
    ],
  };
}

/**
 * @param {string} dist
 * @param {CommonParts} common
 * @param {import('../../web/report/page.js').PagePart[]} common_parts
 * @param {string} faces CSS
 * @returns {Promise<{view: Build['view'], files: SiteFile[]}>}
 */
async function read_view(dist, common, common_parts, faces) {
  const program = await read_named(dist, 'kanbao-view.js');
  const code = await read_named(dist, 'kanbao-code.js');
  const kit = gzipSync(JSON.stringify(offline_kit(common)), { level: 9 });
  const offline = named('kanbao-offline.js', Buffer.from(classic_part(kit.toString('base64'))));
  const formulas = await read_named(dist, 'kanbao-formulas.js');
  const emoji = await read_named(dist, 'kanbao-emoji.js');
  const view = {
    style: `${common.style}${await read_built(dist, 'view.css')}`,
    parts: [
      { name: 'program', src: program[0], data: { 'html-too': '' } },
      ...common_parts,
      { name: 'code', src: code[0] },
      { name: 'offline', src: offline[0] },
      { name: 'formulas', src: formulas[0] },
      { name: 'emoji', src: emoji[0] },
    ],
    faces,
  };
  return { view, files: [program, code, offline, formulas, emoji] };
}

/**
 * @param {string} dist
 * @returns {Promise<{files: SiteFile[], slices: Build['slices'], faces: string, faces_src: string}>} `faces`: CSS of all of
 *   them for a report's text, `faces_src`: address of that for other words
 */
async function read_slices(dist) {
  /** @type {import('./font_slices.mjs').FontSlice[]} */
  const listed = JSON.parse(String(await read_built(dist, 'fonts/slices/slices.json')));
  /** @type {SiteFile[]} */
  const files = [];
  /** @type {Build['slices']} */
  const slices = [];
  for (const { name, range } of listed) {
    const file = named('fonts/kanbao-slice.woff2', await read_built(dist, `fonts/slices/${name}`));
    files.push(file);
    slices.push({ src: file[0], range });
  }
  const faces = slices.map((slice) => face_rule(slice)).join('');
  const interface_faces = slices.map((slice) => face_rule(slice, 'Kanbao Interface')).join('');
  const style_sheet = named('kanbao-faces.css', Buffer.from(interface_faces));
  return { files: [...files, style_sheet], slices, faces, faces_src: style_sheet[0] };
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
 * @param {string} dist
 * @param {string} name
 * @returns {Promise<SiteFile>}
 */
async function read_named(dist, name) {
  return named(name, await read_built(dist, name));
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @returns {SiteFile} whose name tells its content
 */
function named(name, bytes) {
  const { dir, name: stem, ext } = posix.parse(name);
  return [posix.join(dir, `${stem}-${short_hash(bytes)}${ext}`), bytes];
}
