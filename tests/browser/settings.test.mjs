/**
 * The reader's own setting: each choice is seen at once, laid out and not zoomed, with the reader's place kept, and is there at
 * the next visit.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './lib/axe.mjs';
import { after_frames, no_webgl, open_browser, until } from './lib/browser.mjs';
import { open_in_sandbox, start_host } from './lib/host_page.mjs';
import { measure_ink } from './lib/ink.mjs';
import { blank_behind } from './lib/painted_text.mjs';
import { open_report, read_display, settle, until_canvas } from './lib/report_page.mjs';
import { served_reports } from './lib/served.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

/** @param {Page | Frame} page */
const settings_button = (page) => page.getByRole('button', { name: /^(阅读设置|閱讀設定|Settings)$/ });

/** @param {Page | Frame} page @param {string} group @param {string} choice */
const choice_of = (page, group, choice) =>
  page
    .getByRole('dialog', { name: '阅读设置' })
    .getByRole('group', { name: group })
    .getByLabel(choice, { exact: true });

/** @param {Page | Frame} page @param {[group: string, choice: string][]} choices */
async function choose(page, choices) {
  await settings_button(page).click();
  for (const [group, choice] of choices) await choice_of(page, group, choice).check();
}

/** @param {Page | Frame} page */
const look = (page) =>
  page.evaluate(() => {
    const paragraph = /** @type {Element} */ (document.querySelector('#report > p:not(.byline)'));
    const { fontSize, lineHeight, textAlign } = getComputedStyle(paragraph);
    const { theme, size, measure, align, font } = document.documentElement.dataset;
    const width = /** @type {Element} */ (document.querySelector('#report')).clientWidth;
    return { fontSize, lineHeight, textAlign, width, chosen: [theme, size, measure, align, font] };
  });

/**
 * @param {WatchedPage} watched with the canvas
 * @param {(text: string) => void} print
 */
async function assert_ink_and_layer(watched, print) {
  await until_canvas(watched);
  await settle(watched.page);
  const { runs } = await compare_layer(watched.page);
  const layer = Math.max(
    ...runs.map(({ left, right, baseline }) => Math.max(Math.abs(left), Math.abs(right), baseline)),
  );
  const lines = await measure_ink(watched, await read_display(watched.page));
  const ink = Math.min(...lines.map(({ likeness }) => likeness));
  print(
    `${runs.length} runs, layer within ${layer.toFixed(2)} px; ${lines.length} lines, ink at least ${ink.toFixed(4)}`,
  );
  assert.ok(layer <= 1.01);
  assert.ok(ink >= 0.99);
}

/**
 * @param {WatchedPage} watched with the canvas
 * @returns {Promise<number>} how far before the column's edge the first paragraph's lines end at the most, but for its last, CSS px
 */
async function edges_of_long_lines(watched) {
  const column = await watched.page.evaluate(() => {
    const paragraph = /** @type {Element} */ (document.querySelector('#report > p'));
    const { top, bottom, right } = paragraph.getBoundingClientRect();
    const { left, top: page } = /** @type {Element} */ (document.querySelector('#report')).getBoundingClientRect();
    return { top: top - page, bottom: bottom - page, right: right - left };
  });
  /** @type {Map<number, number>} where each line ends, by its baseline */
  const ends = new Map();
  for (const command of await read_display(watched.page)) {
    if (command.kind !== 'text' || command.baseline < column.top || command.baseline > column.bottom) continue;
    const end = command.x + command.advance - blank_behind(command.text, command.size);
    ends.set(command.baseline, Math.max(ends.get(command.baseline) ?? 0, end));
  }
  const long = [...ends.entries()].sort(([a], [b]) => a - b).slice(0, -1);
  return Math.max(...long.map(([, end]) => column.right - end));
}

