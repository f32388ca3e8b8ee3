/** The browser finds every phrase, also one that is broken over two lines, and shows it where it is painted. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { resize, until } from './lib/browser.mjs';
import { every_block, sample_reports } from './lib/folders.mjs';
import { painted_runs } from './lib/painted_text.mjs';
import { photograph } from './lib/pixels.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { open_report, settle, until_canvas, until_paintable } from './lib/report_page.mjs';
import { published_reports, served_reports } from './lib/served.mjs';

/** @typedef {import('./lib/painted_text.mjs').PaintedRun} PaintedRun */

const widths = [320, 360, 390, 430, 500, 560, 640, 720, 800, 1000];

/**
 * @typedef {object} Phrase what a reader types into the find bar
 * @property {string} text with the spaces that are written
 * @property {number} from its place in the article's text, white space not counted
 * @property {number} to
 */

/**
 * Phrases that begin shortly before the end of a painted line, and so end on the next.
 * @param {PaintedRun[]} runs
 * @param {string[]} blocks texts of the blocks, in their order
 * @returns {Phrase[]}
 */
function phrases_over_line_ends(runs, blocks) {
  const begins = runs.filter((run, i) => i > 0 && run.line > runs[i - 1].line).map((run) => run.from);
  /** @type {Phrase[]} */
  const phrases = [];
  let first = 0;
  for (const block of blocks) {
    const places = [...block.matchAll(/[^ \n\t\r\f]/g)].map((match) => match.index);
    for (const begin of begins.filter((place) => place > first && place < first + places.length)) {
      const from = Math.max(0, begin - first - 4);
      const to = Math.min(places.length, from + 8 + (begin % 5));
      const text = block.slice(places[from], places[to - 1] + 1);
      // Nobody can type what lies on two lines of code.
      if (!text.includes('\n')) phrases.push({ text, from: first + from, to: first + to });
    }
    first += places.length;
  }
  return phrases;
}

/**
 * @typedef {object} Find
 * @property {boolean} is_found
 * @property {boolean} is_in_view
 * @property {{left: number, right: number, top: number, bottom: number}[]} rects CSS px of the document
 */

/**
 * The first place of a phrase from where the phrase begins, as a reader who asks for the next one gets it. Runs in the
 * page.
 * @param {Phrase[]} phrases
 * @returns {Find[]}
 */
function find_all(phrases) {
  const article = /** @type {Element} */ (document.querySelector('article#report'));
  const selection = /** @type {Selection} */ (getSelection());
  /** @type {{node: Node, offset: number}[]} */
  const places = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('[data-kanbao-tool]')) continue;
    const { data } = /** @type {Text} */ (node);
    for (let offset = 0; offset < data.length; ++offset) {
      if (!/[ \n\t\r\f]/.test(data[offset])) places.push({ node, offset });
    }
  }
  const find = /** @type {(text: string, case_sensitive: boolean) => boolean} */ (Reflect.get(window, 'find'));
  return phrases.map(({ text, from }) => {
    scrollTo({ top: 0, behavior: 'instant' });
    selection.collapse(places[from].node, places[from].offset);
    const is_found = find.call(window, text, true);
    if (!is_found) return { is_found, is_in_view: false, rects: [] };
    const range = selection.getRangeAt(0);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    const is_in_view = rects.every(({ top, bottom }) => top >= -1 && bottom <= innerHeight + 1);
    const moved = rects.map(({ left, right, top, bottom }) => ({
      left: left + scrollX,
      right: right + scrollX,
      top: top + scrollY,
      bottom: bottom + scrollY,
    }));
    return { is_found, is_in_view, rects: moved };
  });
}

/**
 * What is found is shown from the painted phrase's beginning to its end, line by line.
 * @param {Find} found
 * @param {Phrase} phrase
 * @param {PaintedRun[]} runs of the page
 * @returns {number} how far it is off, CSS px
 */
