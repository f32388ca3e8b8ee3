/** Every site carries the notices of all that is compiled or bundled into it. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { build } from 'esbuild';

import { REAL_BUILD, REPOSITORY } from './test_build.mjs';

/** What readers know the libraries as that CMake fetches. */
const NAMES = new Map([
  ['imgui', 'Dear ImGui'],
  ['cmark-gfm', 'cmark-gfm'],
  ['unibreak', 'libunibreak'],
  ['sheenbidi', 'SheenBidi'],
  ['stb', 'stb_image'],
]);

/** And those of npm. */
const PACKAGE_NAMES = new Map([['temml', 'Temml']]);

/** @returns {Promise<Map<string, string>>} notices by what they are of */
async function notices() {
  const text = await readFile(join(REAL_BUILD, 'licences.txt'), 'utf8');
  const [, ...parts] = text.split(/^(.+)\n=+\n\n/m);
  return new Map(parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : [])));
}

/** Where each script begins that browsers run. */
const ENTRIES = [
  ...['page/main.js', 'page/start.js', 'page/sorted_rows.js', 'view/view.js', 'tools/main.js', 'site/main.js'],
  'live/live.js',
  ...['frame/frame.js', 'frame/embed.js'],
  ...['search/main.js', 'search/archive_start.js'],
  ...['compare/compare.js', 'compare/compared_report.js'],
  ...['app/app.js', 'app/app_start.js', 'app/service_worker.js', 'app/retired_worker.js'],
  ...['report/code_highlighter.js', 'report/emoji_table.js', 'formulas/formula_maker.js'],
];

/** @returns {Promise<Set<string>>} the packages that are bundled into what browsers run */
async function bundled_packages() {
  const { metafile } = await build({
    entryPoints: ENTRIES.map((name) => join(REPOSITORY, 'web', name)),
    absWorkingDir: REPOSITORY,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'unwritten',
    platform: 'browser',
    external: ['kanbao-glue', 'node:*'],
    logLevel: 'silent',
  });
  const names = Object.keys(metafile.inputs).map((file) => /^node_modules\/((@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

test('each library that CMake builds into the module is named with its notice', async () => {
  const dependencies = await readFile(join(REPOSITORY, 'cmake/dependencies.cmake'), 'utf8');
  const fetched = [...dependencies.matchAll(/FetchContent_Declare\(\s*([\w-]+)/g)].map(([, name = '']) => name);
  assert.ok(fetched.length >= 4);
  const present = await notices();
  for (const name of fetched) {
    assert.match(present.get(NAMES.get(name) ?? name) ?? '', /copyright|public domain/i, name);
  }
});

test('so is each package that is bundled into a script', async () => {
  const packages = await bundled_packages();
  for (const name of ['yaml', 'opencc-js', 'diff', 'highlight.js', 'temml', 'gemoji']) {
    assert.ok(packages.has(name), name);
  }
  const present = await notices();
  for (const name of packages) {
    assert.match(present.get(PACKAGE_NAMES.get(name) ?? name) ?? '', /copyright/i, name);
  }
});

test('the entries are all that the build bundles', async () => {
  const bundling = await readFile(join(REPOSITORY, 'script/lib/bundle.mjs'), 'utf8');
  const named = [...bundling.matchAll(/'(?:web\/)?([a-z]+\/[a-z_]+\.js)'/g)].map(([, name = '']) => name);
  const bundled = named.filter((name) => existsSync(join(REPOSITORY, 'web', name)));
  assert.ok(bundled.length > 12);
  assert.deepEqual(
    bundled.filter((name) => !ENTRIES.includes(name)),
    [],
  );
});

test('so are kanbao itself, the runtime of its module and the Chinese font', async () => {
  const present = await notices();
  assert.equal(present.get('kanbao')?.trim(), (await readFile(join(REPOSITORY, 'LICENSE'), 'utf8')).trim());
  for (const name of ['Emscripten', 'musl libc']) assert.match(present.get(name) ?? '', /Copyright/, name);
  assert.match(present.get('Noto Sans SC') ?? '', /SIL Open Font License/i);
});
