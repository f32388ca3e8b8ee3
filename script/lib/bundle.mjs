/**
 * Fills build/dist with what packing takes from the build: the page's script with the Emscripten glue in it, the module,
 * the glue alone for Node, the style, the first script and the page's template; then prints what the module weighs.
 */

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { build, transform } from 'esbuild';
import { nameToEmoji } from 'gemoji';
import table from 'opencc-js/dict/TSCharacters';

import { tools_source } from '../../web/report/tool_border.js';
import { draw_icons } from './app_icons.mjs';
import { cut_faces } from './cut_faces.mjs';
import { make_slices } from './font_slices.mjs';
import { licence_notices } from './licences.mjs';
import { VERSION } from './version.mjs';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const COMPILED = join(REPOSITORY, 'build', process.argv[2] ?? 'web');
const DIST = join(REPOSITORY, 'build/dist');
// A report may cost 280 kB before its images; the page, its style, what starts it and the tools have the rest.
const GZIPPED_BUDGET = 256_000;
/** What paints a report: the oldest browsers that have all that web/page/probe.js asks for. */
const PAINTING_TARGETS = ['chrome88', 'firefox101', 'safari16.4'];
/** What still shows a report as HTML and says why it is not painted. */
const PAGE_TARGETS = ['es2015', 'chrome87', 'firefox78', 'safari14'];
/** What has the tools: older ones have the report without them. */
const TOOLS_TARGETS = ['es2018', 'chrome87', 'firefox78', 'safari14'];

/**
 * A style sheet that a script imports is its text, minified.
 * @type {import('esbuild').Plugin}
 */
const style_sheets_as_text = {
  name: 'style sheets as text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await readFile(path, 'utf8');
      const { code } = await transform(css, { loader: 'css', minify: true, charset: 'utf8', target: PAGE_TARGETS });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/**
 * In a page the glue's ways for Node are never taken.
 * @type {import('esbuild').Plugin}
 */
const glue_without_node = {
  name: 'glue without Node',
  setup({ onLoad }) {
    onLoad({ filter: /kanbao-node\.cjs$/ }, async ({ path }) => {
      const glue = await readFile(path, 'utf8');
      return { contents: glue.replace(/\bENVIRONMENT_IS_NODE\b(?!\s*=[^=])/g, 'false'), loader: 'js' };
    });
  },
};

/**
 * Of gemoji's list a page needs the names alone, a sixth of it.
 * @type {import('esbuild').Plugin}
 */
const names_of_emoji = {
  name: 'names of emoji',
  setup({ onLoad }) {
    onLoad({ filter: /gemoji[\\/]index\.js$/ }, () => {
      return { contents: `export const nameToEmoji = ${JSON.stringify(nameToEmoji)};`, loader: 'js' };
    });
  },
};

/**
 * Traditional characters rise, so that the steps from one to the next are a short alphabet.
 * @param {string} pairs OpenCC's table
 * @returns {string} JavaScript, half as long when it is compressed, whose value are those pairs that a page needs
 */
function unpacked_table(pairs) {
  const needed = pairs.split('|').filter((pair) => pair.length === 3 && pair[0] !== pair[2]);
  needed.sort((one, other) => one.charCodeAt(0) - other.charCodeAt(0));
  let last = 0;
  const steps = needed.map((pair) => {
    const step = pair.charCodeAt(0) - last;
    last += step;
    return String.fromCharCode(step + 32);
  });
  const forms = needed.map((pair) => pair[2]).join('');
  return `((code) => Array.from(${JSON.stringify(steps.join(''))}, (step, index) => {
    code += step.charCodeAt(0) - 32;
    return String.fromCharCode(code) + ' ' + ${JSON.stringify(forms)}[index];
  }).join('|'))(0)`;
}

/**
 * Of OpenCC's table a page needs the characters that change, of the plane that fonts have.
 * @type {import('esbuild').Plugin}
 */
const simplified_characters = {
  name: 'simplified characters',
  setup({ onLoad }) {
    onLoad({ filter: /opencc-js[\\/].*TSCharacters\.js$/ }, () => {
      return { contents: `export default ${unpacked_table(table)};`, loader: 'js' };
    });
  },
};

/**
 * The whole script is one named function, so that a worker can be made from its own source text.
 * @param {string} entry in web/
 * @param {string} name of the bundle
 */
async function bundle_program(entry, name) {
  await build({
    entryPoints: [join(REPOSITORY, 'web', entry)],
    outfile: join(DIST, name),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: PAINTING_TARGETS,
    // Known since Chrome 80; what was wrong with it before 91, arguments spread in an optional call, is not used here.
    supported: { 'optional-chain': true },
    charset: 'utf8',
    legalComments: 'none',
    define: { KANBAO_VERSION: JSON.stringify(VERSION) },
    plugins: [style_sheets_as_text, glue_without_node],
    alias: { 'kanbao-glue': join(DIST, 'kanbao-node.cjs') },
    // The glue asks for these in Node only.
    external: ['fs', 'path', 'url', 'crypto', 'util', 'module', 'worker_threads', 'node:*'],
    // Chromium then compiles all of it off the page's thread, while it arrives (V8's explicit compile hints).
    banner: { js: '//# allFunctionsCalledOnLoad\n(function kanbao_bundle(){' },
    footer: { js: '})();' },
    logLevel: 'warning',
  });
}

/** The two ends of a frame: what a page runs in one, and what its host runs. */
async function bundle_embedding() {
  await build({
    entryPoints: {
      'kanbao-frame': join(REPOSITORY, 'web/frame/frame.js'),
      embed: join(REPOSITORY, 'web/frame/embed.js'),
    },
    outdir: DIST,
    bundle: true,
    minify: true,
    plugins: [style_sheets_as_text],
    format: 'iife',
    charset: 'utf8',
    target: 'es2020',
    logLevel: 'warning',
  });
}

/** The page that shows two reports beside each other, of which a worker is made too, and what it needs in their frames. */
async function bundle_comparison() {
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target: PAINTING_TARGETS,
    supported: { 'optional-chain': true },
    legalComments: 'none',
    plugins: [style_sheets_as_text],
    logLevel: 'warning',
  };
  await build({
    ...common,
    entryPoints: [join(REPOSITORY, 'web/compare/compare.js')],
    outfile: join(DIST, 'kanbao-compare.js'),
    banner: { js: '(function kanbao_bundle(){' },
    footer: { js: '})();' },
  });
  await build({
    ...common,
    entryPoints: [join(REPOSITORY, 'web/compare/compared_report.js')],
    outfile: join(DIST, 'kanbao-compared.js'),
  });
}