function distance(found, { from, to }, runs) {
  const own = runs.filter((run) => run.to > from && run.from < to);
  return Math.max(
    ...[...new Set(own.map(({ line }) => line))].map((line) => {
      const line_runs = own.filter((run) => run.line === line);
      const whole_runs = line_runs.filter((run) => run.from >= from && run.to <= to);
      const { baseline } = line_runs[0];
      const rects = found.rects.filter(({ top, bottom }) => top < baseline && baseline < bottom);
      const left = Math.min(...rects.map((rect) => rect.left));
      const right = Math.max(...rects.map((rect) => rect.right));
      // A phrase may begin or end within a word; what follows its last character on the line, a gap or room, belongs to it.
      const next = runs.find((run) => run.from >= line_runs[line_runs.length - 1].to);
      const latest = next?.line === line ? Math.max(line_runs[line_runs.length - 1].right, next.left) : Infinity;
      const inside = whole_runs.map((run) => Math.max(left - run.left, run.right - right));
      return Math.max(line_runs[0].left - left, right - latest, ...inside);
    }),
    0,
  );
}

describe('finding', () => {
  const served = served_reports([sample_reports, every_block]);

  /**
   * @param {import('node:test').TestContext} context
   * @param {string} url
   */
  async function find_over_line_ends(context, url) {
    const watched = await served.browser.open_page({ width: 1024 });
    const { page, cdp } = watched;
    await open_report(watched, url);
    // Blocks whose text stands by itself: a phrase does not reach from one into the next.
    const blocks = await page.evaluate(() => {
      const texts = [
        ...document.querySelectorAll('article#report :is(p, h1, h2, h3, h4, h5, h6, pre, th, td, span)[data-b]'),
      ];
      // What stands before a `<br>` and behind it are two.
      return texts.flatMap((element) => {
        const copy = /** @type {Element} */ (element.cloneNode(true));
        copy.querySelectorAll('br').forEach((line_break) => line_break.replaceWith('\u2029'));
        return (copy.textContent ?? '').split('\u2029');
      });
    });
    let count = 0;
    const wrong = [];
    for (const width of widths) {
      await resize(cdp, width, 768);
      await settle(page, 150);
      const runs = await painted_runs(page);
      const phrases = phrases_over_line_ends(runs, blocks);
      count += phrases.length;
      for (const [i, found] of (await page.evaluate(find_all, phrases)).entries()) {
        const { is_found, is_in_view } = found;
        const away = is_found ? distance(found, phrases[i], runs) : Infinity;
        if (!(away <= 1) || !is_in_view) wrong.push({ width, text: phrases[i].text, is_in_view, away });
      }
    }
    context.diagnostic(`${count} phrases`);
    assert.ok(count > 50);
    assert.deepEqual(wrong, []);
    await watched.close();
  }

  for (const name of ['every_block', 'hackathon-5th-monthly-report-1', 'hackathon-5th-monthly-report-2']) {
    test(`phrases over line ends are found where they are painted: ${name}`, (context) =>
      find_over_line_ends(context, `${served.site.url}${name}.html`));
  }

  test('so they are in reports that were published', async (context) => {
    const site = await published_reports(context);
    for (const url of site?.pages ?? []) await find_over_line_ends(context, url);
  });

  test('an address that quotes text opens there, shown as HTML until the reader resizes', async () => {
    const quoted = '图片后的一句话';
    const watched = await served.browser.open_page({ width: 390 });
    const { page, cdp } = watched;
    const url = `${served.site.url}every_block.html`;
    await page.goto(`${url}#:~:text=${encodeURIComponent(quoted)}`, { waitUntil: 'load' });
    const place = () =>
      page.evaluate((text) => {
        const paragraph = [...document.querySelectorAll('article#report p')].find((element) =>
          element.textContent?.startsWith(text),
        );
        const rect = /** @type {Element} */ (paragraph).getBoundingClientRect();
        return { x: rect.x, y: rect.y, height: rect.height, is_in_view: rect.top >= 0 && rect.bottom <= innerHeight };
      }, quoted);
    await until(async () => (await place()).is_in_view, 'the quoted text is in view', 3000);
    await until_paintable(watched);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.kanbao), 'html');
    const { x, y } = await place();
    const shown = await photograph(cdp);
    const plain = await open_plain_page(served.browser, url, { width: 390 });
    const plain_ground = (await photograph(plain.cdp)).luminance[5];
    await plain.close();
    const ground = shown.luminance[Math.round(y + 3) * shown.width + Math.round(x + 3)];
    assert.ok(Math.abs(ground - plain_ground) > 20, 'the quoted text is highlighted');
    await resize(cdp, 500, 768);
    await until_canvas(watched);
    assert.ok((await place()).is_in_view);
    watched.watch.assert_quiet();
    await watched.close();
  });
});
