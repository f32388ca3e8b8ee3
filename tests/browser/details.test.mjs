/** Details open and close on the canvas as they do in the plain page: ink and elements go together, and nothing is lost. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { read_accessibility_tree } from './lib/accessibility_tree.mjs';
import { at_rest, open_browser, resize, until } from './lib/browser.mjs';
import { ClipboardReader } from './lib/clipboard.mjs';
import { Embedding, come_to_rest, command, frame_of, next_note } from './lib/host_page.mjs';
import { measure_ink } from './lib/ink.mjs';
import { bare, Paper } from './lib/paper.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { open_report, read_display, settle, until_canvas, until_paintable } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Window & {kanbao: import('./lib/report_page.mjs').Kanbao}} KanbaoWindow */

const LONG = '这里的话长一些好让它折成几行再看看换行的地方与画布是不是一致这里的话长一些好让它折成几行';

const REPORT = `---
title: 可以展开的月报
date: 2024-05-06
---

开头的段落。${LONG}[去里面的一节](#深处)。

<details>
<summary>完整的记录（共 12 项）${LONG}</summary>

展开之后的第一段，有 **粗体** 和 \`code\`。${LONG}

- 一项
- 两项

\`\`\`js
const a = 1;
\`\`\`

| 名称 | 数量 |
| --- | ---: |
| 甲 | 12 |

![小图](red.png)

<details open>
<summary>里面的一层</summary>

${LONG}

### 深处

藏得最深的一句。

</details>

里面的最后一段。

</details>

中间的段落。${LONG}

<details open><summary>一开始就打开的</summary>

### 打开的标题

标题下面的话。

</details>

> 引用。
>
> <details><summary>引用里的</summary>
>
> 引用里的内容。
>
> </details>

::: details 点开看看
写法不同。
:::

1. <details><summary>项里的</summary>

   项里的内容。

   </details>
2. 第二项

<details>没有标题的内容。</details>

---

<details open><summary>横线之后</summary>

- 列表

---

横线。

</details>

## 末尾

最后一段。
`;

/** @type {import('./lib/browser.mjs').PageOptions[]} */
const VIEWS = [
  { width: 390, height: 900, colour_scheme: 'light' },
  { width: 390, height: 900, colour_scheme: 'dark' },
  { width: 1024, height: 900, colour_scheme: 'light' },
  { width: 1024, height: 900, colour_scheme: 'dark' },
];

const pixel = PNG.sync.write(Object.assign(new PNG({ width: 300, height: 120 }), { data: Buffer.alloc(144_000, 255) }));