describe("the reader's setting", () => {
  const served = served_reports();

  /** @param {import('./lib/browser.mjs').PageOptions} [options] @param {string} [search] */
  async function open(options, search = '') {
    const watched = await served.browser.open_page(options);
    await open_report(watched, served.site.pages[0] + search);
    await settings_button(watched.page).waitFor({ state: 'attached' });
    return watched;
  }

  for (const { width, colour_scheme, size, em } of /** @type {const} */ ([
    { width: 1024, colour_scheme: 'light', size: '最大', em: 24 },
    { width: 390, colour_scheme: 'dark', size: '最大', em: 24 },
    { width: 390, colour_scheme: 'light', size: '小', em: 14 },
    { width: 1600, colour_scheme: 'dark', size: '更大', em: 20 },
  ])) {
    test(`text of ${em} px at ${width} px is laid out, and its ink is its HTML's, ${colour_scheme}`, async (context) => {
      const watched = await open({ width, colour_scheme });
      await choose(watched.page, [['字号', size]]);
      const seen = await look(watched.page);
      assert.equal(seen.fontSize, `${em}px`);
      assert.ok(Math.abs(parseFloat(seen.lineHeight) / em - 1.75) < 0.04, seen.lineHeight);
      assert.equal(seen.width % em, 0, 'whole ems');
      const overflow = await watched.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, 'nothing is wider than the window');
      await watched.page.keyboard.press('Escape');
      await assert_ink_and_layer(watched, (text) => context.diagnostic(text));
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('length and alignment of lines are as chosen, and the canvas follows', async (context) => {
    const watched = await open({ width: 1600 });
    const { page } = watched;
    const before = await look(page);
    const ragged = await edges_of_long_lines(watched);
    await choose(page, [
      ['行宽', '宽'],
      ['对齐', '两端对齐'],
    ]);
    const after_choice = await look(page);
    assert.ok(after_choice.width > 1.2 * before.width, `${before.width} → ${after_choice.width}`);
    await page.keyboard.press('Escape');
    await assert_ink_and_layer(watched, (text) => context.diagnostic(text));
    const justified = await edges_of_long_lines(watched);
    context.diagnostic(
      `long lines end up to ${ragged.toFixed(1)} px before the edge, justified ${justified.toFixed(1)}`,
    );
    assert.ok(justified < 2 && ragged > 4 * justified); // a mark's own blank is no more
    await choose(page, [['行宽', '窄']]);
    assert.ok((await look(page)).width < before.width);
    await watched.close();
  });

  test("the reader's place stays while the text grows, in both states of the page", async () => {
    for (const before_scripts of [undefined, no_webgl]) {
      const watched = await served.browser.open_page({ before_scripts });
      const { page } = watched;
      await page.goto(served.site.pages[0]);
      if (!before_scripts) await until_canvas(watched);
      await settings_button(page).waitFor({ state: 'attached' });
      const place = () =>
        page.evaluate(() => document.querySelectorAll('#report :is(h2, h3)')[2].getBoundingClientRect().top);
      await page.evaluate(() => document.querySelectorAll('#report :is(h2, h3)')[2].scrollIntoView());
      const before = await place();
      // By its script: a press would scroll to it.
      await settings_button(page).evaluate((button) => /** @type {HTMLElement} */ (button).click());
      await choice_of(page, '字号', '更大').check();
      assert.ok(Math.abs((await place()) - before) <= 2, 'at once');
      if (before_scripts) await after_frames(page);
      else await settle(page);
      assert.ok(Math.abs((await place()) - before) <= 2, 'and when the canvas is there');
      await watched.close();
    }
  });

  test('what is chosen is there at the next visit, and counts more than what the address asks for', async () => {
    const watched = await open(undefined, '?size=14&theme=dark');
    const { page } = watched;
    assert.deepEqual((await look(page)).chosen, ['dark', '14', undefined, undefined, undefined]);
    await choose(page, [
      ['字号', '大'],
      ['外观', '浅色'],
    ]);
    assert.deepEqual((await look(page)).chosen.slice(0, 2), ['light', '18']);
    assert.equal(new URL(page.url()).search, '', 'the address asks for nothing any more');
    await page.reload();
    await settings_button(page).waitFor({ state: 'attached' });
    assert.deepEqual((await look(page)).chosen.slice(0, 2), ['light', '18']);
    await settings_button(page).click();
    assert.ok(await choice_of(page, '字号', '大').isChecked());
    await page.getByRole('button', { name: '恢复默认' }).click();
    assert.deepEqual((await look(page)).chosen.slice(0, 2), [undefined, undefined]);
    assert.ok(await choice_of(page, '字号', '标准').isChecked());
    await page.reload();
    assert.deepEqual((await look(page)).chosen.slice(0, 2), [undefined, undefined]);
    await watched.close();
  });

  test('all of it can be done with keys, and the focus returns', async () => {
    const watched = await open();
    const { page } = watched;
    await settings_button(page).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal((await look(page)).fontSize, '20px');
    await page.keyboard.press('Escape');
    await until(
      () => settings_button(page).evaluate((button) => button === document.activeElement),
      'the focus is back',
    );
    assert.equal(await settings_button(page).getAttribute('aria-expanded'), 'false');
    await watched.close();
  });

  test('a touch opens the panel at the thumb, and one beside it closes it', async () => {
    const watched = await open({ width: 390, height: 844, touch: true });
    const { page } = watched;
    await settings_button(page).tap();
    const panel = page.getByRole('dialog', { name: '阅读设置' });
    const box = /** @type {{y: number, height: number}} */ (await panel.boundingBox());
    assert.ok(Math.abs(box.y + box.height - 844) <= 1 && box.y > 0.3 * 844, JSON.stringify(box));
    for (const target of await panel.locator('button, label').all()) {
      assert.ok(/** @type {{height: number}} */ (await target.boundingBox()).height >= 40);
    }
    await page.touchscreen.tap(195, 100);
    await panel.waitFor({ state: 'hidden' });
    await watched.close();
  });

  for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`axe-core finds nothing in the panel, ${colour_scheme}`, async () => {
      for (const width of [390, 1024]) {
        const watched = await served.browser.open_page({ width, colour_scheme, before_scripts: no_webgl });
        await watched.page.goto(served.site.pages[0]);
        await settings_button(watched.page).click();
        assert.deepEqual(await axe_violations(watched, []), []);
        await watched.close();
      }
    });
  }

  test('works in a sandboxed frame, which has no storage', async (context) => {
    const { watched, frame } = await open_in_sandbox(context, served, served.site.pages[0]);
    await choose(frame, [['字号', '最大']]);
    assert.equal((await look(frame)).fontSize, '24px');
    await until(() => frame.evaluate(() => document.documentElement.dataset.kanbao === 'canvas'), 'the canvas follows');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('opens beside its button in a narrow frame as tall as the report', async (context) => {
    const host = await start_host(served.site.url);
    context.after(() => host.close());
    const body = `<kanbao-report src="${served.site.pages[0]}" height="auto"></kanbao-report>`;
    const watched = await served.browser.open_page({ width: 420 });
    await watched.page.goto(host.add('tall.html', { body }));
    await until(async () => watched.page.frames().length > 1, 'the frame is there');
    const frame = /** @type {Frame} */ (watched.page.frames().at(-1));
    await settings_button(frame).click();
    const button = /** @type {{y: number, height: number}} */ (await settings_button(frame).boundingBox());
    const panel = await frame.getByRole('dialog', { name: '阅读设置' }).boundingBox();
    const below = /** @type {{y: number}} */ (panel).y - button.y - button.height;
    assert.ok(below >= 0 && below < 12, `${below} px below its button`);
    await watched.close();
  });

  test('is not offered where an embedder wants nothing around the report', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, `${served.site.pages[0]}?chrome=none`);
    await until(() => watched.page.evaluate(() => 'kanbao_tools' in window), 'the tools have come');
    assert.equal(await settings_button(watched.page).count(), 0);
    await watched.close();
  });

  test('speaks the language that the address asks for', async () => {
    for (const [lang, name] of [
      ['zh-TW', '閱讀設定'],
      ['en', 'Settings'],
      ['zh-Hans', '阅读设置'],
      ['fr', '阅读设置'],
    ]) {
      const watched = await open(undefined, `?lang=${lang}`);
      assert.equal(await settings_button(watched.page).getAttribute('title'), name);
      await watched.close();
    }
  });

  describe('with a Song face on the system', () => {
    /** @type {import('./lib/browser.mjs').TestBrowser} */
    let browser;
    before(async () => {
      browser = await open_browser({ chinese_fonts: 'song' });
    });
    after(() => browser.close());

    test('sets the report in it, in the ink of its HTML', async (context) => {
      const watched = await browser.open_page();
      await open_report(watched, served.site.pages[0]);
      const before = await read_display(watched.page);
      await choose(watched.page, [['字体', '宋体']]);
      await watched.page.keyboard.press('Escape');
      await assert_ink_and_layer(watched, (text) => context.diagnostic(text));
      const advances = (/** @type {typeof before} */ commands) =>
        commands.flatMap((command) =>
          command.kind === 'text' && /[a-z]{4}/i.test(command.text) ? command.advance : [],
        );
      assert.notDeepEqual(advances(await read_display(watched.page)), advances(before), 'its letters are others');
      await watched.close();
    });
  });

  test('without a Song face none is offered', async () => {
    const watched = await open();
    await settings_button(watched.page).click();
    assert.equal(await watched.page.getByRole('group', { name: '字体' }).count(), 0);
    await watched.close();
  });
});
