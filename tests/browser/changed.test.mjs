/** Where something else changes the report's text or how it is set, the page shows that change, for as long as it lasts. */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { open_browser, resize, until } from './lib/browser.mjs';
import { assert_html, has_ink, line_area, quiet_line } from './lib/html_state.mjs';
import { photograph } from './lib/pixels.mjs';
import { check_every_word, check_lines } from './lib/report_checks.mjs';
import { open_report, read_display, settle, until_canvas } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { compare_layer } from './lib/text_layer.mjs';

const CHINESE = `# 月报

第一段，有 words 也有 **重点**，长得要换好几行：${'文字与 words 相间，'.repeat(16)}到此为止。

- 列表的一项，有[链接](https://example.org/)和 \`code\`，${'不止一行，'.repeat(12)}
- [ ] 没做的事

| 列甲 | 列乙 |
| --- | --- |
| 内容 apples | 内容 pears |

\`\`\`
${'long code '.repeat(20)}
\`\`\`

> 引用的话。

最后一段，也有一些 words。
`;

const ENGLISH = `---
title: Report
lang: en
---

One paragraph of plain words, “quoted” and with a name in it: 骨角與直.

- an item of a list
`;

const LANGUAGES = {
  'zh-TW':
    '---\ntitle: 月報\nlang: zh-TW\n---\n\n骨角與直、述說過去，都有各自的寫法：「令」字、『戶』字，以及 words。\n',
  ja: '---\ntitle: 月報\nlang: ja\n---\n\n骨角と直には、それぞれの形がある。令和六年の「述べる」、カタカナ、and words。\n',
  en: ENGLISH,
};

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

/** What the changes below leave in the page. @typedef {{undo: () => void, go_on: () => void, promised: string, states: string[]}} Left */

/**
 * As the translator of Chrome: it gathers the texts, then puts each translation in two `<font>` in its text's place. The
 * answers for the title come first, the others when `go_on` is called.
 */
function translate() {
  const left = /** @type {Left} */ (/** @type {unknown} */ (window));
  const report = /** @type {HTMLElement} */ (document.querySelector('#report'));
  const walker = document.createTreeWalker(report, NodeFilter.SHOW_TEXT);
  const texts = /** @type {Text[]} */ ([]);
  left.promised = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = /** @type {Text} */ (node);
    const is_blank = text.data.trim() === '' || text.parentElement?.closest('pre') !== null;
    if (!is_blank) texts.push(text);
    left.promised += is_blank ? text.data : `T${text.data.length} `;
  }
  const root = document.documentElement;
  const { lang } = root;
  const done = /** @type {{text: Text, outer: HTMLElement}[]} */ ([]);
  const replace = (/** @type {Text} */ text) => {
    const outer = document.createElement('font');
    outer.append(document.createElement('font'));
    /** @type {Element} */ (outer.firstChild).textContent = `T${text.data.length} `;
    text.parentNode?.replaceChild(outer, text);
    done.push({ text, outer });
  };
  left.go_on = () => texts.splice(0).forEach(replace);
  left.undo = () => {
    root.lang = lang;
    root.classList.remove('translated-ltr');
    for (const { text, outer } of done) outer.replaceWith(text);
  };
  root.lang = 'en';
  root.classList.add('translated-ltr');
  texts.splice(0, 1).forEach(replace);
}

/** As an extension that marks what a reader looked for. */
function mark_word() {
  const text = /** @type {Text} */ (document.querySelector('#report > p > strong')?.nextSibling);
  const word = text.splitText(4);
  word.splitText(2);
  const mark = document.createElement('mark');
  word.replaceWith(mark);
  mark.append(word);
  /** @type {Left} */ (/** @type {unknown} */ (window)).undo = () => mark.replaceWith(...mark.childNodes);
}

/** As an extension that mends a typing error. */
function change_character() {
  const text = /** @type {Text} */ (document.querySelector('#report > p > strong')?.nextSibling);
  const { data } = text;
  text.data = `；${data.slice(1)}`;
  /** @type {Left} */ (/** @type {unknown} */ (window)).undo = () => void (text.data = data);
}

function mark_word_when_parsed() {
  document.addEventListener('DOMContentLoaded', () => {
    const paragraph = /** @type {Element} */ (document.querySelector('#report > p'));
    const mark = document.createElement('mark');
    mark.append(...paragraph.childNodes);
    paragraph.append(mark);
    /** @type {Left} */ (/** @type {unknown} */ (window)).undo = () => mark.replaceWith(...mark.childNodes);
  });
}

