/** A painted link is a link: it can be followed where it is seen, by mouse and by keyboard, and shows that it can. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { join } from 'node:path';

import { open_browser, until } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { Picture } from './lib/pixels.mjs';
import { open_plain_page } from './lib/plain_page.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { published_reports, served_reports } from './lib/served.mjs';
import { pack_site } from './lib/site.mjs';

const LINK_COLOUR = '#1c52c4';

describe('links', () => {
  const served = served_reports();

  /**
   * @param {import('node:test').TestContext} context
   * @param {string} url
   * @param {number} width CSS px
   */
  async function look_beneath(context, url, width) {
    const watched = await served.browser.open_page({ width, height: 7000 });
    await open_report(watched, url);
    await settle(watched.page);
    const commands = await read_display(watched.page);
    const pieces = commands.flatMap((command) =>
      command.kind === 'text' && command.colour === LINK_COLOUR ? [command] : [],
    );
    const missed = await watched.page.evaluate((links) => {
      const report = /** @type {Element} */ (document.querySelector('article#report')).getBoundingClientRect();
      const beneath = (/** @type {{x: number, baseline: number, advance: number}} */ { x, baseline, advance }) =>
        document.elementFromPoint(report.x + x + advance / 2, report.y + baseline - 5)?.closest('a');
      const found = new Set(links.map(beneath).filter((link) => link !== undefined && link !== null));
      /** @type {HTMLAnchorElement[]} */
      const all = [...document.querySelectorAll('article#report a:not(.self)')].filter(
        (link) => link instanceof HTMLAnchorElement,
      );
      return {
        links: all.filter((link) => !found.has(link)).map((link) => link.textContent),
        pieces: links.filter((link) => !beneath(link)).map((link) => link.text),
      };
    }, pieces);
    context.diagnostic(`${pieces.length} pieces, missed ${missed.pieces.length}: ${missed.pieces}`);
    assert.ok(pieces.length > 10);
    assert.deepEqual(missed.links, []);
    assert.deepEqual(missed.pieces, []);
    await watched.close();
  }

  for (const width of [1024, 390]) {
    test(`each painted link can be followed where it is seen, ${width} px wide`, async (context) => {
      for (const url of served.site.pages) await look_beneath(context, url, width);
    });
  }

  test('so can those of reports that were published', async (context) => {
    const site = await published_reports(context);
    for (const url of site?.pages ?? []) await look_beneath(context, url, 390);
  });
});

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./lib/pixels.mjs').Area} clip CSS px of the window
 */
async function photographed(page, clip) {
  return Picture.decode(await page.screenshot({ clip }));
}

/**
 * @param {Picture} before
 * @param {Picture} now
 * @returns {number} how many pixels have changed
 */
function changed_pixels(before, now) {
  return now.luminance.filter((value, i) => Math.abs(value - (before.luminance[i] ?? 0)) > 12).length;
}

