/**
 * Every file of src/ says first what it is for: each header, and each source that has no header of its own to say it.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read_text, repository_files } from './files.mjs';

/** Headers that C includes, too, open with a C comment. */
const PURPOSE = /^(\/\/|\/\*) [^\n]{20,}\n/;

/**
 * @param {string} file
 * @param {string} text
 * @param {ReadonlySet<string>} files all of src/
 * @returns {string | undefined} what is wrong
 */
function fault_of(file, text, files) {
  const own_header = file.replace(/(_web)?\.cpp$/, '.h');
  if (own_header !== file && files.has(own_header)) {
    return text.startsWith('//') ? `${file}: its header says what it is for` : undefined;
  }
  if (!PURPOSE.test(text)) return `${file}: begins without a paragraph that says what it is for`;
  if (file.endsWith('.h') && !/^((\/\/|\/\*| \*)[^\n]*\n)+#pragma once\n/.test(text)) {
    return `${file}: #pragma once does not follow its first paragraph`;
  }
  return undefined;
}

test('the rule sees files that do not say what they are for', () => {
  const files = new Set(['src/a/b.h', 'src/a/b.cpp', 'src/a/c.cpp', 'src/a/b_web.cpp']);
  const purpose = '// Something that a reader wants to know.\n';
  assert.match(fault_of('src/a/b.h', '#pragma once\n', files) ?? '', /begins without/);
  assert.match(fault_of('src/a/b.h', `${purpose}\nint c;\n#pragma once\n`, files) ?? '', /#pragma once/);
  assert.match(fault_of('src/a/c.cpp', '#include <cmath>\n', files) ?? '', /begins without/);
  assert.match(fault_of('src/a/b.cpp', `${purpose}#include "a/b.h"\n`, files) ?? '', /its header says/);
  assert.equal(fault_of('src/a/b.h', `${purpose}// It goes on.\n#pragma once\n`, files), undefined);
  assert.equal(fault_of('src/a/b.cpp', '#include "a/b.h"\n', files), undefined);
  assert.equal(fault_of('src/a/b_web.cpp', '#include "a/b.h"\n', files), undefined);
  assert.equal(fault_of('src/a/c.cpp', purpose, files), undefined);
});

test('every file of src/ says what it is for', () => {
  const files = repository_files('src/*.cpp', 'src/*.h');
  const known = new Set(files);
  assert.ok(files.length > 100);
  assert.deepEqual(
    files.flatMap((file) => fault_of(file, read_text(file), known) ?? []),
    [],
  );
});
