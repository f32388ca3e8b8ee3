/** Every site carries the notices of all that is compiled or bundled into it. */

import assert from 'node:assert/strict';
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

/** @returns {Promise<Map<string, string>>} notices by what they are of */
async function notices() {
  const text = await readFile(join(REAL_BUILD, 'licences.txt'), 'utf8');
  const [, ...parts] = text.split(/^(.+)\n=+\n\n/m);
  return new Map(parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : [])));
}

const ENTRIES = [
  ...['page/main.js', 'view/view.js', 'frame/frame.js', 'frame/embed.js', 'page/start.js'],
  'search/main.js',
  'compare/compare.js',
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
  assert.ok(packages.has('yaml') && packages.has('opencc-js'));
  const present = await notices();
  for (const name of packages) assert.match(present.get(name) ?? '', /copyright/i, name);
});

test('so are kanbao itself, the runtime of its module and the Chinese font', async () => {
  const present = await notices();
  assert.equal(present.get('kanbao')?.trim(), (await readFile(join(REPOSITORY, 'LICENSE'), 'utf8')).trim());
  for (const name of ['Emscripten', 'musl libc']) assert.match(present.get(name) ?? '', /Copyright/, name);
  assert.match(present.get('Noto Sans SC') ?? '', /SIL Open Font License/i);
});