describe("a link in the canvas's state", () => {
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  /** @type {import('./lib/browser.mjs').WatchedPage} */
  let watched;
  before(async () => {
    site = await pack_site([join(repository, 'tests/browser/fixtures/every_block.md')]);
    browser = await open_browser();
    watched = await browser.open_page({ width: 700 });
    await open_report(watched, site.pages[0]);
    await settle(watched.page);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** @param {string} selector */
  const rect_of = (selector) =>
    watched.page.evaluate((wanted) => {
      const element = /** @type {Element} */ (document.querySelector(wanted));
      element.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = element.getClientRects()[0];
      return { x, y, width, height };
    }, selector);

  /** @param {{x: number, y: number, width: number, height: number}} rect @param {number} by CSS px */
  const around = ({ x, y, width, height }, by) => ({
    x: x - by,
    y: y - by,
    width: width + 2 * by,
    height: height + 2 * by,
  });

  test('shows its line more strongly under the pointer', async () => {
    const { page } = watched;
    const rect = await rect_of('a[href="https://example.com/2"]');
    await settle(page);
    await page.mouse.move(5, 5);
    const before = await photographed(page, rect);
    await page.mouse.move(rect.x + rect.width / 2, rect.y + rect.height / 2);
    const now = await photographed(page, rect);
    assert.ok(changed_pixels(before, now) > rect.width / 2, 'nothing to be seen');
    assert.equal(
      await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.querySelector('a:hover'))).cursor),
      'pointer',
    );
  });

  test('has the focus in the order of the plain page, with a ring where it is painted', async () => {
    const { page } = watched;
    const plain = await open_plain_page(browser, site.pages[0], { width: 700 });
    const order = await plain.page.evaluate(() =>
      [...document.querySelectorAll('#report a:not([tabindex="-1"])')].map((link) => link.getAttribute('href')),
    );
    await plain.close();
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await page.mouse.click(5, 5);
    const focused = [];
    for (const href of order) {
      // Between the links stand the buttons of the reading tools.
      do await page.keyboard.press('Tab');
      while (await page.evaluate(() => document.activeElement instanceof HTMLButtonElement));
      focused.push(await page.evaluate(() => document.activeElement?.getAttribute('href')));
      assert.equal(focused.at(-1), href);
    }
    const rect = await rect_of('a[href="https://example.com/2"]');
    const frame = around(rect, 4);
    await settle(page);
    const before = await photographed(page, frame);
    await page.evaluate(() =>
      /** @type {HTMLElement} */ (document.querySelector('a[href="https://example.com/2"]')).focus(),
    );
    const ringed = await photographed(page, frame);
    assert.ok(changed_pixels(before, ringed) > frame.width, 'no ring');
  });

  test('opens in a tab of its own by ctrl and by the middle button', async () => {
    const { page } = watched;
    const rect = await rect_of('a[href="https://example.com/3"]');
    const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    for (const click of [
      async () => {
        await page.keyboard.down('Control');
        await page.mouse.click(middle.x, middle.y);
        await page.keyboard.up('Control');
      },
      () => page.mouse.click(middle.x, middle.y, { button: 'middle' }),
    ]) {
      const opened = page.context().waitForEvent('page');
      await click();
      await (await opened).close();
    }
    assert.equal(new URL(page.url()).pathname, new URL(site.pages[0]).pathname);
  });

  test('is what its context menu is for, and what is dragged from it', async () => {
    const fresh = await browser.open_page({ width: 700 });
    await open_report(fresh, site.pages[0]);
    await settle(fresh.page);
    const { page } = fresh;
    const { x, y } = await page.evaluate(() => {
      const link = /** @type {Element} */ (document.querySelector('a[href="https://example.com/2"]'));
      link.scrollIntoView({ block: 'center' });
      const rect = link.getClientRects()[0];
      return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    });
    // The page listens before the mouse does anything: calls and input reach it by ways of their own.
    const seen = await page.evaluateHandle(() => {
      /** @type {{menu_of: string | undefined, dragged: Record<string, string> | undefined}} */
      const found = { menu_of: undefined, dragged: undefined };
      addEventListener('contextmenu', (event) => {
        event.preventDefault();
        found.menu_of = event.target instanceof Element ? event.target.closest('a')?.href : undefined;
      });
      addEventListener('dragstart', ({ dataTransfer }) => {
        found.dragged = Object.fromEntries(
          [...(dataTransfer?.types ?? [])].map((type) => [type, dataTransfer?.getData(type) ?? '']),
        );
      });
      return found;
    });
    await page.mouse.click(x, y, { button: 'right' });
    await until(() => seen.evaluate(({ menu_of }) => menu_of === 'https://example.com/2'), "the menu is the link's");
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 40, { steps: 8 });
    await until(() => seen.evaluate(({ dragged }) => dragged !== undefined), 'something is dragged');
    await page.mouse.up();
    const data = (await seen.evaluate(({ dragged }) => dragged)) ?? {};
    assert.equal(data['text/uri-list'], 'https://example.com/2');
    assert.ok(!Object.values(data).some((text) => text.includes('kanbao')), 'a trace of the layer is dragged along');
    await fresh.close();
  });

  test('jumps to a footnote and back', async () => {
    const { page } = watched;
    const reference = await rect_of('sup a');
    await page.mouse.click(reference.x + reference.width / 2, reference.y + reference.height / 2);
    await until(() => page.evaluate(() => location.hash === '#fn:1'), 'the footnote is there');
    const in_view = () =>
      page.evaluate(() => {
        const { top, bottom } = /** @type {Element} */ (document.querySelector(':target')).getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    await until(in_view, 'the footnote is seen');
    const back = await rect_of('a.back');
    await page.mouse.click(back.x + back.width / 2, back.y + back.height / 2);
    await until(() => page.evaluate(() => location.hash === '#fnref:1:1'), 'the text is there again');
    await until(in_view, 'the text is seen');
  });

  test('of a heading to itself is seen under the pointer and leads there', async () => {
    const { page } = watched;
    await page.waitForSelector('#report h2 > a.self', { state: 'attached' });
    const heading = await rect_of('h2');
    await settle(page);
    const left = { x: heading.x - 26, y: heading.y, width: 24, height: heading.height };
    await page.mouse.move(5, 5);
    const before = await photographed(page, left);
    await page.mouse.move(heading.x + 10, heading.y + heading.height / 2);
    assert.ok(changed_pixels(before, await photographed(page, left)) > 10, 'no sign beside the heading');
    await page.mouse.click(left.x + 14, heading.y + heading.height / 2);
    assert.equal(decodeURIComponent(await page.evaluate(() => location.hash)), '#列表');
    const top = await page.evaluate(
      () => /** @type {Element} */ (document.querySelector('h2')).getBoundingClientRect().top,
    );
    assert.ok(top >= 0 && top < 40, `the heading lies at ${top} px`);
  });

  test("to an image's file is what its context menu finds: the image itself lies beneath the picture", async () => {
    const { page } = watched;
    const rect = await rect_of('#report img');
    const found = await page.evaluate(({ x, y, width, height }) => {
      const image = document.elementFromPoint(x + width / 2, y + height / 2);
      return image instanceof HTMLImageElement ? new URL(image.src).pathname : null;
    }, rect);
    assert.match(found ?? '', /\.png$/);
  });
});
