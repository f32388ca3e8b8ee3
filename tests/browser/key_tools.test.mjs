/**
 * The tools behind keys: a find of our own, copying a link to a passage or a quotation, the list of keys; none acts while the
 * reader types, and all can be switched off.
 */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { axe_violations } from './lib/axe.mjs';
import { after_frames, no_webgl, until } from './lib/browser.mjs';
import { open_in_sandbox } from './lib/host_page.mjs';
import { open_report, settle, until_canvas } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const filler = Array.from({ length: 30 }, (_, i) => `第 ${i} 段，用来把页面撑长。\n`).join('\n');
const report = `# 月报

任务认领完成，**提交**过半，Review 也快。

| 赛道 | 提交 |
| --- | --- |
| 框架 | 72 |

${filler}
## 小结

任务认领完成，提交过半，review 很快。

<details><summary>附录</summary>

附录里也有提交。

</details>
`;

/** @param {Page | Frame} page */
const find_panel = (page) => page.getByRole('dialog', { name: '查找' });

/** @param {Page | Frame} page @returns {Promise<string[]>} the words that are marked, the current one in brackets */
const marked = (page) =>
  page.evaluate(() => {
    const registry = /** @type {any} */ (CSS).highlights;
    const words = (/** @type {string} */ name) => [...(registry.get(name) ?? [])].map(String);
    return [...words('kanbao-found'), `[${words('kanbao-current')}]`];
  });

/** @param {Page | Frame} page */
const selected = (page) => page.evaluate(() => String(getSelection()));

const many = `# 很多\n\n${'的一二三四五六七八九的\n\n'.repeat(3000)}`;

