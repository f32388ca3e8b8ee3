/** The folders of src/ are layers: each includes only those below it, and each library is seen by few files. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read_text, repository_files } from './files.mjs';

/** What each folder may include besides itself. The page's own interfaces (platform) implement those of the layers. */
const BELOW = {
  base: [],
  document: ['base'],
  style: ['base'],
  text: ['base', 'style'],
  layout: ['base', 'document', 'style', 'text'],
  display: ['base', 'document', 'style', 'text', 'layout'],
  image: ['base'],
  paint: ['base', 'style', 'text', 'layout', 'display', 'image'],
  viewer: ['base', 'document', 'style', 'text', 'layout', 'display'],
  border: ['base', 'document', 'style', 'text', 'layout', 'display', 'image', 'paint'],
  platform: ['base', 'style', 'text', 'layout', 'display', 'image', 'paint', 'border'],
};

/** Headers of a library, and the files that may include them. */
const LIBRARIES = [
  { header: /^(imgui|imstb_)/, seen_by: /^src\/(paint\/|platform\/gl_surface|main\.cpp$)/ },
  { header: /^imgui_impl_/, seen_by: /_web\.cpp$/ },
  { header: /^(emscripten|GLES\d|EGL|webgl)/, seen_by: /(_web\.cpp|^src\/main\.cpp)$/ },
  {
    header: /^(cmark|(chunk|footnotes|houdini|parser|strikethrough|table|tasklist)\.h$)/,
    seen_by: /^src\/document\/cmark_\w+\.cpp$/,
  },
  { header: /^stb_/, seen_by: /^src\/image\/image_decoder\.cpp$/ },
  { header: /^(linebreak|graphemebreak|wordbreak|unibreak)/, seen_by: /^src\/(text\/|base\/unicode_data\.cpp$)/ },
  { header: /^(eastasianwidth|emojidef|indicconjunctbreak)/, seen_by: /^src\/base\/unicode_data\.cpp$/ },
  { header: /^SheenBidi/, seen_by: /^src\/(text\/bidi|base\/unicode_data)\.cpp$/ },
];

/** @typedef {{file: string, line: number, header: string}} Include */

/** @returns {Include[]} every include of src/ */
function all_includes() {
  return repository_files('src/*.cpp', 'src/*.h').flatMap((file) =>
    read_text(file)
      .split('\n')
      .flatMap((text, index) => {
        const header = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(text)?.[1];
        return header ? [{ file, line: index + 1, header }] : [];
      }),
  );
}

/** @param {Include} include */
function broken_layer({ file, header }) {
  const own = /^src\/(\w+)\//.exec(file)?.[1];
  const other = header.split('/')[0];
  if (own === undefined || own === other || !(other in BELOW)) return undefined;
  const below = /** @type {Record<string, string[]>} */ (BELOW)[own];
  return below.includes(other) ? undefined : `${own}/ may include ${below.join(', ') || 'nothing'}, not ${other}/`;
}

/** @param {Include} include */
function broken_library({ file, header }) {
  const rule = LIBRARIES.find((library) => library.header.test(header) && !library.seen_by.test(file));
  return rule && `${header} is for ${rule.seen_by} only`;
}

/** @param {(include: Include) => string | undefined} rule */
function violations(rule) {
  return all_includes().flatMap((include) => {
    const message = rule(include);
    return message ? [`${include.file}:${include.line}: ${message}`] : [];
  });
}

test('the rules see the sources', () => {
  assert.ok(all_includes().length > 50);
  assert.ok(broken_layer({ file: 'src/layout/a.cpp', line: 1, header: 'paint/b.h' }));
  assert.ok(broken_layer({ file: 'src/base/a.h', line: 1, header: 'document/document.h' }));
  assert.ok(broken_library({ file: 'src/layout/a.cpp', line: 1, header: 'imgui.h' }));
  assert.ok(broken_layer({ file: 'src/viewer/a.h', line: 1, header: 'paint/b.h' }));
  assert.ok(broken_library({ file: 'src/viewer/a.h', line: 1, header: 'imgui.h' }));
  assert.ok(broken_library({ file: 'src/document/html_writer.cpp', line: 1, header: 'cmark-gfm.h' }));
  assert.ok(broken_library({ file: 'src/document/cmark_autolinks.h', line: 1, header: 'cmark-gfm.h' }));
  assert.ok(broken_library({ file: 'src/document/autolink.cpp', line: 1, header: 'chunk.h' }));
  assert.ok(broken_library({ file: 'src/platform/platform.h', line: 1, header: 'emscripten/html5.h' }));
});

test('a folder includes only the layers below it', () => assert.deepEqual(violations(broken_layer), []));

test('a library is seen only where it is wrapped', () => assert.deepEqual(violations(broken_library), []));

test('every folder of src/ has its layer', () => {
  const folders = new Set(repository_files('src/*/*').map((file) => file.split('/')[1]));
  assert.deepEqual(
    [...folders].filter((folder) => !(folder in BELOW)),
    [],
  );
});

test('JavaScript stays out of the C++ sources', () => {
  const files = repository_files('src/*.cpp', 'src/*.h');
  assert.deepEqual(
    files.filter((file) => /\bEM_(JS|ASM)/.test(read_text(file))),
    [],
  );
});
