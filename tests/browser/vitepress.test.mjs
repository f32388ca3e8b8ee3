/** A report in a real VitePress site with the default theme, on another origin: it looks and behaves as part of it. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { start_static_server } from '../../script/lib/static_server.mjs';
import { until } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { Embedding, come_to_rest, command, frame_of, next_note, note_events, noted, painted_frame, scroll_of } from './lib/host_page.mjs';
import { Picture } from './lib/pixels.mjs';

const run = promisify(execFile);
const fixture = join(repository, 'tests/browser/fixtures/vitepress');

describe('in a VitePress site', () => {
  const embedding = new Embedding();
  let folder = '';
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let vitepress;

  before(async () => {
    // Below the repository, where Node finds VitePress.
    folder = await mkdtemp(join(repository, 'build/vitepress-'));
    await cp(fixture, folder, { recursive: true });
    for (const name of ['.vitepress/config.mjs', 'index.md']) {
      const text = await readFile(join(folder, name), 'utf8');
      await writeFile(join(folder, name), text.replaceAll('https://reports.example.org/', embedding.site.url));
    }
    await run('node', [join(repository, 'node_modules/vitepress/bin/vitepress.js'), 'build', folder]);
    vitepress = await start_static_server(join(folder, '.vitepress/dist'));
  });
  after(async () => {
    await vitepress.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {import('./lib/browser.mjs').PageOptions} [options] */
  async function open(options) {
    const watched = await embedding.browser.open_page({ before_scripts: note_events, ...options });
    await watched.page.goto(vitepress.url.replace('localhost', '127.0.0.1'));
    const frame = await painted_frame(watched.page);
    await until(async () => (await frame_of(watched.page)).height > 2000, 'the frame is as tall as the report');
    await come_to_rest(frame);
    return { ...watched, frame };
  }

  /** @param {import('playwright-core').Page} page @returns {Promise<number>} luminance of the ground on which the report stands */
  async function ground(page) {
    const picture = Picture.decode(await page.screenshot());
    const [x, y] = await page.evaluate(() => {
      const { left, top } = /** @type {Element} */ (document.querySelector('kanbao-report')).getBoundingClientRect();
      return [Math.round(left) + 4, Math.round(top) + 20];
    });
    return picture.luminance[y * picture.width + x] ?? NaN;
  }

  for (const width of [1024, 390]) {
    test(`its column is the report's, ${width} px wide, and nothing scrolls sideways`, async () => {
      const watched = await open({ width });
      const { page, frame } = watched;
      const widths = await page.evaluate(() => [
        document.querySelector('kanbao-report')?.clientWidth, document.querySelector('.vp-doc h1')?.clientWidth,
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ]);
      assert.equal(widths[0], widths[1]);
      assert.equal(widths[2], 0);
      const own = await frame.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.offsetHeight]);
      assert.deepEqual(own, [0, (await frame_of(page)).height]);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('it is dark when the reader makes the site dark, and light again, without loading again', async () => {
    const watched = await open();
    const { page, frame } = watched;
    assert.ok((await ground(page)) > 240);
    for (const is_dark of [true, false]) {
      await page.click('.VPNavBar .VPSwitchAppearance', { timeout: 3000 }).catch(async () => {
        // At this width the switch is in the menu of the bar.
        await page.hover('.VPNavBarExtra button');
        await page.click('.VPNavBarExtra .VPSwitchAppearance');
      });
      const theme = () => frame.evaluate(() => document.documentElement.dataset.theme);
      await until(async () => (await theme()) === (is_dark ? 'dark' : 'light'), 'the theme is the same');
      await come_to_rest(frame);
      await until(async () => (await ground(page)) < 60 === is_dark, 'the report looks like it');
    }
    assert.equal((await noted(page)).filter(({ type }) => type === 'ready').length, 1);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('what its page asks for is shown below the bar of the site', async () => {
    const watched = await open();
    const { page, frame } = watched;
    await command(page, 'go', '飞桨护航计划集训营');
    await next_note(page, 'navigated');
    await until(async () => (await scroll_of(page)) > 1000, 'the site has scrolled');
    const top = await frame.evaluate(() => document.getElementById('飞桨护航计划集训营')?.getBoundingClientRect().top ?? NaN);
    const place = await page.evaluate(() => [
      document.querySelector('kanbao-report')?.getBoundingClientRect().top ?? NaN,
      document.querySelector('.VPNav')?.getBoundingClientRect().bottom ?? NaN,
    ]);
    const below = place[0] + top - place[1];
    assert.ok(below > 0 && below < 60, `${below}`);
    await watched.close();
  });

  test('it comes back when the reader leaves its page and returns', async () => {
    const watched = await open();
    const { page } = watched;
    await page.locator('a[href="/about.html"]:visible, a[href="/about"]:visible').first().click();
    await until(async () => (await page.locator('kanbao-report').count()) === 0, 'the other page is shown');
    await page.goBack();
    await next_note(page, 'ready', { after: 1 });
    const frame = await painted_frame(page);
    await come_to_rest(frame);
    assert.ok((await frame_of(page)).height > 2000);
    watched.watch.assert_quiet();
    await watched.close();
  });
});