/**
 * Tools also come to browsers that lack what the program needs, and so does the list of all reports.
 * @param {string} entry below web/
 * @param {string} name
 * @param {Record<string, string>} [footer]
 */
async function bundle_tools(entry, name, footer) {
  await build({
    entryPoints: [join(REPOSITORY, 'web', entry)],
    outfile: join(DIST, name),
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target: TOOLS_TARGETS,
    // All of them know it; what was wrong with it in Safari before 14.1 are corners that are not used here.
    supported: { destructuring: true },
    plugins: [style_sheets_as_text],
    footer,
    logLevel: 'warning',
  });
}

/**
 * What a page loads only when it is needed: view.html for some reports (web/view/part_loading.js), the search when somebody
 * searches.
 * @param {string} entry below web/
 * @param {string} name
 */
async function bundle_late_part(entry, name) {
  await build({
    entryPoints: [join(REPOSITORY, 'web', entry)],
    outfile: join(DIST, `kanbao-${name}.js`),
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: `kanbao_${name}`,
    charset: 'utf8',
    target: PAINTING_TARGETS,
    legalComments: 'none',
    plugins: [style_sheets_as_text, names_of_emoji, simplified_characters],
    logLevel: 'warning',
  });
}

/** A site's workers. */
async function bundle_workers() {
  await build({
    entryPoints: ['service_worker', 'retired_worker'].map((name) => join(REPOSITORY, `web/app/${name}.js`)),
    outdir: DIST,
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target: PAINTING_TARGETS,
    plugins: [style_sheets_as_text],
    logLevel: 'warning',
  });
}

async function minify_page_parts() {
  const styles = [
    'page.css',
    'list.css',
    'css/view.css',
    'css/tracks.css',
    'css/compare.css',
    'css/archive.css',
    'css/app.css',
  ];
  const entries = [...styles, 'page/start.js', 'page/sorted_rows.js', 'app/app_start.js'];
  await build({
    entryPoints: entries.map((name) => join(REPOSITORY, 'web', name)),
    entryNames: '[name]',
    outdir: DIST,
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: PAGE_TARGETS,
    logLevel: 'warning',
  });
}

