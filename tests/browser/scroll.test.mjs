/** The browser scrolls: the ink is where the reader is, and addresses, history and reload work as on any page. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { open_browser, until } from './lib/browser.mjs';
import { open_report, settle, until_canvas } from './lib/report_page.mjs';
import { served_reports } from './lib/served.mjs';
import { read_layout, scroll_to } from './lib/stage.mjs';

/** @param {import('playwright-core').Page} page */
const is_covered = (page) =>
  page.evaluate(() => {
    const canvas = /** @type {Element} */ (document.querySelector('#canvas')).getBoundingClientRect();
    const report = /** @type {Element} */ (document.querySelector('#report')).getBoundingClientRect();
    return canvas.top <= Math.max(0, report.top) + 1 && canvas.bottom >= Math.min(innerHeight, report.bottom) - 1;
  });

const line_height = 28; // CSS px

/**
 * @param {import('playwright-core').Page} page
 * @param {string} [sought] text of a block; the topmost in view when it is not given
 * @returns {Promise<{text: string, top: number}>} `top`: CSS px from the window's
 */
const topmost_text = (page, sought) =>
  page.evaluate((text) => {
    const blocks = [...document.querySelectorAll('#report :is(p, h2, h3, li)')];
    const block = blocks.find((one) =>
      text === undefined ? one.getBoundingClientRect().top >= 0 : one.textContent === text,
    );
    if (!block) throw new Error(`there is no such block: ${text}`);
    return { text: block.textContent ?? '', top: block.getBoundingClientRect().top };
  }, sought);

describe('scrolling', () => {
  const served = served_reports();

  test('the ink is there again soon after a far jump', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, served.site.url);
    const { document_height, height } = await read_layout(watched.page);
    for (const y of [document_height - height, 0, Math.round(document_height / 2)]) {
      const where = await scroll_to(watched.page, y);
      await until(() => is_covered(watched.page), `the canvas covers the viewport at ${where}`, 2000);
    }
    await watched.close();
  });

  test('a window taller than its screen is painted to its end', async () => {
    const watched = await served.browser.open_page({ height: 2000 });
    await open_report(watched, served.site.url);
    for (const y of [0, 200, 400]) {
      const where = await scroll_to(watched.page, y);
      await until(() => is_covered(watched.page), `the canvas covers the viewport at ${where}`, 2000);
    }
    await watched.close();
  });

  test('a window taller than any canvas is painted as far as a canvas reaches, and is HTML below', async (context) => {
    const browser = await open_browser({ ratio: 2 });
    context.after(() => browser.close());
    const watched = await browser.open_page({ height: 9000 });
    await open_report(watched, served.site.url);
    await settle(watched.page);
    const { top, bottom, end, unseen } = await watched.page.evaluate(() => {
      const canvas = /** @type {Element} */ (document.querySelector('#canvas')).getBoundingClientRect();
      const report = /** @type {Element} */ (document.querySelector('#report')).getBoundingClientRect();
      const transparent = [...document.querySelectorAll('#report :is(p, h2, h3, li > span)')].filter(
        (element) => getComputedStyle(element).color === 'rgba(0, 0, 0, 0)',
      );
      const unseen = transparent.filter((element) => element.getBoundingClientRect().bottom > canvas.bottom + 1);
      // A block that does not fit is left out whole; none here is taller than 600 px.
      const bottom = Math.min(4000, report.bottom) - 600 - canvas.bottom;
      return { top: canvas.top - report.top, bottom, end: report.bottom, unseen: unseen.length };
    });
    assert.ok(end > 4096, `the report ends at ${end} px: a canvas of 8192 device pixels holds it`);
    assert.ok(top <= 1 && bottom <= 1, `${top} px and ${bottom} px are bare`);
    assert.equal(unseen, 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  /**
   * @param {import('playwright-core').Page} page
   * @returns {Promise<{id: string, href: string}>} a heading far enough down to be scrolled to
   */
  function far_heading(page) {
    return page.evaluate(() => {
      const headings = [...document.querySelectorAll('#report :is(h2, h3)[id]')];
      const far = headings
        .filter((heading) => heading.getBoundingClientRect().top + scrollY > 900)
        .find((heading) => heading.getBoundingClientRect().top + scrollY < document.body.scrollHeight - innerHeight);
      if (far === undefined) throw new Error('no heading to go to');
      return { id: far.id, href: `#${encodeURIComponent(far.id)}` };
    });
  }

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} id
   */
  const top_of = (page, id) =>
    page.evaluate((wanted) => /** @type {Element} */ (document.getElementById(wanted)).getBoundingClientRect().top, id);

  test('an address with a heading opens there', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, served.site.url);
    const { id, href } = await far_heading(watched.page);
    const other = await served.browser.open_page();
    await open_report(other, `${served.site.url}${href}`);
    await settle(other.page);
    const top = await top_of(other.page, id);
    assert.ok(top > -2 && top < 120, `the heading is at ${top}`);
    await watched.close();
    await other.close();
  });

  test('back and forward return to where the reader was', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, served.site.url);
    await settle(watched.page);
    const { id, href } = await far_heading(watched.page);
    await scroll_to(watched.page, 150);
    await watched.page.evaluate((hash) => void (location.hash = hash), href);
    await until(async () => Math.abs(await top_of(watched.page, id)) < 120, 'the heading is in view', 3000);
    await watched.page.goBack();
    await until(
      async () => Math.abs((await watched.page.evaluate(() => scrollY)) - 150) <= 1,
      'back where it was',
      3000,
    );
    await watched.page.goForward();
    await until(async () => Math.abs(await top_of(watched.page, id)) < 120, 'forward to the heading', 3000);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a reload restores the place', async () => {
    const watched = await served.browser.open_page();
    await open_report(watched, served.site.url);
    await settle(watched.page);
    await scroll_to(watched.page, 1234);
    const before = await topmost_text(watched.page);
    await watched.page.reload();
    await until_canvas(watched);
    await settle(watched.page);
    const now = await topmost_text(watched.page, before.text);
    // The browser restores the place among the lines as HTML breaks them; the canvas leaves there what is read.
    assert.ok(Math.abs(now.top - before.top) < line_height, `${before.text.slice(0, 20)}: ${before.top} → ${now.top}`);
    await watched.close();
  });

  test('a wheel, the keys and a touch scroll the page', async () => {
    const watched = await served.browser.open_page({ touch: true });
    const { page, cdp } = watched;
    await open_report(watched, served.site.url);
    await settle(page);
    /** @param {() => Promise<unknown>} act @param {string} what */
    async function expect_scroll(act, what) {
      const before_act = await scroll_to(page, 0);
      await act();
      await until(async () => (await page.evaluate(() => scrollY)) > before_act + 50, `${what} scrolls`, 3000);
    }
    await page.mouse.move(500, 400);
    await expect_scroll(() => page.mouse.wheel(0, 300), 'the wheel');
    await expect_scroll(() => page.keyboard.press('PageDown'), 'the key');
    await expect_scroll(async () => {
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 500, y: 600 }] });
      for (let y = 600; y >= 300; y -= 30) {
        await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 500, y }] });
      }
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }, 'the finger');
    await watched.close();
  });
});
