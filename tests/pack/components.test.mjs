/** A blog's own elements: how kanbao.config.json shows them, and what is told of one that is wrong or missing. */

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

import { placeholder_fault, template_fault } from '../../script/lib/component_template.mjs';
import { read_config } from '../../script/lib/config_file.mjs';
import { block_of } from '../cli/guide_chapters.mjs';
import { Desk, FRONT_MATTER } from './test_build.mjs';

const MESSAGE = '<Message name="散佬" github="sanbuphy">\n第一句<br/>第二句\n</Message>\n';

/** @param {string} text */
const told = (text) => read_config('kanbao.config.json', text).warnings;

describe('a template', () => {
  test('is HTML with {attributes} and one slot', () => {
    for (const html of [
      '',
      'text',
      '<slot></slot>',
      '<slot/>',
      '<p><img src="{src}" alt=\'{alt}\' width=40><br>{name}<hr /></p>',
      '<P class="a"><slot></slot></P>',
      'a > b &lt; {data-x}',
    ]) {
      assert.equal(template_fault(html), undefined, html);
    }
  });

  test('that the reader would make something else of is named', () => {
    for (const [html, fault] of [
      ['<p>', '<p> is not closed; write </p>'],
      ['<p/>', '<p> is not closed; write </p>'],
      ['<b><i></b></i>', '</b> closes nothing; write <b> before it'],
      ['</p>', '</p> closes nothing; write <p> before it'],
      ['<slot></slot><slot></slot>', 'it has a second <slot>; keep one, the content stands in one place'],
      ['<slot>a</slot>', 'its <slot> holds something; write <slot></slot>'],
      ['<slot><b></b></slot>', 'its <slot> holds something; write <slot></slot>'],
      ['a < b', '“< b” is no tag; write &lt; for the sign'],
      ['<p {name}></p>', '“<p {name}>” is no tag; write &lt; for the sign'],
      ['<{name}>', '“<{name}>” is no tag; write &lt; for the sign'],
      ['<p title="a></p>', '“<p title="a>” is no tag; write &lt; for the sign'],
      ['{}', '“{}” is no placeholder; write {attribute}'],
      ['{na me}', '“{na me}” is no placeholder; write {attribute}'],
      ['<p title="{name">a}</p>', '“{name"” is no placeholder; write {attribute}'],
      ['{{name}}', '“{}” is no placeholder; write {attribute}'],
    ]) {
      assert.equal(template_fault(html), fault, html);
    }
    assert.equal(placeholder_fault('https://a.cn/{'), '“{” is no placeholder; write {attribute}');
  });
});

describe('kanbao.config.json', () => {
  test('names components, in one word or with defaults', () => {
    const text =
      '{"components": {"MessageBox": "<slot></slot>", "M": {"html": "{A}", "defaults": {"A": "{imageUrl}"}}}}';
    assert.deepEqual(read_config('a.json', text), {
      components: [
        { name: 'messagebox', html: '<slot></slot>', defaults: {} },
        { name: 'm', html: '{a}', defaults: { a: '{imageurl}' } },
      ],
      site: {},
      warnings: [],
    });
  });

  test('that is no JSON is left out, with line and column', () => {
    const [warning, ...others] = told('{\n  "components": {\n    "A": "<p></p>\n}');
    assert.match(warning ?? '', /^kanbao\.config\.json:\d:\d+: this is no JSON, so the file is left out: ./);
    assert.deepEqual(others, []);
    assert.match(told('{\n  "components": {"A": b}\n}')[0] ?? '', /^kanbao\.config\.json:2:23: this is no JSON/);
  });

  test('tells of what is no object or no key', () => {
    assert.deepEqual(told('[]'), [
      'kanbao.config.json:1:1: the file must be an object, {"components": {…}}; it is left out.',
    ]);
    assert.deepEqual(told('{\n  "component": {},\n  "components": "a"\n}'), [
      'kanbao.config.json:2:3: “component” means nothing here (known: components, reports, out, title, language, base-url, app, strict, look); take it out.',
      'kanbao.config.json:3:17: “components” must be an object, {"Message": "<p>…</p>"}; it is left out.',
    ]);
    assert.equal(read_config('a', '').warnings.length, 1);
  });

  test('tells of each component that is wrong, and keeps the others', () => {
    const { components, warnings } = read_config(
      'a.json',
      `{"components": {
        "A": "<p>",
        "B": 1,
        "C": {"htm": "x"},
        "D": {"html": "{a}", "defaults": {"a": 5, "b": "{", "c": "d"}},
        "E": {"html": "e", "defaults": "f"},
        "e": "g"
      }}`,
    );
    assert.deepEqual(components, [
      { name: 'd', html: '{a}', defaults: { c: 'd' } },
      { name: 'e', html: 'e', defaults: {} },
    ]);
    assert.deepEqual(warnings, [
      'a.json:2:14: component A: <p> is not closed; write </p>. It is left out.',
      'a.json:3:14: component B: it has no HTML; write "Name": "<p>…</p>". It is left out.',
      'a.json:4:15: “htm” means nothing here (known: html, defaults); take it out.',
      'a.json:4:9: component C: it has no HTML; write "Name": "<p>…</p>". It is left out.',
      'a.json:5:48: default a of D: it is no text; write it in quotation marks. It is left out.',
      'a.json:5:56: default b of D: “{” is no placeholder; write {attribute}. It is left out.',
      'a.json:6:40: “defaults” of E must be an object, {"attribute": "value"}; it is left out.',
      'a.json:7:9: component e is there already; the first one is used.',
    ]);
  });

  test('as it is documented has nothing wrong in it', async () => {
    const { components, warnings } = read_config('c', await block_of('options', 'json', 'MessageBox'));
    assert.deepEqual(warnings, []);
    assert.deepEqual(
      components.map(({ name }) => name),
      ['messagebox', 'message', 'imagebox', 'podcastplayer'],
    );
  });
});

