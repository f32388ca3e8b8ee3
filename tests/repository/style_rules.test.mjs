/**
 * The style sheets have what they share with the canvas from the theme (web/css/theme.css is written from it): each of
 * its properties is used, its breakpoints stand nowhere else, and style stands in style sheets, where it is linted.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import stylelint from 'stylelint';

import { look_choices } from '../../web/report/tool_border.js';
import { read_text, repository_files } from './files.mjs';

const THEME = 'web/css/theme.css';

/** @typedef {{file: string, text: string}} Source */

/** @param {string[]} patterns @returns {Source[]} */
const sources = (...patterns) => repository_files(...patterns).map((file) => ({ file, text: read_text(file) }));

/** @param {string} text @param {RegExp} pattern with one group @returns {Set<string>} */
const found = (text, pattern) => new Set([...text.matchAll(pattern)].map(([, group]) => group));

/** @param {string} css @returns {string[]} the custom properties that are set and never used, or the other way round */
function lonely_properties(css) {
  const set = found(css, /(--[\w-]+):/g);
  const used = found(css, /var\((--[\w-]+)/g);
  const lonely = [...[...set].filter((name) => !used.has(name)), ...[...used].filter((name) => !set.has(name))];
  // The takeover puts these on elements (web/layer/takeover.js).
  return lonely.filter((name) => !name.startsWith('--kanbao-'));
}

/** @param {string} theme @returns {string[]} the column's widths, and those of the windows in which it is narrow: CSS px */
const column_widths = (theme) => [...found(theme, /width < (\d+)px/g)];

/** @param {string[]} widths @param {Source[]} files @returns {string[]} */
function repeated_widths(widths, files) {
  const pattern = new RegExp(`(?<![\\w.#-])(?:${widths.join('|')})(?:px|\\.0)?(?![\\w.%-])`);
  return files.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

/** @param {Source} source @returns {string[]} rules that stand in a script's strings */
function rules_in_strings({ file, text }) {
  const rule = /['"`\n][^'"`\n{}=]*\{\s*[a-z-]+:\s[^{}\n]*;\s*(?:\}|\n\s*[a-z-]+:\s[^{}\n]*;)/g;
  const strings = text.match(/`[^`]*\{[^`]*`|'[^'\n]*\{[^'\n]*'|"[^"\n]*\{[^"\n]*"/g) ?? [];
  return strings.filter((string) => string.match(rule)).map((string) => `${file}: ${string.slice(0, 60)}`);
}

const style_sheets = sources('web/*.css');
const theme = read_text(THEME);

test('each property of the style sheets is set and used', () => {
  assert.deepEqual(lonely_properties(':root { --a: 1px; --b: 1px } p { margin: var(--a) var(--c, 0) }'), [
    '--b',
    '--c',
  ]);
  assert.deepEqual(lonely_properties(style_sheets.map(({ text }) => text).join('\n')), []);
});

test('the widths of the column stand in the theme alone', () => {
  const narrow = Number(/narrow_below = (\d+)/.exec(read_text('src/style/theme.h'))?.[1]);
  const widths = [...column_widths(theme), String(narrow), String(narrow - 1)];
  assert.equal(widths.length, 7);
  const repeated = { file: 'a.css', text: 'p {}\n@media (width < 520px) {\n--b: #480480; width: 1480px' };
  assert.deepEqual(repeated_widths(widths, [repeated]), ['a.css:2: @media (width < 520px) {']);
  assert.deepEqual(repeated_widths(widths, [{ file: 'a.cpp', text: 'width < 480 ?' }]), ['a.cpp:1: width < 480 ?']);
  const others = sources('web/*.css', 'web/*.js', 'src/*.cpp', 'src/*.h').filter(
    ({ file }) => ![THEME, 'src/style/theme.h'].includes(file),
  );
  assert.deepEqual(repeated_widths(widths, others), []);
});

test('the sizes of text that the page takes are those of the theme', () => {
  const [, sizes] = /text_sizes\{([\d, ]+)\}/.exec(read_text('src/style/theme.h')) ?? [];
  assert.equal(sizes.replaceAll(', ', '|'), look_choices.size);
});

// For each of a hundred thousand paragraphs it would look at all that stand before it.
test('no style sheet of a tool has a combinator for later siblings', () => {
  const found = sources('web/css/tools/*.css').filter(({ text }) => / ~ /.test(text));
  assert.deepEqual(
    found.map(({ file }) => file),
    [],
  );
});

test('no style stands in the strings of a script', () => {
  const made_up = "sheet.replaceSync('html { overflow: hidden; }');\nconst b = `\n#report {\n  color: red;\n}\n`;";
  assert.equal(rules_in_strings({ file: 'a.js', text: made_up }).length, 2);
  assert.deepEqual(sources('web/*.js').flatMap(rules_in_strings), []);
});

test('the room below a block of text is the same in script and style sheet', () => {
  const [, in_script] = /space_below = (\d+);/.exec(read_text('web/layer/takeover.js')) ?? [];
  const [, in_style] =
    /:not\(:last-child\) \{\s*margin-block-end: (\d+)px;/.exec(read_text('web/css/canvas_state.css')) ?? [];
  assert.ok(in_script);
  assert.equal(in_style, in_script);
});

test('the style sheets are linted: what is no CSS is found', async () => {
  const { results } = await stylelint.lint({
    code: 'p {\n  colour: red;\n  margin: 4 pixel;\n}\n\np {\n  top: 0;\n}\n',
    codeFilename: 'web/css/made_up.css',
  });
  const rules = results.flatMap(({ warnings }) => warnings.map(({ rule }) => rule));
  for (const rule of ['property-no-unknown', 'declaration-property-value-no-unknown', 'no-duplicate-selectors']) {
    assert.ok(rules.includes(rule), `${rule} in ${rules.join(', ')}`);
  }
});
