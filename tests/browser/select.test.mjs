/** Text is selected by what a person sees: from painted character to painted character, as on the plain page. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { select_solid, selected_solid, solid_text } from './lib/article_text.mjs';
import { pause, resize } from './lib/browser.mjs';
import { every_block, sample_reports } from './lib/folders.mjs';
import { blank_behind, middle_of, painted_runs } from './lib/painted_text.mjs';
import { photograph } from './lib/pixels.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { published_reports, served_reports } from './lib/served.mjs';
import { scroll_to } from './lib/stage.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./lib/painted_text.mjs').PaintedRun} PaintedRun */

/** @param {Page} page @param {PaintedRun} run @returns {Promise<number>} where the page then is */
const scroll_near = (page, run) => scroll_to(page, Math.max(0, run.baseline - 150));

/**
 * Where the plain page shows a character.
 * @param {Page} page
 * @param {number} place
 */
async function point_in_plain(page, place) {
  await select_solid(page, place, place + 1);
  return page.evaluate(() => {
    const selection = /** @type {Selection} */ (getSelection());
    const range = selection.getRangeAt(0);
    (range.startContainer.parentElement ?? document.body).scrollIntoView({ block: 'center', behavior: 'instant' });
    const rect = range.getBoundingClientRect();
    selection.removeAllRanges();
    return { x: rect.x + rect.width / 3, y: rect.y + rect.height / 2 };
  });
}

/** A drag that begins on a link drags the link. @param {Page} page @param {{x: number, y: number}} point */
const is_link = (page, point) =>
  page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('a') !== null, point);

/** @param {Page} page @param {number} x @param {number} y @param {number} count of clicks */
async function click(page, x, y, count) {
  await page.mouse.click(1, 1);
  // A click soon after another one counts as its second.
  await pause(20);
  await page.mouse.click(x, y, { clickCount: count });
}

