/**
 * A new kind of block or inline is a compile error wherever a stage does not handle it: `-Wswitch` says so of a switch
 * that names each value of its enum, and is silent where there is a `default:`. So no switch over an enum of ours has one.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { read_text, repository_files } from './files.mjs';

/** Values of an enum of ours are named with it (`BlockKind::table`); C's are not, and need a `default:`. */
const OWN_CASE = /\bcase\s+(?:\w+::)+\w+\s*:/;

/** @param {string} source C++, comments included */
function switches_of(source) {
  const code = source.replace(/\/\/.*/g, '');
  return [...code.matchAll(/\bswitch\s*\(/g)].map(({ index }) => {
    const begin = code.indexOf('{', index);
    return { line: code.slice(0, index).split('\n').length, body: code.slice(begin, end_of_braces(code, begin)) };
  });
}

/**
 * @param {string} code
 * @param {number} begin where the first brace stands
 */
function end_of_braces(code, begin) {
  for (let depth = 0, at = begin; at < code.length; at += 1) {
    if (code[at] === '{') depth += 1;
    if (code[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
}

/** @param {string} source */
function lines_with_default(source) {
  const open_ended = switches_of(source).filter(({ body }) => OWN_CASE.test(body) && /\bdefault\s*:/.test(body));
  return open_ended.map(({ line }) => line);
}

test('the rule sees a default among kinds, and only there', () => {
  const kinds = 'void f() {\n  switch (block.kind) {\n    case BlockKind::table:\n      return;\n    ';
  assert.deepEqual(lines_with_default(`${kinds}default:\n      return;\n  }\n}`), [2]);
  assert.deepEqual(lines_with_default(`${kinds}case kanbao::BlockKind::list: {\n    } default :\n  }\n}`), [2]);
  assert.deepEqual(lines_with_default(`${kinds}  // default: nothing\n  }\n}\nint g() = default;`), []);
  assert.deepEqual(lines_with_default('switch (level) {\n  case 1:\n    return 2;\n  default:\n    return 3;\n}'), []);
  assert.deepEqual(lines_with_default('switch (type) { case CMARK_NODE_TEXT: default: return; }'), []);
});

test('no switch over an enum of ours has a default', () => {
  const files = repository_files('src/*.cpp', 'src/*.h');
  const count = files.flatMap((file) => switches_of(read_text(file))).length;
  assert.ok(count > 10, `only ${count} switches found`);
  assert.deepEqual(
    files.flatMap((file) => lines_with_default(read_text(file)).map((line) => `${file}:${line}`)),
    [],
  );
});

test('the compiler is told to complain', () => {
  assert.match(read_text('src/CMakeLists.txt'), /add_compile_options\(-Wall\b.* -Werror\b/);
});