describe('tools behind keys', () => {
  const served = served_files({ 'many.md': many, 'report.md': report });
  const address = () => `${served.site.url}report.html`;

  /** @param {import('./lib/browser.mjs').PageOptions} [options] @param {string} [search] */
  async function open(options, search = '') {
    const watched = await served.browser.open_page(options);
    await watched.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    if (options?.before_scripts) await watched.page.goto(address() + search);
    else await open_report(watched, address() + search);
    await watched.page.getByRole('button', { name: /分享|Share/ }).waitFor({ state: 'attached' });
    return watched;
  }

  /** @param {Page} page @param {string} words selects where these are, in one text node */
  const select_words = (page, words) =>
    page.evaluate((sought) => {
      const walker = document.createTreeWalker(
        /** @type {Node} */ (document.querySelector('#report')),
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.nodeValue ?? '').lastIndexOf(sought);
        if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
      }
    }, words);

  for (const [state, before_scripts] of /** @type {const} */ ([
    ['canvas', undefined],
    ['html', no_webgl],
  ])) {
    test(`finds words wherever they are, with their number, and goes through them: ${state}`, async () => {
      const watched = await open({ before_scripts });
      const { page } = watched;
      await page.keyboard.press('f');
      await page.keyboard.type('提交');
      assert.deepEqual(await marked(page), ['提交', '提交', '提交', '提交', '[提交]']);
      const count = find_panel(page).locator('output');
      assert.equal(await count.textContent(), '1 / 4');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      assert.equal(await count.textContent(), '3 / 4');
      await until(() => page.evaluate(() => scrollY > 0), 'the place is scrolled to');
      await page.keyboard.press('Enter');
      assert.ok(await page.locator('#report details').evaluate((details) => /** @type {any} */ (details).open));
      await page.keyboard.press('Enter');
      assert.equal(await count.textContent(), '1 / 4');
      await page.keyboard.press('Shift+Enter');
      assert.equal(await count.textContent(), '4 / 4');
      await find_panel(page).getByRole('searchbox').fill('REVIEW');
      assert.equal(await count.textContent(), '2 / 2');
      await find_panel(page).getByRole('searchbox').fill('没有的词');
      assert.equal(await count.textContent(), '没有找到');
      await find_panel(page).getByRole('searchbox').fill('小结');
      await page.keyboard.press('Escape');
      await find_panel(page).waitFor({ state: 'hidden' });
      await until(async () => (await selected(page)) === '小结', 'what was found is selected');
      assert.deepEqual(await marked(page), ['[]']);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('waits for an input method, and marks no more than can be told apart', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await open_report(watched, `${served.site.url}many.html`);
    await page.getByRole('button', { name: '查找' }).click();
    const field = find_panel(page).getByRole('searchbox');
    const type = (/** @type {string} */ value, /** @type {boolean} */ is_composing) =>
      field.evaluate(
        (input, [text, composing]) => {
          Object.assign(input, { value: text });
          input.dispatchEvent(new InputEvent('input', { isComposing: Boolean(composing) }));
          if (!composing) input.dispatchEvent(new CompositionEvent('compositionend'));
        },
        [value, is_composing],
      );
    await type('的', true);
    assert.deepEqual(await marked(page), ['[]']);
    await type('的', false);
    assert.equal(await find_panel(page).locator('output').textContent(), '1 / 5000+');
    await watched.close();
  });

  test('marks lie beneath the ink, and move with a new layout', async () => {
    const watched = await open();
    const { page } = watched;
    await page.keyboard.press('f');
    await page.keyboard.type('框架');
    await settle(page);
    const photograph = async () => (await page.locator('#report td').first().screenshot()).toString('base64');
    const with_mark = await photograph();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    await find_panel(page).getByRole('searchbox').fill('');
    await settle(page);
    assert.notEqual(await photograph(), with_mark, 'the mark can be seen');
    await find_panel(page).getByRole('searchbox').fill('很快');
    await page.evaluate(() =>
      /** @type {any} */ (window).kanbao.restyle(() => (document.documentElement.dataset.size = '20')),
    );
    await until_canvas(watched);
    await settle(page);
    assert.deepEqual(await marked(page), ['很快', '[很快]']);
    await watched.close();
  });

  test('no key acts while the reader types, with a modifier, or once they are switched off', async () => {
    const watched = await open();
    const { page } = watched;
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    await page.keyboard.press('f');
    await page.keyboard.type('d?');
    assert.equal(await theme(), undefined);
    assert.equal(await find_panel(page).getByRole('searchbox').inputValue(), 'd?');
    await page.keyboard.press('Escape');
    for (const keys of ['Control+d', 'Alt+d', 'Meta+d']) await page.keyboard.press(keys);
    assert.equal(await theme(), undefined);
    await page.keyboard.press('d');
    assert.equal(await theme(), 'dark');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    assert.match(await help.locator('dl').innerText(), /f\s+查找[^]*d\s+浅色或深色[^]*s\s+分享[^]*\?\s+快捷键/);
    await help.getByLabel('启用快捷键').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    assert.equal(await theme(), 'dark', 'keys are off');
    await page.reload();
    await page.getByRole('button', { name: '阅读设置' }).click();
    await page.keyboard.press('d');
    assert.equal(await theme(), 'dark', 'also at the next visit');
    await page.getByRole('button', { name: '快捷键' }).click();
    await help.getByLabel('启用快捷键').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    assert.equal(await theme(), 'light', 'they are on again');
    await watched.close();
  });

  test('a link to a passage leads there, and to the right one of two', async () => {
    const watched = await open();
    const { page } = watched;
    await select_words(page, '认领完成');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: '复制所选文字的链接' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(link.split('#')[0], address());
    assert.match(decodeURIComponent(link), /#:~:text=任务-,认领完成,-，提交过半，review 很快/);
    await watched.close();
    const other = await served.browser.open_page();
    await other.page.goto(link);
    await after_frames(other.page);
    const below = await other.page.evaluate(
      () => document.querySelectorAll('#report h2')[0].getBoundingClientRect().top,
    );
    assert.ok(below > -50 && below < 768, `the second place is in view: ${below}`);
    await other.close();
  });

  test('a quotation has the words, the title and the address', async () => {
    const watched = await open();
    const { page } = watched;
    await select_words(page, 'Review 也快');
    await page.getByRole('button', { name: '分享' }).click();
    await page.getByRole('button', { name: '复制引文' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^“Review 也快”\n——《月报》\nhttp\S+#:~:text=Review%20%E4%B9%9F%E5%BF%AB$/);
    assert.equal(await page.locator('.sharing output').textContent(), '已复制');
    assert.equal(await selected(page), 'Review 也快', 'the selection stays');
    await watched.close();
  });

  test('without a selection the address alone is offered, and the way to more is said', async () => {
    const watched = await open();
    const { page } = watched;
    await page.keyboard.press('s');
    const panel = page.getByRole('dialog', { name: '分享' });
    assert.deepEqual(await panel.getByRole('button').allInnerTexts(), ['复制本页链接']);
    assert.match(await panel.innerText(), /先选中一段文字/);
    await panel.getByRole('button').click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address());
    await watched.close();
  });

  test("the phone's own sharing is offered where there is one", async () => {
    const before_scripts = () => {
      const share = async (/** @type {object} */ data) => void Object.assign(window, { shared: data });
      Object.defineProperty(navigator, 'share', { value: share, configurable: true });
    };
    const watched = await served.browser.open_page({ width: 390, height: 844, touch: true, before_scripts });
    await open_report(watched, address());
    await watched.page.getByRole('button', { name: '分享' }).tap();
    await watched.page.getByRole('button', { name: '分享到其他应用' }).tap();
    await watched.page.getByRole('dialog', { name: '分享' }).waitFor({ state: 'hidden' });
    const shared = await watched.page.evaluate(() => Reflect.get(window, 'shared'));
    assert.deepEqual(shared, { title: '月报', url: address() });
    await watched.close();
  });

  test('work in a sandboxed frame, where the clipboard refuses', async (context) => {
    const { watched, frame } = await open_in_sandbox(context, served, address());
    await frame.getByRole('button', { name: '查找' }).click();
    await find_panel(frame).getByRole('searchbox').fill('提交');
    assert.equal((await marked(frame)).length, 5);
    await find_panel(frame).getByRole('button', { name: '关闭' }).click();
    await frame.getByRole('button', { name: '分享' }).click();
    await frame.getByRole('button', { name: '复制本页链接' }).click();
    await until(async () => (await frame.locator('.sharing output').textContent()) !== '', 'it says so');
    // Chromium says that it refuses the clipboard.
    assert.ok(watched.watch.complaints.every((complaint) => complaint.includes('Clipboard')));
    await watched.close();
  });

  test('axe-core finds nothing while one of them is open', async () => {
    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      for (const width of [390, 1024]) {
        const watched = await open({ width, colour_scheme, before_scripts: no_webgl });
        for (const key of ['f', 's', '?']) {
          await watched.page.keyboard.press(key);
          assert.deepEqual(await axe_violations(watched, []), [], `${key} ${width} ${colour_scheme}`);
          await watched.page.keyboard.press('Escape');
        }
        await watched.close();
      }
    }
  });
});
