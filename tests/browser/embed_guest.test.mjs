/** A framed report takes neither focus nor scroll from its host, leads out of itself, and needs nothing a sandbox refuses. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { after_frames, pause, until } from './lib/browser.mjs';
import {
  Embedding,
  come_to_rest,
  command,
  next_note,
  painted_frame,
  scroll_of,
  set_attribute,
} from './lib/host_page.mjs';

/** @typedef {import('playwright-core').Page} Page */

describe('an embedded report as a guest', () => {
  const embedding = new Embedding();

  test('takes neither focus nor scroll position', async () => {
    const watched = await embedding.open({ above: 30, body: embedding.element('heading="大模型应用与创意赛"') });
    const { page } = watched;
    await page.focus('#field');
    await page.evaluate(() => scrollTo(0, 500));
    const frame = await painted_frame(page);
    await command(page, 'go', '开源贡献个人挑战赛');
    await command(page, 'find', '框架方向');
    await next_note(page, 'found');
    await set_attribute(page, 'theme', 'dark');
    await come_to_rest(frame);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'field');
    assert.equal(await scroll_of(page), 500);
    await page.keyboard.type('still here');
    assert.equal(await page.inputValue('#field'), 'still here');
    await watched.close();
  });

  test('the wheel scrolls it, and beyond its ends the page around it', async () => {
    const watched = await embedding.open({ above: 30 });
    await scroll_beyond_ends(watched, (distance) => watched.page.mouse.wheel(0, distance));
    await watched.close();
  });

  test('so does a finger', async () => {
    const watched = await embedding.open({ above: 30 }, { touch: true });
    await scroll_beyond_ends(watched, (distance) => swipe(watched.cdp, distance));
    await watched.close();
  });

  /**
   * @param {{page: Page}} watched
   * @param {(distance: number) => Promise<unknown>} scroll
   */
  async function scroll_beyond_ends({ page }, scroll) {
    const top = await page.evaluate(() => {
      const place =
        /** @type {Element} */ (document.querySelector('kanbao-report')).getBoundingClientRect().top + scrollY;
      scrollTo({ top: place - 40, behavior: 'instant' });
      return scrollY;
    });
    const frame = await painted_frame(page);
    await come_to_rest(frame);
    await page.mouse.move(500, 400);
    await scroll(300);
    await until(async () => (await scroll_of(frame)) > 100, 'the report scrolls');
    assert.equal(await scroll_of(page), top);
    await frame.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
    await after_frames(frame);
    // The report may still have been growing: then the first push ends within it.
    const push_until = async (
      /** @type {number} */ distance,
      /** @type {() => Promise<boolean>} */ has_moved,
      /** @type {string} */ what,
    ) =>
      until(async () => {
        await scroll(distance);
        await after_frames(page, 10);
        return has_moved();
      }, what);
    await push_until(200, async () => (await scroll_of(page)) > top, 'at the end the page scrolls on');
    await page.evaluate((place) => scrollTo({ top: place, behavior: 'instant' }), top);
    await frame.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await after_frames(frame);
    await push_until(-200, async () => (await scroll_of(page)) < top, 'at the beginning the page scrolls back');
    assert.equal(await scroll_of(frame), 0);
  }

  test('works where storage, history and clipboard are refused', async () => {
    const watched = await embedding.open_painted(
      {},
      {
        before_scripts: () => {
          const refuse = () => {
            throw new DOMException('refused', 'SecurityError');
          };
          history.pushState = history.replaceState = refuse;
          Object.defineProperty(history, 'state', { get: refuse });
          Object.defineProperty(history, 'scrollRestoration', { get: refuse, set: refuse });
          Object.defineProperty(navigator, 'clipboard', { get: refuse });
        },
      },
    );
    assert.equal(
      await watched.frame.evaluate(() => {
        try {
          return typeof localStorage;
        } catch {
          return 'refused';
        }
      }),
      'refused',
    );
    await watched.frame.waitForSelector('#report a.self', { state: 'attached' });
    await watched.frame.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#report a.self')).click());
    await watched.frame.evaluate(() => {
      getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector('#report p')));
      document.execCommand('copy');
    });
    assert.equal(await watched.frame.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('as one file too', async () => {
    const watched = await embedding.open_painted({
      body: embedding.element('', embedding.report.replace('.html', '.offline.html')),
    });
    const images = await watched.frame.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images);
    assert.ok(images > 0);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a link to another report of its site is followed in it, as its page has asked for this one', async () => {
    const watched = await embedding.open_painted({ body: embedding.element('theme="dark" panels="full"') });
    await watched.frame.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#neighbours a')).click());
    await next_note(watched.page, 'ready', { after: 1 });
    const frame = await painted_frame(watched.page);
    assert.equal(new URL(frame.url()).search, '?theme=dark&chrome=full');
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'dark');
    watched.watch.assert_quiet();
    await watched.close();
  });
});

/**
 * @param {import('playwright-core').CDPSession} cdp
 * @param {number} distance CSS px that the finger moves upwards
 */
async function swipe(cdp, distance) {
  const steps = 10;
  const points = (/** @type {number} */ step) => [{ x: 500, y: 400 - (distance * step) / steps }];
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
  for (let step = 1; step <= steps; step += 1) {
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step) });
  }
  // It rests before it is lifted: nothing rolls on.
  await pause(200);
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(steps) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
