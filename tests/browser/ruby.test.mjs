/** Ruby are the browser's own, in the place that is laid out for them: before, beneath and without the canvas. */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { read_accessibility_tree } from './lib/accessibility_tree.mjs';
import { resize } from './lib/browser.mjs';
import { ClipboardReader } from './lib/clipboard.mjs';
import { has_ink } from './lib/html_state.mjs';
import { bare, Paper } from './lib/paper.mjs';
import { ink_colour, photograph } from './lib/pixels.mjs';
import {
  article_text,
  assert_near,
  assert_stay,
  drift,
  dump,
  open_settled,
  scrolled_to,
  VIEWS,
} from './lib/placed_elements.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { check_lines } from './lib/report_checks.mjs';
import { read_display, settle, until_canvas } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./lib/placed_elements.mjs').Box} Box */

/** @param {string} words 字zì and so on @returns {string} */
const ruby = (words) => `<ruby>${words.replace(/([^a-zà-ǿ]+)([a-zà-ǿ]+)/g, '$1<rt>$2</rt>')}</ruby>`;

const POEM =
  '春chūn眠mián不bù觉jué晓xiǎo，处chù处chù闻wén啼tí鸟niǎo。夜yè来lái风fēng雨yǔ声shēng，花huā落luò知zhī多duō少shǎo。';
const LONG_BASE = '这一段有三十个字的原文上面要是注上音就放不下了所以写在后面才是';
const LONG_NOTE = '一条很长的注解写了许多字'.repeat(17);

const REPORT = `---
title: 注音
date: 2024-05-06
---

很${ruby('黑客松hackathon')}热，${ruby('汉hàn字zì')}之上有注音，后面还有许多文字，好让这一段换行，再写一点文字来看看行距：${ruby('装zhuāng')}了又${ruby('装zhuāng')}。

${POEM.replace(/[^，。]+/g, ruby)}

[链接${ruby('字zì')}里](https://example.org/)，**粗${ruby('体tǐ')}**，~~删${ruby('去qù')}~~，<mark>标${ruby('记jì')}</mark>，上标<sup>${ruby('注zhù')}</sup>，
<ruby>**黑**\`c\`<rt>*hēi*</rt></ruby>，<ruby>[内](https://example.org/2)<rt>nèi</rt></ruby>。

## 标题里的${ruby('字zì')}

- 列表${ruby('项xiàng')}

> 引用${ruby('句jù')}

| ${ruby('表biǎo头tóu')} | 说明 |
| - | -: |
| ${ruby('格gé')} | 一个很长的说明 |

<figure>

画

<figcaption>图${ruby('注zhù')}</figcaption>
</figure>

<ruby>${LONG_BASE}<rt>annotation</rt></ruby>，<ruby>字<rt>${LONG_NOTE}</rt></ruby>。
`;

const RUBY = 39;
const ALL = '#report .ruby';
const SIZE = { width: 0.1, height: 0.1 };

