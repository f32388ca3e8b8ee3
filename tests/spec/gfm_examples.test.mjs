/** Every example of the GFM specification, and of cmark-gfm's extensions, against our Document. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { convert, read_examples } from './examples.mjs';
import { flow_form, normal_form } from './normal_form.mjs';
import { DEVIATIONS } from './deviations.mjs';

const EXAMPLES = read_examples(['spec.txt', 'extensions.txt']);

/** Raw HTML is judged by what is left of it, not by the paragraphs around it. */
const RAW_HTML = /<[a-z/!?][^\n]*>/i;

/** @param {import('./examples.mjs').Example} example */
function key_of(example) {
  return `${example.file} ${example.number}`;
}

/**
 * An image alone in its paragraph is a figure here, and its title the caption: for the comparison a title again.
 * @param {string} html
 */
const without_captions = (html) =>
  html.replace(
    /<figure[^>]*>\n(<p[^>]*><img)([^>]*><\/p>)\n<figcaption[^>]*>(.*?)<\/figcaption>\n<\/figure>/g,
    (_, image, rest, title) => `${image} title="${title}"${rest}`,
  );

/** @param {import('./examples.mjs').Example} example */
function agrees(example) {
  if (normal_form(without_captions(example.ours)) === normal_form(example.theirs)) return true;
  return RAW_HTML.test(example.markdown) && flow_form(example.ours) === flow_form(example.theirs);
}

for (const section of new Set(EXAMPLES.map((example) => example.section))) {
  test(`GFM: ${section}`, () => {
    for (const example of EXAMPLES.filter((each) => each.section === section)) {
      if (DEVIATIONS.has(key_of(example)) || agrees(example)) continue;
      assert.equal(normal_form(example.ours), normal_form(example.theirs), `${key_of(example)}\n${example.markdown}`);
    }
  });
}

test('each deliberate deviation deviates, in the way that is written down', () => {
  for (const [key, { ours, reason }] of DEVIATIONS) {
    const example = EXAMPLES.find((each) => key_of(each) === key);
    assert.ok(example, `${key} does not exist`);
    assert.ok(!agrees(example), `${key} agrees with cmark-gfm: ${reason}`);
    assert.equal(normal_form(example.ours), ours, key);
  }
});

test('the number of examples is that of the specification', () => {
  const count = (/** @type {string} */ file) => EXAMPLES.filter((example) => example.file === file).length;
  console.log(
    `compared: ${count('spec.txt')} examples of the GFM specification, ${count('extensions.txt')} of cmark-gfm's`,
  );
  console.log(`extensions; ${DEVIATIONS.size} of them deviate on purpose`);
  assert.ok(count('spec.txt') >= 670);
  assert.ok(count('extensions.txt') >= 30);
});

test('the comparison notices a difference', () => {
  const html = convert('*a* [b](c "d")\n\n- e').ours;
  for (const [from, to] of [
    ['<em>', '<strong>'],
    ['href="c"', 'href="x"'],
    ['title="d"', ''],
    ['<li', '<p'],
    ['>b<', '>x<'],
  ]) {
    assert.notEqual(normal_form(html.replace(String(from), String(to))), normal_form(html), from);
  }
});