describe('a report with elements of its own', () => {
  /** @type {Desk} */
  let desk;
  beforeEach(async () => {
    desk = await Desk.make_real();
  });
  afterEach(() => rm(desk.folder, { recursive: true }));

  /** @param {string} [options_config] */
  async function packed(options_config) {
    await desk.put('posts/2024/a.md', `${FRONT_MATTER}${MESSAGE}`);
    await desk.pack(options_config === undefined ? {} : { config: join(desk.folder, options_config) });
    const page = await desk.read('2024/a.html');
    return /<\/header>([^]*?)<\/article>/.exec(page)?.[1]?.replace(/ (data-[bi]|rel|loading|decoding)="[^"]*"|\n/g, '');
  }

  const config = (/** @type {string} */ html) => JSON.stringify({ components: { Message: html, Other: '<p>b</p>' } });

  test('shows their names without any configuration, and tells what to do', async () => {
    assert.equal(await packed(), '<p><strong>散佬</strong>：第一句<br>第二句</p>');
    assert.deepEqual(desk.warnings, [
      'posts/2024/a.md:5: <message> is unknown; its text stays without it. ' +
        'How it is shown can be said in kanbao.config.json: {"components": {"message": "…"}}.',
    ]);
    assert.deepEqual((await desk.facts('2024/a.html')).components, []);
  });

  test('is told once of each kind that is unknown, with how often', async () => {
    await desk.put('posts/a.md', `${FRONT_MATTER}<Aa>a</Aa> <Bb>b</Bb> <Aa>c</Aa>\n\n<Aa>d</Aa> <Bb>e</Bb>\n`);
    await desk.pack();
    assert.deepEqual(
      desk.warnings.map((warning) => warning.replace(/;.*/, '')),
      [
        'posts/a.md:5: <aa> is unknown, here and in 2 more places',
        'posts/a.md:5: <bb> is unknown, here and in 1 more place',
      ],
    );
  });

  test('is read with the nearest configuration, of which its page carries what it uses', async () => {
    await desk.put('posts/kanbao.config.json', config('<p>{github}</p>'));
    assert.equal(await packed(), '<div><p>sanbuphy</p></div><p>第一句<br>第二句</p>');
    assert.deepEqual(desk.warnings, []);
    const expected = [{ name: 'message', html: '<p>{github}</p>', defaults: {} }];
    assert.deepEqual((await desk.facts('2024/a.html')).components, expected);
    assert.deepEqual((await desk.facts('2024/a.offline.html')).components, expected);
    await desk.put('posts/2024/kanbao.config.json', config('<p>{name}</p>'));
    assert.equal(await packed(), '<div><p>散佬</p></div><p>第一句<br>第二句</p>');
  });

  test('is not read with one above the packed folder', async () => {
    await desk.put('kanbao.config.json', config('<p>{github}</p>'));
    assert.match((await packed()) ?? '', /^<p><strong>散佬/);
  });

  test('is read with the one that is named for all', async () => {
    await desk.put('posts/kanbao.config.json', config('<p>{github}</p>'));
    await desk.put('other.json', config('<slot></slot><p>{name}</p>'));
    assert.equal(await packed('other.json'), '<p>第一句<br>第二句</p><div><p>散佬</p></div>');
    await assert.rejects(packed('none.json'), /none\.json cannot be read: ENOENT/);
  });

  test('is packed without what is wrong in it, which is told once', async () => {
    await desk.put('posts/kanbao.config.json', '{"components": {"Message": "<p>"}}');
    await desk.put('posts/b.md', `${FRONT_MATTER}乙\n`);
    assert.match((await packed()) ?? '', /^<p><strong>散佬/);
    assert.equal(desk.warnings.length, 2);
    assert.match(desk.warnings[0] ?? '', /^posts\/kanbao\.config\.json:1:28: component Message: <p> is not closed/);
    await assert.rejects(desk.pack({ strict: true }), /2 warnings, and --strict/);
  });

  test('is packed again when its configuration changes', async () => {
    await desk.put('posts/kanbao.config.json', config('<p>{name}</p>'));
    await desk.put('posts/a.md', `${FRONT_MATTER}${MESSAGE}`);
    const { inputs } = await desk.pack();
    assert.ok(inputs.includes(join(desk.folder, 'posts/kanbao.config.json')));
  });
});