describe('details', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-details-'));
    await writeFile(join(folder, 'details.md'), REPORT);
    await writeFile(join(folder, 'red.png'), pixel);
    site = await pack_site([join(folder, 'details.md')]);
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {import('./lib/browser.mjs').PageOptions} [view] @param {string} [search] */
  async function open_painted(view = {}, search = '') {
    const watched = await browser.open_page(view);
    await open_report(watched, site.pages[0] + search);
    await settle(watched.page);
    return watched;
  }

  for (const view of VIEWS) {
    test(`ink and elements lie where the plain page has them (${view.width} px, ${view.colour_scheme})`, async () => {
      const watched = await open_painted(view);
      const plain = await open_plain_page(browser, String(site.pages[0]), view);
      for (const change of [leave, open_first, open_all, close_all, leave_open_nested]) {
        await plain.page.evaluate(change);
        await watched.page.evaluate(change);
        await assert_painted(watched, change.name);
        const [expected, found] = [await read_places(plain.page), await read_places(watched.page)];
        assert.deepEqual(found, expected, change.name);
      }
      watched.watch.assert_quiet();
      await plain.close();
      await watched.close();
    });
  }

  test('so they do where the engine works in the page', async () => {
    const watched = await open_painted({}, '?engine=page');
    await watched.page.click('#report summary');
    await assert_painted(watched, 'opened');
    await watched.page.click('#report summary');
    await assert_painted(watched, 'closed');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('what is pressed stays in its place, what is below it moves, and no frame shows ink where no element is', async () => {
    const watched = await open_painted({ height: 600 });
    const { page } = watched;
    await page.evaluate(() => scrollTo(0, 150));
    await settle(page);
    for (const opened of [true, false]) {
      const before_it = await page.evaluate(tops);
      await page.evaluate(note_frames);
      await page.click('#report summary');
      await until_canvas(watched);
      await settle(page);
      const { scroll, summary, below } = await page.evaluate(tops);
      assert.equal(scroll, before_it.scroll);
      assert.equal(summary, before_it.summary);
      assert.equal(below > before_it.below, opened);
      assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'wrong_frames')), []);
      assert.equal(await page.evaluate(() => Reflect.get(window, 'places').size), 2, 'before and afterwards');
    }
    await watched.close();
  });

  test('keys open and close one that has the focus, which is seen', async () => {
    const watched = await open_painted();
    const { page } = watched;
    const is_open = () => page.evaluate(is_first_open);
    for (let i = 0; i < 20 && !(await page.evaluate(() => document.activeElement?.matches('#report summary'))); ++i) {
      await page.keyboard.press('Tab');
    }
    const outline = () =>
      page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)).outline);
    assert.match(await outline(), /solid 2px/);
    await page.keyboard.press('Enter');
    assert.equal(await is_open(), true);
    await page.keyboard.press('Space');
    assert.equal(await is_open(), false);
    await page.keyboard.press('Space');
    await assert_painted(watched, 'opened by keys');
    assert.match(await painted(page), /里面的最后一段/);
    await watched.close();
  });

  test('each is as high as a finger needs, and is opened by a press on its sign', async () => {
    const watched = await open_painted({ width: 390 });
    const { page } = watched;
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('#report summary')]
        .filter((summary) => summary.checkVisibility())
        .map((summary) => summary.getBoundingClientRect().height),
    );
    assert.ok(Math.min(...heights) >= 24, heights.join());
    const box = await page.evaluate(() => document.querySelector('#report summary')?.getBoundingClientRect().toJSON());
    await page.mouse.click(box.x + 8, box.y + 14);
    assert.equal(await page.evaluate(is_first_open), true);
    await watched.close();
  });

  test('however fast one is pressed, the last press counts', async () => {
    const watched = await open_painted();
    for (let i = 0; i < 9; ++i) {
      await watched.page.evaluate((pause) => {
        const details = /** @type {HTMLDetailsElement} */ (document.querySelector('#report details'));
        details.open = !details.open;
        return new Promise((done) => setTimeout(done, pause));
      }, i * 7);
    }
    assert.equal(await watched.page.evaluate(is_first_open), true);
    await assert_painted(watched, 'pressed nine times');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a link to a heading within one opens it, and so does an address', async () => {
    const watched = await open_painted({ height: 600 });
    await watched.page.click('#report p > a');
    await assert_heading_seen(watched);
    await watched.close();
    const other = await browser.open_page({ height: 600 });
    await open_report(other, `${site.pages[0]}#${encodeURIComponent('深处')}`);
    await assert_heading_seen(other);
    await other.close();
  });

  test('an address that quotes words within one opens it', async () => {
    const watched = await browser.open_page({ width: 390 });
    const { page, cdp } = watched;
    await page.goto(`${site.pages[0]}#:~:text=${encodeURIComponent('藏得最深的一句')}`, { waitUntil: 'load' });
    await until(() => page.evaluate(is_first_open), 'it is opened');
    // As long as the words are marked the page stays HTML.
    await until_paintable(watched);
    await resize(cdp, 500, 768);
    await assert_painted(watched, 'quoted');
    assert.match(await painted(page), /藏得最深的一句/);
    await watched.close();
  });

  test('what was opened before the canvas came, or in a saved page, is open on the canvas', async () => {
    const early = await browser.open_page({
      before_scripts: () =>
        addEventListener('DOMContentLoaded', () => document.querySelector('#report details')?.setAttribute('open', '')),
    });
    await open_report(early, String(site.pages[0]));
    await assert_painted(early, 'opened while it was loading');
    await early.close();
    const html = await readFile(join(site.folder, 'details.html'), 'utf8');
    await writeFile(
      join(site.folder, 'saved.html'),
      html.replace(/<details data-b="\d+">/, (tag) => tag.replace('>', ' open>')),
    );
    const saved = await browser.open_page();
    await open_report(saved, `${site.url}saved.html`);
    assert.equal(await saved.page.evaluate(() => document.querySelector('p#status')?.textContent), '');
    await assert_painted(saved, 'saved');
    assert.match(await painted(saved.page), /里面的最后一段/);
    await saved.close();
  });

  test('on paper all are open, without their signs, and afterwards as before', async () => {
    const watched = await open_painted({ colour_scheme: 'dark' });
    const paper = await Paper.print(watched);
    const text = bare(paper.pages().join(''));
    await paper.throw_away();
    for (const words of ['藏得最深的一句', '引用里的内容', '没有标题的内容', '写法不同']) {
      assert.match(text, RegExp(words));
    }
    await watched.page.emulateMedia({ media: 'print' });
    const sign = await watched.page.evaluate(
      () => getComputedStyle(document.querySelector('#report summary') ?? document.body, '::after').content,
    );
    assert.equal(sign, 'none');
    await watched.page.emulateMedia({ media: 'screen' });
    assert.equal(await watched.page.evaluate(is_first_open), false);
    await assert_painted(watched, 'printed');
    await watched.close();
  });

  test('so they are in a browser that has no style for it', async () => {
    const watched = await browser.open_page({
      before_scripts: () => {
        const supports = CSS.supports.bind(CSS);
        CSS.supports = (/** @type {string[]} */ ...asked) =>
          asked[0] !== 'selector(::details-content)' && Reflect.apply(supports, CSS, asked);
      },
    });
    const { page } = watched;
    await open_report(watched, String(site.pages[0]));
    await settle(page);
    const open = () => page.evaluate(() => document.querySelectorAll('#report details[open]').length);
    const before_it = await open();
    await until(() => page.evaluate(() => Reflect.get(window, 'kanbao_tools') !== undefined), 'the tools are there');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await open(), await page.evaluate(() => document.querySelectorAll('#report details').length));
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await open(), before_it);
    await assert_painted(watched, 'printed');
    await watched.close();
  });

  test('what is closed is not copied, what is open is', async () => {
    const clipboard = await ClipboardReader.open(browser, `${site.url}reports.json`);
    const [plain, watched] = [await open_plain_page(browser, String(site.pages[0])), await open_painted()];
    for (const change of [leave, open_first]) {
      const copies = [];
      for (const { page } of [plain, watched]) {
        await page.evaluate(change);
        await page.keyboard.press('Control+A');
        copies.push(await clipboard.copy(page));
      }
      const [expected, found] = copies.map(({ text }) => text.replace(/\s+/g, ''));
      assert.match(String(found), /标题下面的话/);
      assert.equal(found?.includes('藏得最深的一句'), change === open_first);
      assert.equal(expected?.includes('藏得最深的一句'), change === open_first);
      const [html, own_html] = copies.map((copy) => copy.html.includes('藏得最深的一句'));
      assert.equal(own_html, html);
    }
    await plain.close();
    await watched.close();
  });

  test('a screen reader is told what it is told of the plain page', async () => {
    const [plain, watched] = [await open_plain_page(browser, String(site.pages[0])), await open_painted()];
    for (const change of [leave, open_first]) {
      const trees = [];
      for (const { page, cdp } of [plain, watched]) {
        await page.evaluate(change);
        await (page === plain.page ? undefined : assert_painted(watched, change.name));
        trees.push((await read_accessibility_tree(cdp)).filter((line) => !/代码|复制|[Cc]opy|放大图片/.test(line)));
      }
      assert.deepEqual(trees[1], trees[0]);
      assert.ok(
        trees[0]?.some((line) => line.includes('DisclosureTriangle')),
        trees[0]?.join('\n'),
      );
    }
    await plain.close();
    await watched.close();
  });

  test('an image within one is fetched when it is opened', async () => {
    const asked = () => site.requests.filter(({ path }) => path.includes('red')).length;
    const before_it = asked();
    const watched = await open_painted();
    assert.equal(asked(), before_it);
    await watched.page.evaluate(open_first);
    await assert_painted(watched, 'opened');
    await watched.page.evaluate(() => document.querySelector('#report img')?.scrollIntoView());
    await settle(watched.page);
    assert.equal(asked(), before_it + 1);
    assert.equal(
      await watched.page.evaluate(() => document.querySelector('#report img')?.hasAttribute('data-painted')),
      true,
    );
    await watched.close();
  });

  test('an image of another site is not asked for before, formulas have their place, and what scrolls stays scrolled', async () => {
    const html =
      '<details><summary>甲</summary>\n\n$x^2$ 与\n\n$$E = mc^2$$\n\n![远](https://pictures.example/a.png)\n\n';
    await writeFile(join(site.folder, 'far.md'), `${html}\`\`\`\n${'long '.repeat(99)}\n\`\`\`\n\n</details>\n`);
    const watched = await browser.open_page({ width: 390 });
    const { page } = watched;
    let asked = 0;
    await page.route('https://pictures.example/**', (route) => {
      asked += 1;
      return route.fulfill({ body: pixel, contentType: 'image/png' });
    });
    await open_report(watched, `${site.url}view.html?src=far.md`);
    await settle(page);
    assert.equal(asked, 0);
    for (const opened of [true, false, true]) {
      await page.click('#report summary');
      await until_canvas(watched);
      await settle(page);
      assert.equal(await drift(page), 0, `${opened}`);
      if (opened) await page.evaluate(() => document.querySelector('#report pre code')?.scrollTo(80, 0));
    }
    await settle(page);
    assert.ok(asked > 0);
    assert.equal(await page.evaluate(() => document.querySelector('#report pre code')?.scrollLeft), 80);
    const code = (await read_display(page)).find((command) => command.kind === 'text' && command.text.includes('long'));
    assert.ok(code, 'the code is painted');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('the offline file and view.html open them alike', async () => {
    await writeFile(join(site.folder, 'raw.md'), REPORT);
    await writeFile(join(site.folder, 'red.png'), pixel);
    for (const address of ['details.offline.html', 'view.html?src=raw.md', 'view.html?src=raw.md#深处']) {
      const watched = await browser.open_page();
      await open_report(watched, site.url + address);
      if (address.endsWith('深处')) await assert_heading_seen(watched);
      else await watched.page.click('#report summary');
      await assert_painted(watched, address);
      assert.match(await painted(watched.page), /里面的最后一段/);
      await watched.close();
    }
  });

  test('without scripts they open, too', async () => {
    const plain = await open_plain_page(browser, String(site.pages[0]));
    await plain.page.click('#report summary');
    assert.match(await plain.page.innerText('#report'), /里面的最后一段/);
    await plain.close();
  });
});