/** @type {Record<string, {change: () => void, changed: string}>} `changed`: what then must be seen */
const CHANGES = {
  'an extension marks a word': { change: mark_word, changed: '#report > p > mark' },
  'one character is another': { change: change_character, changed: '#report > p' },
};

const RESTYLINGS = {
  'letter spacing': '* { letter-spacing: .12em !important }',
  'letter spacing of headings': 'h1, h2 { letter-spacing: .12em !important }',
  'word spacing': '* { word-spacing: .16em !important }',
  'line height': '* { line-height: 1.5 !important }',
  'line height of lists': 'li { line-height: 2 !important }',
  'paragraph spacing': 'p { margin-bottom: 2em !important }',
  'another font': '* { font-family: serif !important }',
  'another font of tables': 'td { font-family: serif !important }',
  'a larger font': '#report { font-size: 20px !important }',
};

/** WCAG 2.2, success criterion 1.4.12. */
const TEXT_SPACING =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } ' +
  'p { margin-bottom: 2em !important }';

/** @type {Record<string, {add: () => void, remove: () => void}>} */
const WAYS = {
  'over the network': {
    add: () => {
      const link = document.createElement('link');
      Object.assign(link, { id: 'reader-style', rel: 'stylesheet', href: 'reader.css' });
      document.head.append(link);
    },
    remove: () => document.querySelector('#reader-style')?.remove(),
  },
  'as the new text of a style element': {
    add: () => {
      const style = document.createElement('style');
      style.id = 'reader-style';
      document.head.append(style);
      setTimeout(() => (style.textContent = '* { letter-spacing: .1em !important }'), 50);
    },
    remove: () => {
      const style = /** @type {Element} */ (document.querySelector('#reader-style'));
      style.textContent = '';
    },
  },
  "from an extension's window, unseen until the page has the focus again": {
    add: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { letter-spacing: .1em !important }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      dispatchEvent(new Event('focus'));
    },
    remove: () => {
      for (const sheet of document.adoptedStyleSheets) sheet.disabled = true;
      dispatchEvent(new Event('focus'));
    },
  },
};

const CHANGED = /正文已被其他程序/;
const RESTYLED = /文字样式已被改动/;

/**
 * On this page's system the first font of each language's stack is another one. Such fonts there are, though not with
 * these glyphs: so the stack can be told by its ink.
 */
function have_fonts_of_all_languages() {
  const fonts = { 'PingFang SC': 'DejaVu Sans', 'PingFang TC': 'DejaVu Serif', 'Hiragino Sans': 'DejaVu Sans Mono' };
  for (const [name, like] of Object.entries(fonts)) document.fonts.add(new FontFace(name, `local("${like}")`));
}

