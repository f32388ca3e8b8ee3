/** Formulas are the browser's own MathML, in the place that is laid out for them: before, beneath and without the canvas. */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { read_accessibility_tree } from './lib/accessibility_tree.mjs';
import { resize } from './lib/browser.mjs';
import { ClipboardReader } from './lib/clipboard.mjs';
import { has_ink } from './lib/html_state.mjs';
import { bare, Paper } from './lib/paper.mjs';
import { photograph } from './lib/pixels.mjs';
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
import { open_report, settle, until_canvas } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./lib/placed_elements.mjs').Box} Box */

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${letter}_1`).join(' + ');

const REPORT = `---
title: 公式
date: 2024-05-06
---

设 $x_1 = \\frac{a}{b}$ 是公式，价格是 $5 和 $6。行里有高的 $\\displaystyle\\sum_{i=1}^{n} \\frac{1}{i^2}$，后面还有许多文字，
好让这一段换行，再写一点文字来看看行距。[链接 $a^2$](https://example.org/)，**$b$**，~~$c$~~，上标<sup>$n$</sup>。

前一句
$$E = mc^2$$
后一句，行里也有 $$\\int_0^1 x\\,dx$$ 这样的。

## 标题里的 $\\alpha$ 公式

- 列表 $a$

  $$
  \\begin{aligned} f(x) &= (x+1)^2 \\\\ &= x^2 + 2x + 1 \\end{aligned}
  $$
- $$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$$

> 引用
> $$
> \\hat{y} = \\left(\\frac{1}{\\sqrt{x}}\\right)
> $$

\`\`\`math
${ALPHABET}
\`\`\`

一行里的宽公式 $${ALPHABET}$ 完了。

| 公式 | 说明 |
| - | -: |
| $e^{i\\pi}+1=0$ | 欧拉 |
| $$\\frac{n!}{k!}$$ | 组合 $\\binom{n}{k}$ |

坏的 $\\frac{$ 在这里。

$$
\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array} \\boxed{x} \\color{red}{r}
$$

末尾。
`;

const FORMULAS = 19;
const ALL = '#report math';
/** One that fills its line may be as much wider as lines have room to spare (web/layer/line_shapes.js). */
const SIZE = { width: 1.5, height: 1 };

describe('formulas', () => {
  const served = served_files({ 'formulas.md': REPORT });
  /** @param {import('./lib/browser.mjs').PageOptions} view */
  const open_painted = (view) => open_settled(served, view);

  for (const view of VIEWS) {
    const name = `${view.width} px, ${view.colour_scheme}`;
    test(`each lies as high as before the canvas came, and where it is laid out (${name})`, async () => {
      await assert_stay(served, view, { count: FORMULAS, size: SIZE, read_boxes, laid_out });
    });

    test(`each is seen (${name})`, async () => {
      const watched = await open_painted(view);
      for (const index of (await read_boxes(watched.page)).keys()) {
        const box = await scrolled_to(watched.page, ALL, index);
        assert.ok(has_ink(await photograph(watched.cdp), box), `formula ${index}`);
      }
      await watched.close();
    });
  }

  test('the window becomes another size, and they go along', async () => {
    const watched = await open_painted({ width: 1024, height: 900 });
    await resize(watched.cdp, 390, 900);
    await settle(watched.page);
    assert_near(await read_boxes(watched.page), await laid_out(watched.page), SIZE);
    assert.equal(await drift(watched.page), 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a wide one scrolls in its own box, the page does not', async () => {
    const watched = await open_painted({ width: 390, height: 900 });
    const { page } = watched;
    const scrolled = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('#report .formula, #report math')].filter(
        (box) => box.scrollWidth > box.clientWidth + 1,
      );
      for (const box of boxes) box.scrollLeft = 50;
      return boxes.map((box) => `${box.localName} ${box.scrollLeft} ${box.getAttribute('tabindex')}`);
    });
    assert.deepEqual(scrolled, ['div 50 0', 'math 50 null']);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await settle(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    await watched.close();
  });

  test('one that does not parse is shown as it is written', async () => {
    const watched = await open_painted({});
    assert.match(await article_text(watched.page), /坏的 \$\\frac\{\$ 在这里。/);
    assert.match(await dump(watched.page, 'display'), /frac/);
    await watched.close();
  });

  test('they are copied as TeX, and as MathML', async () => {
    const clipboard = await ClipboardReader.open(served.browser, `${served.site.url}reports.json`);
    const watched = await open_painted({});
    await watched.page.keyboard.press('Control+A');
    const { text, html } = await clipboard.copy(watched.page);
    assert.match(text, /设 \$x_1 = \\frac\{a\}\{b\}\$ 是公式，价格是 \$5 和 \$6。/);
    assert.match(text, /\n\$\$E = mc\^2\$\$\n/);
    assert.match(html, /<math><semantics><mrow>.*<annotation encoding="application\/x-tex">a\^2<\/annotation>/);
    assert.match(html, /<math display="block">/);
    assert.doesNotMatch(html, /data-kanbao|--kanbao| style=|data-i/);
    await settle(watched.page);
    assert.equal(await watched.page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    assert.equal(await watched.page.locator(ALL).count(), FORMULAS);
    await watched.close();
  });

  test('a selected one is still seen', async () => {
    const watched = await open_painted({});
    await watched.page.keyboard.press('Control+A');
    assert.ok(has_ink(await photograph(watched.cdp), await scrolled_to(watched.page, ALL, 0)));
    const colour = await watched.page.evaluate(() => {
      const token = document.querySelector('#report math mi');
      return token && getComputedStyle(token, '::selection').color;
    });
    assert.notEqual(colour, 'rgba(0, 0, 0, 0)');
    await watched.close();
  });

  test('they are read aloud as mathematics', async () => {
    const watched = await open_painted({});
    const tree = await read_accessibility_tree(watched.cdp);
    const formulas = tree.filter((line) => /^\s*MathMLMath\b/.test(line));
    assert.equal(formulas.length, FORMULAS, tree.join('\n'));
    await watched.close();
  });

  test('they are printed', async () => {
    const watched = await open_painted({ colour_scheme: 'dark' });
    const paper = await Paper.print(watched);
    const text = bare(paper.pages().join(''));
    await paper.throw_away();
    assert.match(text, /前一句E=mc2后一句/);
    await watched.close();
  });

  test('view.html brings what makes them for a report that has one, and only then', async () => {
    await writeFile(join(served.site.folder, 'with.md'), REPORT);
    await writeFile(join(served.site.folder, 'without.md'), '# 价格\n\n$5 和 $6\n');
    const asked = () => served.site.requests.filter(({ path }) => path.includes('kanbao-formulas')).length;
    for (const [file, requests] of /** @type {const} */ ([
      ['without', 0],
      ['with', 1],
    ])) {
      const watched = await served.browser.open_page({ width: 390 });
      await watched.page.goto(`${served.site.url}view.html?src=${file}.md`);
      await until_canvas(watched);
      assert.equal(asked(), requests, file);
      if (requests > 0) assert_near(await read_boxes(watched.page), await laid_out(watched.page), SIZE);
      watched.watch.assert_quiet();
      await watched.close();
    }
  });

  test('the offline file holds them', async () => {
    const watched = await served.browser.open_page({ width: 390 });
    await open_report(watched, `${served.site.url}formulas.offline.html`);
    await settle(watched.page);
    assert_near(await read_boxes(watched.page), await laid_out(watched.page), SIZE);
    watched.watch.assert_quiet();
    await watched.close();
  });
});

/** @param {Page} page @returns {Promise<Box[]>} where the formulas' content is, from the article's corner */
function read_boxes(page) {
  return page.evaluate(() => {
    const article = /** @type {HTMLElement} */ (document.querySelector('#report')).getBoundingClientRect();
    return [...document.querySelectorAll('#report math')].map((math) => {
      const outer = math.getBoundingClientRect();
      const style = getComputedStyle(math);
      const [left, top] = [parseFloat(style.marginLeft), parseFloat(style.marginTop)];
      // Margins that are negative belong to the room that padding takes back.
      const x = outer.x - Math.min(0, left);
      const y = outer.y - top;
      return { x: x - article.x, y: y - article.y, width: outer.width + 2 * top, height: outer.height + 2 * top };
    });
  });
}

/** @param {Page} page @returns {Promise<Box[]>} likewise, as the engine has laid them out */
async function laid_out(page) {
  const formulas = (await dump(page, 'layout')).matchAll(/([-\d.]+):formula\(([\d.]+)x([\d.]+)@([\d.]+)\)/g);
  return [...formulas].map(([, x, width, height, y]) => {
    return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
  });
}
