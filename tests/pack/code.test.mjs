/** What packing finds out about blocks of code: colours, captions, marked lines. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { load_reader } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { make_formula } from '../../web/formulas/formula_maker.js';
import { colour_code } from '../../web/report/code_colouring.js';
import { read_fence, read_marked_lines } from '../../web/report/code_fences.js';
import { code_runs } from '../../web/report/code_highlighter.js';
import { language_named } from '../../web/report/code_languages.js';
import { compose_report } from '../../web/report/report_composing.js';

const load_highlighter = async () => ({ code_runs });

/**
 * @param {string} name of a language
 * @param {string} text
 * @returns {string[]} `role:text` of what is not plain
 */
function coloured(name, text) {
  const language = language_named(name);
  assert.ok(language, name);
  const bytes = new TextEncoder().encode(text);
  let end = 0;
  const words = code_runs(language, text).map(({ length, role }) => {
    end += length;
    const word = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(end - length, end));
    return role === 'plain' ? '' : `${role}:${word.trim()}`;
  });
  assert.equal(end, bytes.length, 'runs leave nothing out');
  return words.filter((word) => word !== '');
}

describe('fences', () => {
  const fence = (/** @type {string} */ info) => {
    const { language, caption, ranges } = read_fence(info);
    return [language, caption, ranges.map((range) => range.join('-')).join()];
  };

  test('name a language, a file and lines, in any order', () => {
    assert.deepEqual(fence(''), ['', '', '']);
    assert.deepEqual(fence('Python'), ['python', '', '']);
    assert.deepEqual(fence('c++'), ['c++', '', '']);
    assert.deepEqual(fence('ts{1,3-4}'), ['ts', '', '1-1,3-4']);
    assert.deepEqual(fence('js [config.js] {2}'), ['js', 'config.js', '2-2']);
    assert.deepEqual(fence('js {2} [src/a b.js]'), ['js', 'src/a b.js', '2-2']);
    assert.deepEqual(fence('ts:line-numbers=2 {1, 3 - 4}'), ['ts', '', '1-1,3-4']);
    assert.deepEqual(fence('{.python}'), ['', '', '']);
  });

  /** @param {string} text @param {string} [info] */
  const marked = (text, info = '') => {
    const { text: shown, lines } = read_marked_lines(text, read_fence(info).ranges);
    return [shown, lines.map(({ line, mark }) => `${line} ${mark}`).join()];
  };

  test('mark lines of the block and no others', () => {
    assert.deepEqual(marked('a\nb\nc\n', '{1,3-4}'), ['a\nb\nc\n', '0 highlighted,2 highlighted']);
    assert.deepEqual(marked('a\n', '{0,3-999999999,2-1}'), ['a\n', '']);
    assert.deepEqual(marked('', '{1}'), ['', '']);
  });

  test('comments that mark a line are no part of the code, in any language', () => {
    assert.deepEqual(marked('a // [!code ++]\nb // [!code --]\n'), ['a\nb\n', '0 added,1 removed']);
    assert.deepEqual(marked('a # [!code highlight]\n  b; /* [!code hl] */\n'), [
      'a\n  b;\n',
      '0 highlighted,1 highlighted',
    ]);
    assert.deepEqual(marked('<a> <!-- [!code focus] -->\n'), ['<a>\n', '0 highlighted']);
    assert.deepEqual(marked('<a> {/* [!code error] */}\n'), ['<a>\n', '0 highlighted']);
    assert.deepEqual(marked('a // [!code word:b]\n'), ['a\n', '']);
  });

  test('a comment alone marks the lines below it, and several where it counts them', () => {
    assert.deepEqual(marked('// [!code ++:2]\na\nb\nc\n'), ['a\nb\nc\n', '0 added,1 added']);
    assert.deepEqual(marked('a // [!code warning:2]\nb\nc\n'), ['a\nb\nc\n', '0 highlighted,1 highlighted']);
    assert.deepEqual(marked('a\n# [!code ++:99]\n'), ['a\n', '']);
  });

  test('what only looks like a mark is code', () => {
    for (const text of ['a [!code ++]\n', 'a // [!code nonsense]\n', 'a // [!code ++] b\n', '// [!code\n']) {
      assert.deepEqual(marked(text), [text, '']);
    }
  });
});

