/**
 * Raw HTML against DOMPurify with the same allow-list: what a browser would see in our output after cleaning it once
 * more must be our output itself, and the text that DOMPurify keeps we keep as well.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import create_purifier from 'dompurify';
import { JSDOM } from 'jsdom';

import { convert, read_examples } from './examples.mjs';
import { parse_html } from './normal_form.mjs';

const window = new JSDOM('').window;
const purifier = create_purifier(/** @type {import('dompurify').WindowLike} */ (/** @type {unknown} */ (window)));

const POLICY = {
  ALLOWED_TAGS: (
    'a abbr b big blockquote br cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ' +
    'ins kbd li mark ol p pre q s samp section small span strike strong sub sup table tbody td th thead tr tt u ul var #text'
  ).split(' '),
  ALLOWED_ATTR: (
    'alt aria-label checked class data-b data-i decoding disabled height href id loading rel scope src start tabindex title ' +
    'type width'
  ).split(' '),
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  ADD_DATA_URI_TAGS: ['img'],
  ALLOW_DATA_ATTR: false,
  KEEP_CONTENT: true,
  FORBID_CONTENTS: ['script', 'style'],
  // Else titles that hold "-->" go, which matter only to XML.
  SAFE_FOR_XML: false,
};

const ATTACKS = [
  '<script>alert(1)</script>',
  'a <script>alert(1)</script> b',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><circle></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#x1;javascript:alert(1)">x</a>',
  '<a href=" JAVASCRIPT&colon;alert(1)">x</a>',
  '[x](javascript:alert(1)) [y](java&#9;script:alert(1)) <javascript:alert(1)>',
  '<div style="background:url(x)" onclick="x()">a</div>',
  '<img src="data:text/html,x"> ![x](data:image/svg+xml;base64,AAAA)',
  '<iframe src="https://a.cn"></iframe><object data=x></object><embed src=x>',
  '<form action=x><input name=y><button formaction=javascript:x>z</button></form>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<u title="\'><img src=x onerror=alert(1)>">x</u>',
  '<a href="x" id="report" name="canvas" target="_top">x</a>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<template><script>alert(1)</script></template>',
];

/**
 * As a browser reads it; DOMPurify takes the spaces around attribute values away.
 * @param {string} html
 */
function parsed(html) {
  const { body } = parse_html(html);
  for (const element of body.querySelectorAll('*')) {
    for (const attribute of element.attributes) attribute.value = attribute.value.trim();
  }
  return body.innerHTML;
}

/** @param {string} markdown */
function assert_clean(markdown) {
  const { ours } = convert(markdown);
  assert.equal(purifier.sanitize(parsed(ours), POLICY), parsed(ours), markdown);
}

test('DOMPurify finds nothing to remove from any attack', () => {
  for (const attack of ATTACKS) {
    assert_clean(attack);
    assert_clean(`<div>\n${attack}\n</div>`);
    assert_clean(`> - text ${attack} text`);
  }
});

test('DOMPurify finds nothing to remove from any example of the specification', () => {
  for (const { ours, markdown } of read_examples(['spec.txt', 'extensions.txt'])) {
    assert.equal(purifier.sanitize(parsed(ours), POLICY), parsed(ours), markdown);
  }
});

test('DOMPurify as it is set here does remove what is not allowed', () => {
  for (const html of [
    '<p onclick="x">a</p>',
    '<a href="javascript:x">a</a>',
    '<center>a</center>',
    '<p style="x">a</p>',
  ]) {
    assert.notEqual(purifier.sanitize(html, POLICY), html);
  }
});

test('the text of elements that are dropped is kept', () => {
  // Lines and cells part words, too.
  const words = (/** @type {string} */ html) =>
    (parse_html(html.replaceAll(/<br>|<\/td>/g, ' ')).body.textContent ?? '').match(/\w+/g);
  for (const markdown of [
    '<font>red</font> <b>bold</b> <details><summary>more</summary> text</details>',
    '<table><tr><td>one</td> <td>two</td></tr></table>',
    '<section>alpha <blink>beta</blink></section>',
    '<u>one <script>hidden()</script>two</u>',
  ]) {
    const { ours, theirs } = convert(markdown);
    assert.deepEqual(words(ours), words(purifier.sanitize(theirs, POLICY)), markdown);
  }
});