/** The colours of each scheme and contrast, as theme_css has written them: packing measures a community's own against them. */
async function write_colours() {
  const css = await readFile(join(REPOSITORY, 'web/css/theme.css'), 'utf8');
  const [normal, more] = css.split('@media (prefers-contrast: more)').map(colours_of);
  const stronger = { light: { ...normal.light, ...more.light }, dark: { ...normal.dark, ...more.dark } };
  await writeFile(join(DIST, 'colours.json'), `${JSON.stringify({ normal, more: stronger }, null, 2)}\n`);
}

/** @param {string} css @returns {Record<'light' | 'dark', Record<string, string>>} */
function colours_of(css) {
  const found = [...css.matchAll(/--([a-z-]+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\);/g)];
  return {
    light: Object.fromEntries(found.map(([, role, light]) => [role, light])),
    dark: Object.fromEntries(found.map(([, role, , dark]) => [role, dark])),
  };
}

/** @param {Buffer} bytes */
function sizes(bytes) {
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

/**
 * @param {string} name
 * @param {{raw: number, gzip: number, brotli: number}} size
 */
function print_sizes(name, { raw, gzip, brotli }) {
  const column = (/** @type {number} */ bytes) => bytes.toLocaleString('en-US').padStart(9);
  console.log(`${name.padEnd(12)} ${column(raw)} raw ${column(gzip)} gzip ${column(brotli)} brotli`);
}

async function report_sizes() {
  const wasm = sizes(await readFile(join(DIST, 'kanbao.wasm')));
  const script = sizes(await readFile(join(DIST, 'kanbao.js')));
  const both = { raw: wasm.raw + script.raw, gzip: wasm.gzip + script.gzip, brotli: wasm.brotli + script.brotli };
  print_sizes('kanbao.wasm', wasm);
  print_sizes('kanbao.js', script);
  print_sizes('together', both);
  print_sizes('tools', sizes(await readFile(join(DIST, 'kanbao-tools.js'))));
  for (const name of ['site', 'code', 'formulas', 'emoji', 'compare', 'compared', 'search', 'app']) {
    print_sizes(name, sizes(await readFile(join(DIST, `kanbao-${name}.js`))));
  }
  const verdict = both.gzip <= GZIPPED_BUDGET ? 'within' : 'OVER';
  console.log(`${verdict} the budget of ${GZIPPED_BUDGET.toLocaleString('en-US')} bytes gzipped`);
  await writeFile(join(DIST, 'sizes.json'), `${JSON.stringify({ wasm, script, both }, null, 2)}\n`);
}

/**
 * @param {string} whole folder of the faces that script/setup has prepared
 * @param {string} fonts
 */
async function bring_fonts(whole, fonts) {
  const log = (/** @type {string} */ line) => console.log(line);
  await mkdir(fonts, { recursive: true });
  await copyFile(join(whole, 'OFL.txt'), join(fonts, 'OFL.txt'));
  await cut_faces(whole, fonts, log);
  await make_slices(fonts, log);
}

await mkdir(DIST, { recursive: true });
await copyFile(join(COMPILED, 'kanbao.js'), join(DIST, 'kanbao-node.cjs'));
await bundle_program('page/main.js', 'kanbao.js');
await bundle_program('view/view.js', 'kanbao-view.js');
await bundle_embedding();
// Errors name it wherever it stands, so that the page can tell a tool's from its own.
await bundle_tools('tools/main.js', 'kanbao-tools.js', { js: `//# sourceURL=${tools_source}` });
await bundle_tools('site/main.js', 'kanbao-site.js');
await bundle_tools('search/archive_start.js', 'archive_start.js');
await bundle_tools('app/app.js', 'kanbao-app.js');
await bundle_tools('live/live.js', 'kanbao-live.js');
await bundle_workers();
await bundle_comparison();
await bundle_late_part('report/code_highlighter.js', 'code');
await bundle_late_part('formulas/formula_maker.js', 'formulas');
await bundle_late_part('report/emoji_table.js', 'emoji');
await bundle_late_part('search/main.js', 'search');
await minify_page_parts();
await write_colours();
await copyFile(join(COMPILED, 'kanbao.wasm'), join(DIST, 'kanbao.wasm'));
await copyFile(join(REPOSITORY, 'shell.html'), join(DIST, 'shell.html'));
for (const [name, png] of await draw_icons(join(REPOSITORY, 'shell.html'))) await writeFile(join(DIST, name), png);
await bring_fonts(join(REPOSITORY, 'build/fonts/faces'), join(DIST, 'fonts'));
const notices = await licence_notices({ repository: REPOSITORY, compiled: COMPILED, fonts: join(DIST, 'fonts') });
await writeFile(join(DIST, 'licences.txt'), notices);
await report_sizes();