describe('a report that something else changes', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-changed-'));
    await writeFile(join(folder, 'report.md'), CHINESE);
    for (const [name, text] of Object.entries(LANGUAGES)) await writeFile(join(folder, `${name}.md`), text);
    site = await pack_site([folder]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (name = 'report') => `${site.url}${name}.html`;

  /** @param {WatchedPage} watched @param {'undo' | 'go_on'} what */
  const call = ({ page }, what) =>
    page.evaluate((name) => /** @type {Left} */ (/** @type {unknown} */ (window))[name](), what);

  /** @param {WatchedPage} watched */
  const until_html = ({ page }) =>
    until(() => page.evaluate(() => document.documentElement.dataset.kanbao === 'html'), 'the page is HTML');

  /** @param {WatchedPage} watched @param {string[]} selectors of what must be seen */
  async function assert_seen(watched, selectors) {
    const picture = await photograph(watched.cdp);
    for (const selector of selectors) {
      assert.ok(has_ink(picture, await line_area(watched, selector)), `${selector} cannot be seen`);
    }
  }

  /** @param {WatchedPage} watched what is painted is the report, and the elements lie beneath it */
  async function assert_canvas_as_ever(watched, name = 'changed') {
    assert.equal(await quiet_line(watched), '');
    await settle(watched.page, 100);
    const { runs, unpainted } = await compare_layer(watched.page);
    assert.ok(runs.length > 20);
    assert.equal(unpainted, '');
    const far = runs.filter(({ left, right, baseline }) => Math.max(Math.abs(left), Math.abs(right), baseline) > 1);
    assert.deepEqual(far, []);
    await check_lines(watched, await read_display(watched.page), name, () => {});
  }

  for (const name of ['report', 'en']) {
    test(`a translator: its words are shown, every one, until they are taken back: ${name}`, async () => {
      const watched = await browser.open_page({ height: 1200 });
      await open_report(watched, address(name));
      await watched.page.evaluate(translate);
      await until_html(watched);
      await call(watched, 'go_on');
      await assert_html(watched, name === 'en' ? /^The text was changed by another program/ : CHANGED);
      await assert_seen(watched, ['#report h1 font font', '#report > p > font font', '#report li font font']);
      const said = await watched.page.evaluate(() => {
        const { promised } = /** @type {Left} */ (/** @type {unknown} */ (window));
        return { promised, said: document.querySelector('#report')?.textContent };
      });
      assert.equal(said.said, said.promised);
      await call(watched, 'undo');
      await until_canvas(watched);
      await assert_canvas_as_ever(watched, `translated-${name}`);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  for (const [name, { change, changed }] of Object.entries(CHANGES)) {
    test(`${name}: it is shown until it is undone`, async () => {
      const watched = await browser.open_page({ height: 1200 });
      await open_report(watched, address());
      await watched.page.evaluate(change);
      await until_html(watched);
      await assert_html(watched, CHANGED);
      await assert_seen(watched, [changed]);
      await call(watched, 'undo');
      await until_canvas(watched);
      await assert_canvas_as_ever(watched);
      await watched.close();
    });
  }

  test('a change before the page begins: the HTML stays until it is undone', async () => {
    const watched = await browser.open_page({ height: 1200, before_scripts: mark_word_when_parsed });
    await watched.page.goto(address());
    await until(async () => (await quiet_line(watched)) !== '', 'a line says why');
    await assert_html(watched, CHANGED);
    await call(watched, 'undo');
    await until_canvas(watched);
    await assert_canvas_as_ever(watched);
    await watched.close();
  });

  test('a change while the module is on its way: the HTML stays until it is undone', async () => {
    const watched = await browser.open_page({ height: 1200 });
    /** @type {() => void} */
    let release = () => {};
    const released = new Promise((resolve) => (release = () => resolve(undefined)));
    await watched.page.route(/\.wasm$/, async (route) => {
      await released;
      await route.continue();
    });
    await watched.page.goto(address(), { waitUntil: 'commit' });
    await until(async () => watched.watch.requests.some((url) => url.endsWith('.wasm')), 'the module is asked for');
    await watched.page.evaluate(mark_word);
    release();
    await until(async () => (await quiet_line(watched)) !== '', 'a line says why');
    await assert_html(watched, CHANGED);
    await assert_seen(watched, ['#report > p > mark']);
    await call(watched, 'undo');
    await until_canvas(watched);
    await assert_canvas_as_ever(watched);
    await watched.close();
  });

  test("the page's own changes are no one else's: new lines at ten widths, another theme, a copy, a selection", async () => {
    const watched = await browser.open_page();
    await open_report(watched, address());
    await watched.page.evaluate(() => {
      const left = /** @type {Left} */ (/** @type {unknown} */ (window));
      left.states = [];
      const note = () =>
        left.states.push(`${document.documentElement.dataset.kanbao}${document.querySelector('#status')?.textContent}`);
      new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-kanbao'] });
      new MutationObserver(note).observe(/** @type {Node} */ (document.querySelector('#status')), { childList: true });
    });
    for (let width = 320; width < 820; width += 50) {
      await resize(watched.cdp, width, 768);
      await settle(watched.page, 30);
    }
    await watched.page.emulateMedia({ colorScheme: 'dark' });
    await watched.page.keyboard.press('Control+a');
    await watched.page.keyboard.press('Control+c');
    await settle(watched.page, 30);
    const states = await watched.page.evaluate(() => /** @type {Left} */ (/** @type {unknown} */ (window)).states);
    assert.deepEqual(
      states.filter((state) => state !== 'canvas'),
      [],
    );
    assert.equal(await watched.page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    await watched.close();
  });

  /**
   * As an extension does, which the page's policy does not bind.
   * @param {WatchedPage} watched
   * @param {string} css
   */
  async function add_style({ page }, css) {
    await page.evaluate((text) => {
      const style = document.createElement('style');
      style.id = 'reader-style';
      style.textContent = text;
      document.head.append(style);
    }, css);
  }

  /** @param {WatchedPage} watched */
  const remove_style = ({ page }) => page.evaluate(() => document.querySelector('#reader-style')?.remove());

  /** @param {import('./lib/browser.mjs').PageOptions} options */
  async function open_without_policy(options) {
    const watched = await browser.open_page(options);
    await watched.cdp.send('Page.setBypassCSP', { enabled: true });
    const body = '* { letter-spacing: .1em !important }';
    await watched.page.route(/reader\.css$/, (route) => route.fulfill({ contentType: 'text/css', body }));
    await open_report(watched, address());
    return watched;
  }

  for (const width of [1024, 320]) {
    test(`a reader's own text spacing is followed, and nothing is cut off or overlaps, at ${width} px`, async () => {
      const watched = await open_without_policy({ width, height: 1800 });
      await add_style(watched, TEXT_SPACING);
      await until_html(watched);
      await assert_html(watched, RESTYLED);
      const { style, faults } = await watched.page.evaluate(faults_of_setting);
      assert.deepEqual(style, { line: '24px', letters: '1.92px', words: '2.56px', below: '32px' });
      assert.deepEqual(faults, []);
      await remove_style(watched);
      await until_canvas(watched);
      await assert_canvas_as_ever(watched);
      await watched.close();
    });
  }

  test('each way of setting the text otherwise is noticed by itself', async () => {
    const watched = await open_without_policy({ height: 1800 });
    for (const [name, css] of Object.entries(RESTYLINGS)) {
      await add_style(watched, css);
      await until_html(watched).catch(() => assert.fail(`not noticed: ${name}`));
      await assert_html(watched, RESTYLED);
      await remove_style(watched);
      await until_canvas(watched);
    }
    await assert_canvas_as_ever(watched);
    await watched.close();
  });

  for (const [name, { add, remove }] of Object.entries(WAYS)) {
    test(`a style is followed that comes ${name}`, async () => {
      const watched = await open_without_policy({ height: 1800 });
      await watched.page.evaluate(add);
      await until_html(watched);
      await assert_html(watched, RESTYLED);
      await watched.page.evaluate(remove);
      await until_canvas(watched);
      assert.equal(await quiet_line(watched), '');
      await watched.close();
    });
  }

  for (const name of Object.keys(LANGUAGES)) {
    test(`a report in ${name} is painted in that language's fonts`, async () => {
      const watched = await browser.open_page({ before_scripts: have_fonts_of_all_languages });
      await open_report(watched, address(name));
      const commands = await read_display(watched.page);
      await check_every_word(watched, commands);
      await check_lines(watched, commands, `language-${name}`, () => {});
      await watched.close();
    });
  }
});

/** Runs in the page: how its first paragraph is set, and what is cut off, covered or beside its place. */
function faults_of_setting() {
  const report = /** @type {HTMLElement} */ (document.querySelector('#report'));
  const {
    lineHeight: line,
    letterSpacing: letters,
    wordSpacing: words,
    marginBottom: below,
  } = getComputedStyle(/** @type {Element} */ (report.querySelector(':scope > p')));
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide`);
  const text_rect = (/** @type {Element} */ element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const said = (/** @type {Element} */ element) => `${element.localName} ${element.textContent?.slice(0, 20)}`;

  for (const element of report.querySelectorAll('*')) {
    const is_cut = getComputedStyle(element).overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
    if (is_cut) faults.push(`cut off: ${said(element)}`);
    const next = element.nextElementSibling;
    const blocks = 'p, h1, h2, ul, ol, li, pre, blockquote, .wide, section, tr';
    if (!element.matches(blocks) || !next?.matches(blocks)) continue;
    if (text_rect(next).top < text_rect(element).bottom - 0.5) faults.push(`covered: ${said(element)}`);
  }

  for (const block of report.querySelectorAll('[data-b]:not(pre)')) {
    const outer = block.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(block);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
    const is_beside = lines.some(
      ({ left, right, top, bottom }) =>
        left < outer.left - 40 || right > outer.right + 2 || top < outer.top - 2 || bottom > outer.bottom + 2,
    );
    if (is_beside && !block.matches('table, tr')) faults.push(`beside its place: ${said(block)}`);
  }
  return { style: { line, letters, words, below }, faults };
}