describe('details in a frame', () => {
  /** @type {string} */
  let folder;
  const embedding = new Embedding(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-details-'));
    await writeFile(join(folder, 'details.md'), REPORT);
    await writeFile(join(folder, 'red.png'), pixel);
    return [join(folder, 'details.md')];
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('as tall as its report, it grows and shrinks with them', async () => {
    const body = embedding.element('height="auto"', `${embedding.site.url}details.html`);
    const watched = await embedding.open_painted({ body });
    const { page, frame } = watched;
    const heights = [];
    for (const open of [false, true, false]) {
      await frame.evaluate((wanted) => {
        for (const details of document.querySelectorAll('#report details')) details.toggleAttribute('open', wanted);
      }, open);
      await come_to_rest(frame);
      const whole = () => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
      await until(async () => (await frame_of(page)).height === (await whole()), 'the frame is as tall as its report');
      heights.push((await frame_of(page)).height);
    }
    assert.ok(Number(heights[1]) > Number(heights[0]) + 300, heights.join());
    assert.equal(heights[2], heights[0]);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('its host goes to a heading in one, and finds words in one', async () => {
    for (const [name, value] of /** @type {const} */ ([
      ['go', '深处'],
      ['find', '藏得最深的一句'],
    ])) {
      const watched = await embedding.open_painted({
        body: embedding.element('', `${embedding.site.url}details.html`),
      });
      await command(watched.page, name, value);
      const told = await next_note(watched.page, name === 'go' ? 'navigated' : 'found');
      assert.equal(await watched.frame.evaluate(is_first_open), true, name);
      await come_to_rest(watched.frame);
      const place = await watched.frame.evaluate(
        () => (document.getElementById('深处')?.getBoundingClientRect().top ?? NaN) + scrollY,
      );
      assert.ok(Math.abs(told.top - place) < 100, `${told.top} ${place}`);
      assert.match(await painted(watched.frame), /藏得最深的一句/);
      await watched.close();
    }
  });
});

/** Runs in the page. */
function is_first_open() {
  return document.querySelector('#report details')?.hasAttribute('open') === true;
}

// What a reader may do; each runs in the page.
function leave() {}
function open_first() {
  document.querySelector('#report details')?.setAttribute('open', '');
}
function open_all() {
  for (const details of document.querySelectorAll('details')) details.open = true;
}
function close_all() {
  for (const details of document.querySelectorAll('details')) details.open = false;
}
function leave_open_nested() {
  for (const details of document.querySelectorAll('#report > details')) details.setAttribute('open', '');
}

/** Every line is painted as the browser sets it, and every element lies beneath its ink. @param {WatchedPage} watched @param {string} name */
async function assert_painted(watched, name) {
  const { page } = watched;
  await until_canvas(watched);
  await settle(page);
  const scroll = await page.evaluate(() => scrollY);
  await at_rest(() => assert_as_laid_out(watched, name));
  await page.evaluate((y) => scrollTo(0, y), scroll);
  await settle(page);
}

/** @param {WatchedPage} watched @param {string} name */
async function assert_as_laid_out(watched, name) {
  const { page } = watched;
  const { runs, unmatched } = await compare_layer(page);
  const far = runs.filter(({ left, right, baseline }) => Math.max(Math.abs(left), Math.abs(right), baseline) > 1);
  assert.deepEqual(far, [], name);
  assert.deepEqual(
    unmatched.filter((text) => !/^\d+\.$/.test(text)),
    [],
    name,
  );
  assert.equal(await drift(page), 0, name);
  const pale = (await measure_ink(watched, await read_display(page))).filter(({ likeness }) => likeness < 0.99);
  assert.deepEqual(
    pale.map(({ text }) => text),
    [],
    name,
  );
}

/** @param {WatchedPage} watched */
async function assert_heading_seen(watched) {
  const { page } = watched;
  await until(() => page.evaluate(is_first_open), 'it is opened');
  await until_canvas(watched);
  await settle(page);
  const top = await page.evaluate(() => document.getElementById('深处')?.getBoundingClientRect().top ?? NaN);
  assert.ok(Math.abs(top - 16) <= 2, `${top}`);
  assert.match(await painted(page), /藏得最深的一句/);
}

/** @param {Page} page @returns {Promise<string[]>} where each block that is seen lies, from the article's corner */
function read_places(page) {
  return page.evaluate(() => {
    const article = /** @type {HTMLElement} */ (document.querySelector('#report')).getBoundingClientRect();
    const blocks = [
      ...document.querySelectorAll('#report :is(p, summary, li, h2, h3, pre, details, blockquote, table, hr)'),
    ];
    return blocks
      .filter((block) => block.checkVisibility())
      .map((block) => {
        const { top, bottom } = block.getBoundingClientRect();
        return `${block.localName} ${Math.round(top - article.top)} ${Math.round(bottom - article.top)}`;
      });
  });
}

/** Runs in the page. */
function tops() {
  const top = (/** @type {string} */ selector) => document.querySelector(selector)?.getBoundingClientRect().top ?? NaN;
  return { scroll: scrollY, summary: top('#report summary'), below: top('#report > details + p') };
}

/**
 * Runs in the page: from now on it notes each frame in which the canvas is seen where the article is another one, and each
 * place that the last block has.
 */
function note_frames() {
  /** @type {string[]} */
  const wrong_frames = [];
  /** @type {Set<number>} */
  const places = new Set();
  Object.assign(window, { wrong_frames, places });
  const canvas = /** @type {HTMLElement} */ (document.querySelector('canvas#canvas'));
  const last = /** @type {HTMLElement} */ (document.querySelector('#report > :last-child'));
  const open = () => document.querySelectorAll('#report details[open]').length;
  let painted_for = open();
  document.querySelector('#report')?.addEventListener('kanbao-laid-out', () => (painted_for = open()));
  const look = () => {
    if (canvas.style.visibility !== 'hidden' && painted_for !== open()) wrong_frames.push(`${painted_for} ${open()}`);
    places.add(Math.round(last.getBoundingClientRect().top));
    requestAnimationFrame(look);
  };
  look();
}

/** @param {Page | import('playwright-core').Frame} page @returns {Promise<string>} all that is painted */
async function painted(page) {
  return (await read_display(/** @type {any} */ (page)))
    .map((command) => (command.kind === 'text' ? command.text : ''))
    .join('');
}

/** @param {Page} page */
async function drift(page) {
  const stats = await page.evaluate(() => /** @type {KanbaoWindow} */ (/** @type {unknown} */ (window)).kanbao.stats());
  return Math.round(/** @type {{layer_drift?: number}} */ (stats).layer_drift ?? NaN);
}