describe('selecting', () => {
  const served = served_reports([sample_reports, every_block]);

  /**
   * @param {string} report its name, or its address
   * @param {import('./lib/browser.mjs').PageOptions} [options]
   */
  async function open_painted(report, options) {
    const watched = await served.browser.open_page(options);
    await open_report(watched, report.includes(':') ? report : `${served.site.url}${report}.html`);
    await settle(watched.page);
    return { ...watched, runs: await painted_runs(watched.page) };
  }

  /** @param {string} report its name, or its address @param {number} width CSS px */
  async function drag_between_characters(report, width) {
    const { page, runs, close } = await open_painted(report, { width });
    const text = await solid_text(page);
    const wrong = [];
    let drags = 0;
    for (let i = 3; i + 60 < runs.length; i += Math.ceil(runs.length / 12)) {
      const first = runs[i];
      const last = runs[i + 5 + ((i * 7) % 55)];
      const scroll = await scroll_near(page, first);
      const begin = { x: first.left + 1, y: middle_of(first) - scroll };
      if (last.baseline - scroll > 740 || (await is_link(page, begin))) continue;
      drags += 1;
      await page.mouse.move(begin.x, begin.y);
      await page.mouse.down();
      // A mark at a line's end has its whole cell, as on the plain page: behind its middle lies its end.
      const is_line_end = runs[runs.indexOf(last) + 1]?.line !== last.line;
      const behind = is_line_end ? blank_behind(last.text, last.size) / 2 : 0;
      await page.mouse.move(last.right + behind - 1, middle_of(last) - scroll, { steps: 4 });
      await page.mouse.up();
      const selected = await selected_solid(page);
      const expected = text.slice(first.from, last.to);
      if (selected?.text !== expected) wrong.push({ expected, selected: selected?.text });
      await page.mouse.click(1, 1);
    }
    assert.ok(drags >= 5);
    assert.deepEqual(wrong, [], report);
    await close();
  }

  for (const width of [1024, 640, 390, 320]) {
    test(`a drag from character to character selects what lies between, ${width} px wide`, async () => {
      for (const name of ['every_block', 'hackathon-5th-monthly-report-1']) await drag_between_characters(name, width);
    });
  }

  test('so it does in reports that were published', async (context) => {
    const site = await published_reports(context);
    for (const url of site?.pages ?? []) await drag_between_characters(url, 1024);
    for (const url of site?.pages ?? []) await drag_between_characters(url, 390);
  });

  /**
   * @param {Page} page
   * @param {{x: number, y: number}[]} way in the viewport
   * @returns {Promise<number[]>} how many characters are selected at each step
   */
  async function lengths_along(page, way) {
    const lengths = [];
    await page.mouse.move(way[0].x, way[0].y);
    await page.mouse.down();
    for (const { x, y } of way.slice(1)) {
      await page.mouse.move(x, y);
      lengths.push((await selected_solid(page))?.text.length ?? 0);
    }
    await page.mouse.up();
    return lengths;
  }

  for (const [what, beside] of /** @type {const} */ ([
    ['in the column', 0],
    ['right of it', 60],
    ['left of it', -60],
  ])) {
    for (const name of ['every_block', 'hackathon-5th-monthly-report-2']) {
      test(`a drag grows line by line, ${what}: ${name}`, async () => {
        const { page, runs, close } = await open_painted(name, { width: 900, height: 1400 });
        const column = await page.evaluate(() => {
          const { left, right } = /** @type {Element} */ (
            document.querySelector('article#report')
          ).getBoundingClientRect();
          return { left, right };
        });
        const header = await page.evaluate(
          () => (document.querySelector('#report > header')?.getBoundingClientRect().bottom ?? 0) + scrollY,
        );
        // Beside a table a drag takes it cell by cell, as in every page: it begins below the overview.
        const first = runs.slice(40).find((run) => run.baseline > header) ?? runs[40];
        const scroll = await scroll_near(page, first);
        const x =
          beside > 0 ? column.right + beside : beside < 0 ? column.left + beside : (column.left + column.right) / 2;
        const begin = { x: first.left + 1, y: middle_of(first) - scroll };
        const way = [begin];
        for (let y = begin.y + 20; y < 1390; y += 8) way.push({ x, y });
        const lengths = await lengths_along(page, way);
        const longest = Math.max(...line_lengths(runs));
        const jumps = lengths.flatMap((length, i) => {
          const step = i > 0 ? length - lengths[i - 1] : 0;
          return step < 0 || step > 1.5 * longest ? [{ step, at: way[i + 1].y }] : [];
        });
        assert.ok(lengths[lengths.length - 1] > 3 * longest, `${lengths[lengths.length - 1]} of lines of ${longest}`);
        assert.deepEqual(jumps, []);
        await close();
      });
    }
  }

  /** @param {PaintedRun[]} runs @returns {number[]} */
  function line_lengths(runs) {
    /** @type {number[]} */
    const lengths = [];
    for (const run of runs) lengths[run.line] = (lengths[run.line] ?? 0) + run.text.length;
    return lengths;
  }

  test('a drag that ends below the last line ends at the end', async () => {
    const { page, runs, close } = await open_painted('every_block', { height: 900 });
    const scroll = await scroll_to(page, 100_000);
    const first = runs[runs.length - 40];
    await page.mouse.move(first.left + 1, middle_of(first) - scroll);
    await page.mouse.down();
    // Below the report stands what is around it; the drag ends between the two.
    const below = await page.evaluate(
      () => (document.querySelector('#report')?.getBoundingClientRect().bottom ?? 0) + 30,
    );
    for (let y = middle_of(first) - scroll; y < below; y += 5) await page.mouse.move(first.left + 5, y);
    await page.mouse.up();
    const selected = await selected_solid(page);
    assert.equal(selected?.text, (await solid_text(page)).slice(first.from));
    await close();
  });

  for (const [what, count] of /** @type {const} */ ([
    ['double click selects the word', 2],
    ['triple click the paragraph', 3],
  ])) {
    test(`a ${what}`, async () => {
      const { page, runs, close } = await open_painted('every_block', { width: 390 });
      const plain = await open_plain_page(served.browser, `${served.site.url}every_block.html`, { width: 390 });
      const wrong = [];
      for (let i = 2; i < runs.length; i += count === 2 ? 9 : 31) {
        const run = runs[i];
        const scroll = await scroll_near(page, run);
        // Not in the middle, where either end is near.
        const target = { x: run.left + (run.right - run.left) / run.text.length / 3, y: middle_of(run) - scroll };
        if (await is_link(page, target)) continue;
        await click(page, target.x, target.y, count);
        const selected = await selected_solid(page);
        assert.ok(selected);
        const point = await point_in_plain(plain.page, run.from);
        await click(plain.page, point.x, point.y, count);
        const expected = await selected_solid(plain.page);
        if (selected.from !== expected?.from || selected.to !== expected.to) {
          wrong.push({ run: run.text, selected, expected });
        }
      }
      assert.deepEqual(wrong, []);
      await plain.close();
      await close();
    });
  }

  test('the keyboard extends a selection, down by painted lines', async () => {
    const { page, runs, close } = await open_painted('every_block', { width: 390 });
    const text = await solid_text(page);
    const first = runs.find((run) => run.text === '足');
    assert.ok(first);
    const scroll = await scroll_near(page, first);
    await click(page, (first.left + first.right) / 2, middle_of(first) - scroll, 2);
    const word = await selected_solid(page);
    assert.ok(word !== null && word.text.startsWith('足'));
    for (let i = 0; i < 5; ++i) await page.keyboard.press('Shift+ArrowRight');
    assert.equal((await selected_solid(page))?.text, text.slice(first.from, word.to + 5));
    for (let i = 0; i < 5; ++i) await page.keyboard.press('Shift+ArrowLeft');
    const begun = runs.find((run) => run.from === word.to);
    assert.ok(begun);
    for (let down = 1; down <= 3; ++down) {
      await page.keyboard.press('Shift+ArrowDown');
      const end = (await selected_solid(page))?.to ?? 0;
      const reached = runs.find((run) => run.from <= end && end < run.to);
      assert.equal(reached?.line, begun.line + down);
      const is_near = reached.left <= begun.left + 16 && reached.right >= begun.left - 16;
      assert.ok(is_near, `${reached.text} from ${reached.left}, not near ${begun.left}`);
    }
    await close();
  });

  test('a click with shift extends a selection', async () => {
    const { page, runs, close } = await open_painted('every_block', { width: 390 });
    const first = runs.find((run) => run.text === '足');
    const last = runs.find((run) => run.text === '落');
    assert.ok(first && last);
    const scroll = await scroll_near(page, first);
    await page.mouse.click(first.left + 1, middle_of(first) - scroll);
    await page.keyboard.down('Shift');
    await page.mouse.click(last.right - 1, middle_of(last) - scroll);
    await page.keyboard.up('Shift');
    assert.equal((await selected_solid(page))?.text, (await solid_text(page)).slice(first.from, last.to));
    await close();
  });

  for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
    test(`what is selected is seen to be, ${colour_scheme}`, async () => {
      const { page, cdp, runs, close } = await open_painted('every_block', { colour_scheme });
      const first = runs[60];
      const scroll = await scroll_near(page, first);
      const before_selecting = await photograph(cdp);
      await select_solid(page, first.from, runs[75].to);
      const selecting = await photograph(cdp);
      for (const run of runs.slice(61, 75)) {
        // Between the letters' feet and the line's end lies no ink.
        const at = Math.round(run.baseline - scroll + 4) * selecting.width + Math.round((run.left + run.right) / 2);
        const difference = Math.abs(selecting.luminance[at] - before_selecting.luminance[at]);
        assert.ok(difference > 20, `${run.text}: ${difference}`);
      }
      await close();
    });
  }

  test('a selection outlives a change of theme and of width', async () => {
    const { page, cdp, runs, close } = await open_painted('every_block');
    for (const [from, to] of [
      [runs[50].from, runs[110].to],
      [runs[140].from, runs[runs.length - 20].to],
    ]) {
      await resize(cdp, 1024, 768);
      await select_solid(page, from, to);
      const selected = await selected_solid(page);
      assert.equal(selected?.text, (await solid_text(page)).slice(from, to));
      for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
        await page.emulateMedia({ colorScheme });
        await settle(page);
        assert.deepEqual(await selected_solid(page), selected);
      }
      for (const width of [700, 390, 333]) {
        await resize(cdp, width, 768);
        await settle(page);
        assert.deepEqual(await selected_solid(page), selected, `${width} px wide`);
      }
    }
    await close();
  });
});