describe('colours of code', () => {
  test('are found in the languages that communities use', () => {
    assert.deepEqual(coloured('py', 'def f(): # 注\n  return "值", 1\n'), [
      ...['keyword:def', 'name:f', 'comment:# 注', 'keyword:return', 'string:"值"', 'literal:1'],
    ]);
    assert.deepEqual(coloured('cpp', 'class A { int a = 1; };'), ['keyword:class', 'type:A', 'type:int', 'literal:1']);
    assert.deepEqual(coloured('sh', 'if true; then echo "$a"; fi'), [
      ...['keyword:if', 'literal:true', 'keyword:then', 'literal:echo', 'string:"', 'literal:$a', 'string:"'],
      'keyword:fi',
    ]);
    assert.deepEqual(coloured('json', '{"a": 1}'), ['literal:"a"', 'literal:1']);
    assert.deepEqual(coloured('yaml', 'a: true\n'), ['literal:a:', 'literal:true']);
    assert.deepEqual(coloured('js', 'const a = `b${c}d`;'), ['keyword:const', 'string:`b', 'string:d`']);
    assert.deepEqual(coloured('diff', '-a\n+b\n c\n'), ['removed:-a', 'added:+b']);
    assert.deepEqual(coloured('log', '10:00:00 ERROR "a" 5ms'), [
      ...['comment:10:00:00', 'removed:ERROR', 'string:"a"', 'literal:5ms'],
    ]);
  });

  test('count bytes, also where a pattern ends within a character', () => {
    assert.deepEqual(coloured('py', 'a = "\\😀" # 😀\r\n\tb'), ['string:"\\😀"', 'comment:# 😀']);
    assert.deepEqual(coloured('json', '"\\😀😀\\'), ['string:"\\😀😀\\']);
  });

  test('every name leads to a language that is there', () => {
    for (const name of ['c++', 'zsh', 'yml', 'tsx', 'html', 'toml', 'console', 'docker', 'logs', 'pycon', 'bat']) {
      assert.doesNotThrow(() => coloured(name, 'a'));
    }
    for (const name of ['', 'nonsense', 'constructor', '__proto__']) assert.equal(language_named(name), undefined);
  });

  /** @param {string} info @param {string} text */
  const fact_of = async (info, text) => {
    const blocks = [{ block: 3, line: 7, info, text }];
    return colour_code('a.md', blocks, load_highlighter);
  };

  test('nothing is told of code without them', async () => {
    const unasked = () => assert.fail('nothing is to be loaded');
    for (const info of ['', 'nonsense', '{.python}']) {
      const blocks = [{ block: 1, line: 1, info, text: 'if 1' }];
      assert.deepEqual(await colour_code('a.md', blocks, unasked), { facts: [], warnings: [] });
    }
    assert.deepEqual(await fact_of('json', 'a'), { facts: [], warnings: [] });
  });

  test('what is told of a block', async () => {
    const { facts } = await fact_of('js [a.js]', 'b = 1; // [!code ++]\n');
    const runs = [{ length: 4, role: 'plain' }, { length: 1, role: 'literal' }, { length: 2, role: 'plain' }]; // prettier-ignore
    const lines = [{ line: 0, mark: 'added' }];
    assert.deepEqual(facts, [{ block: 3, caption: 'a.js', text: 'b = 1;\n', runs, lines }]);
  });

  test('a highlighter that does not arrive leaves code plain', async () => {
    const blocks = [{ block: 1, line: 1, info: 'js [a]', text: 'if' }];
    const { facts } = await colour_code('a.md', blocks, async () => null);
    assert.deepEqual(facts, [{ block: 1, caption: 'a', text: null, runs: [], lines: [] }]);
  });

  test('a block of a megabyte is not looked at and stays plain, which is said', async () => {
    const { facts, warnings } = await fact_of('ini', 'e'.repeat(1_000_000));
    assert.deepEqual(facts, []);
    assert.match(warnings[0], /^a\.md:7: this block of code is shown without colours: .* 20,000 characters/);
  });

  test('many blocks have a bound together', async () => {
    const blocks = Array.from({ length: 100 }, (_, i) => ({ block: i, line: i, info: 'sh', text: 'if '.repeat(5000) }));
    const { facts, warnings } = await colour_code('a.md', blocks, load_highlighter);
    assert.equal(facts.length, 26);
    assert.equal(warnings.length, 74);
  });
});

describe('a report with code', async () => {
  const module = await load_reader(BUILD_FOLDERS.dist);
  /** @type {import('../../web/report/report_composing.js').Resolvers} */
  const resolvers = {
    image: async () => ({ remote: true }),
    media: async () => ({ remote: true }),
    link: () => ({ foreign: true }),
    emoji_table: async () => () => undefined,
    formula_maker: async () => make_formula,
    highlighter: load_highlighter,
  };
  const compose = (/** @type {string} */ source) =>
    compose_report({ file: 'a.md', name: 'a', source }, module, resolvers);

  test('has them in its article', async () => {
    const { article } = await compose('# 题\n\n> ```js{1} [a.js]\n> if (1) // [!code --]\n> 二 // 三\n> ```\n');
    const code = /<p class="caption"[^]*<\/pre>/.exec(article)?.[0].replace(/ data-b="\d+"/g, '');
    assert.equal(
      code,
      '<p class="caption">a.js</p>\n<pre><code class="language-js">' +
        '<span class="line removed"><span class="keyword">if</span> (<span class="literal">1</span>)</span>\n' +
        '二 <span class="comment">// 三</span>\n</code></pre>',
    );
  });

  test('is the same whatever encloses the code, and however its lines end', async () => {
    const code_of = async (/** @type {string} */ source) =>
      /<code[^]*<\/code>/.exec((await compose(source)).article)?.[0];
    const alone = await code_of('```py\nif a:\n\tb = "中"\n```\n');
    assert.ok(alone?.includes('keyword'));
    assert.equal(await code_of('- a\n\n  ```py\n  if a:\n  \tb = "中"\n  ```\n'), alone);
    assert.equal(await code_of('```py\r\nif a:\r\n\tb = "中"\r\n```\r\n'), alone);
  });
});