describe('ruby', () => {
  const served = served_files({ 'ruby.md': REPORT });
  /** @param {import('./lib/browser.mjs').PageOptions} view */
  const open_painted = (view) => open_settled(served, view);

  for (const view of VIEWS) {
    const name = `${view.width} px, ${view.colour_scheme}`;
    test(`each lies as high as before the canvas came, and where it is laid out (${name})`, async () => {
      await assert_stay(served, view, { count: RUBY, size: SIZE, read_boxes, laid_out, of_layout: in_their_lines });
    });

    test(`each is seen in the colour that it had before (${name})`, async () => {
      const tall = { ...view, height: 1800 };
      const plain = await open_plain_page(served.browser, String(served.site.pages[0]), tall);
      const expected = await ink_colours(plain);
      await plain.close();
      const watched = await open_painted(tall);
      const found = await ink_colours(watched);
      assert.equal(found.length, 2 * RUBY);
      const far = found.filter((colour, index) => colour.some((value, i) => Math.abs(value - expected[index][i]) > 48));
      assert.deepEqual(far, []);
      await watched.close();
    });

    test(`the text around is painted as its HTML, and lies beneath (${name})`, async (context) => {
      const watched = await open_painted(view);
      const commands = await read_display(watched.page);
      await check_lines(watched, commands, `ruby-${view.width}`, (text) => context.diagnostic(text));
      const { runs, unmatched, unpainted } = await compare_layer(watched.page);
      assert.deepEqual(unmatched, []);
      assert.equal(unpainted, '');
      const farthest = Math.max(...runs.flatMap(({ left, right, baseline }) => [left, right, baseline].map(Math.abs)));
      assert.ok(farthest <= 1, String(farthest));
      await watched.close();
    });
  }

  test('an annotation stands above its base, and neighbours do not touch', async () => {
    const watched = await open_painted({ width: 390, height: 900 });
    const parts = await watched.page.evaluate(() =>
      [...document.querySelectorAll('#report .ruby')].map((box) => {
        const base = /** @type {Element} */ (box.querySelector('ruby')).getBoundingClientRect();
        const above = /** @type {Element} */ (box.querySelector('rt')).getBoundingClientRect();
        const text = document.createRange();
        text.selectNodeContents(/** @type {Element} */ (box.querySelector('rt')));
        const { left, right } = text.getBoundingClientRect();
        return { base, above, left, right, size: parseFloat(getComputedStyle(box).fontSize) };
      }),
    );
    for (const [index, { base, above, left, right, size }] of parts.entries()) {
      assert.ok(above.top + above.bottom < 2 * base.top + size / 2, `${index} is not above`);
      assert.ok(Math.abs(left + right - base.left - base.right) < 2, `${index} is not in the middle`);
      const next = parts[index + 1];
      const is_on_line = next !== undefined && Math.abs(next.above.top - above.top) < 1;
      assert.ok(!is_on_line || next.left - right >= 1, `${index} touches the next`);
    }
    await watched.close();
  });

  test('a line is as high with it as without, and ends between two, never before a mark', async () => {
    const watched = await open_painted({ width: 390, height: 900 });
    const lines = (await dump(watched.page, 'layout')).split('\n').filter((line) => /^ {2,}line .*ruby\(/.test(line));
    const poem = lines.filter((line) => / 0:ruby\(.*ruby\(.*ruby\(/.test(line));
    assert.ok(poem.length >= 2, lines.join('\n'));
    for (const line of poem) assert.match(line, / height=28 /);
    await watched.close();
  });

  test('the window becomes another size, and they go along', async () => {
    const watched = await open_painted({ width: 1024, height: 900 });
    await resize(watched.cdp, 390, 900);
    await settle(watched.page);
    assert_near(in_their_lines(await read_boxes(watched.page)), in_their_lines(await laid_out(watched.page)), SIZE);
    assert.equal(await drift(watched.page), 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('what is long stands in the line behind its base', async () => {
    const watched = await open_painted({ width: 390, height: 900 });
    const text = await article_text(watched.page);
    assert.ok(text.includes(`${LONG_BASE}（annotation），字（${LONG_NOTE}）。`));
    assert.equal(await watched.page.evaluate(() => document.documentElement.scrollWidth), 390);
    await watched.close();
  });

  test('the base is copied, as text; as HTML the annotation, too', async () => {
    const clipboard = await ClipboardReader.open(served.browser, `${served.site.url}reports.json`);
    const plain = await open_plain_page(served.browser, String(served.site.pages[0]), {});
    await plain.page.keyboard.press('Control+A');
    const expected = await clipboard.copy(plain.page);
    await plain.close();
    const watched = await open_painted({});
    await watched.page.bringToFront();
    await watched.page.keyboard.press('Control+A');
    const { text, html } = await clipboard.copy(watched.page);
    assert.equal(text, expected.text);
    assert.match(text, /很黑客松热，汉字之上有注音/);
    assert.match(html, /很<ruby>黑客松<rt>hackathon<\/rt><\/ruby>热/);
    assert.doesNotMatch(html, /data-kanbao|--kanbao| style=|data-i|class="ruby"/);
    await settle(watched.page);
    assert.equal(await watched.page.locator(ALL).count(), RUBY);
    await watched.close();
  });

  test('a selected one is still seen, and stays selected when the window changes', async () => {
    const watched = await open_painted({ width: 1024 });
    await watched.page.evaluate(() => {
      const [from, to] = document.querySelectorAll('#report ruby');
      getSelection()?.setBaseAndExtent(
        /** @type {Node} */ (from.firstChild),
        1,
        /** @type {Node} */ (to.firstChild),
        1,
      );
    });
    const selected = () => watched.page.evaluate(() => String(getSelection()));
    assert.equal(await selected(), '客松热，汉');
    const box = await scrolled_to(watched.page, `${ALL} > ruby`, 0);
    assert.ok(has_ink(await photograph(watched.cdp), box));
    await resize(watched.cdp, 390, 900);
    await settle(watched.page);
    assert.equal(await selected(), '客松热，汉');
    await watched.close();
  });

  test('the base is found, and a link within one is followed', async () => {
    const watched = await open_painted({});
    const { page } = watched;
    /** @param {string} phrase */
    const find = (phrase) =>
      page.evaluate((wanted) => {
        getSelection()?.removeAllRanges();
        const is_found = /** @type {Window & {find: (text: string) => boolean}} */ (
          /** @type {unknown} */ (window)
        ).find(wanted);
        return is_found && getSelection()?.anchorNode?.parentElement?.localName;
      }, phrase);
    assert.equal(await find('黑客松'), 'ruby');
    const link = await scrolled_to(page, '#report ruby a', 0);
    const target = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x, y)?.getAttribute('href'),
      [link.x + link.width / 2, link.y + link.height / 2],
    );
    assert.equal(target, 'https://example.org/2');
    await watched.close();
  });

  test('a screen reader is told of them what it is told on the plain page', async () => {
    const plain = await open_plain_page(served.browser, String(served.site.pages[0]), {});
    const expected = await read_accessibility_tree(plain.cdp);
    await plain.close();
    const watched = await open_painted({});
    const found = await read_accessibility_tree(watched.cdp);
    const told = (/** @type {string[]} */ tree) => tree.filter((line) => /ruby|hackathon|黑客松/i.test(line));
    assert.ok(told(found).length > RUBY, found.join('\n'));
    assert.deepEqual(told(found), told(expected));
    await watched.close();
  });

  test('they are printed', async () => {
    const watched = await open_painted({ colour_scheme: 'dark' });
    const paper = await Paper.print(watched);
    const text = bare(paper.pages().join(''));
    await paper.throw_away();
    for (const words of ['黑客松', 'hackathon', 'chūn']) assert.ok(text.includes(words), `${words} in ${text}`);
    await watched.close();
  });

  test('view.html and the offline file hold them', async () => {
    await writeFile(join(served.site.folder, 'ruby.md'), REPORT);
    for (const address of ['view.html?src=ruby.md', 'ruby.offline.html']) {
      const watched = await served.browser.open_page({ width: 390 });
      await watched.page.goto(`${served.site.url}${address}`);
      await until_canvas(watched);
      await settle(watched.page);
      assert_near(in_their_lines(await read_boxes(watched.page)), in_their_lines(await laid_out(watched.page)), SIZE);
      watched.watch.assert_quiet();
      await watched.close();
    }
  });
});

/** @param {Page} page @returns {Promise<Box[]>} of their bases, from the article's corner */
function read_boxes(page) {
  return page.evaluate((all) => {
    const article = /** @type {HTMLElement} */ (document.querySelector('#report')).getBoundingClientRect();
    return [...document.querySelectorAll(`${all} > ruby`)].map((base) => {
      const { x, y, width, height } = base.getBoundingClientRect();
      return { x: x - article.x, y: y - article.y, width, height };
    });
  }, ALL);
}

/** @param {Page} page @returns {Promise<Box[]>} likewise, as the engine has laid them out */
async function laid_out(page) {
  const found = (await dump(page, 'layout')).matchAll(/([-\d.]+):ruby\(([\d.]+)x0\)/g);
  return [...found].map(([, x, width]) => ({ x: Number(x), y: 0, width: Number(width), height: 0 }));
}

/** The engine knows no more of them. @param {Box[]} boxes */
const in_their_lines = (boxes) => boxes.map((box) => ({ ...box, y: 0, height: 0 }));

/**
 * @param {import('./lib/browser.mjs').WatchedPage} watched in whose window the whole report is seen
 * @returns {Promise<number[][]>} of each base, then of each annotation
 */
async function ink_colours({ page, cdp }) {
  const boxes = await page.evaluate((all) => {
    const parts = [...document.querySelectorAll(`${all} > ruby`), ...document.querySelectorAll(`${all} rt`)];
    return parts.map((part) => part.getBoundingClientRect().toJSON());
  }, ALL);
  const picture = await photograph(cdp);
  return boxes.map(({ x, y, width, height }) => {
    const area = { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
    assert.ok(has_ink(picture, area), JSON.stringify(area));
    return ink_colour(picture, area);
  });
}
