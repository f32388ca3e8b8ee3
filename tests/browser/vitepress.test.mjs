/** A report in a real VitePress site with its default theme, built with the lines of docs/guide/en/other-pages.md. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { block_of } from '../cli/guide_chapters.mjs';
import { start_static_server } from './lib/static_server.mjs';
import { open_browser, until } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { photograph } from './lib/pixels.mjs';
import { pack_site } from './lib/site.mjs';

const run = promisify(execFile);

describe('in a VitePress site', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let blog;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-blog-'));
    site = await pack_site();
    const fixture = join(repository, 'tests/browser/fixtures/vitepress');
    const env = {
      ...process.env,
      KANBAO_REPORTS_SITE: site.url.replace('localhost', '127.0.0.1'),
      KANBAO_BLOG_PAGES: fixture,
      KANBAO_BLOG_OUT: join(folder, 'out'),
      KANBAO_BLOG_CACHE: join(folder, 'cache'),
    };
    await run(join(repository, 'node_modules/.bin/vitepress'), ['build', fixture], { env, cwd: repository });
    blog = await start_static_server(join(folder, 'out'));
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await blog.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('its pages are those of the guide', async () => {
    const fixture = join(repository, 'tests/browser/fixtures/vitepress');
    const page = await readFile(join(fixture, 'index.md'), 'utf8');
    const [, script, element] =
      /^([^]*<\/script>)\s*(<kanbao[^]*>)\s*$/.exec(await block_of('other-pages', 'vue')) ?? [];
    const words = (/** @type {string | undefined} */ text) =>
      (text ?? '').split(/\s+/).filter((word) => !word.startsWith('src='));
    for (const word of [...words(script), ...words(element)]) assert.ok(page.includes(word), word);
    const config = await readFile(join(fixture, '.vitepress/config.js'), 'utf8');
    const [vue = ''] = /^ *vue: .*$/m.exec(await block_of('other-pages', 'js')) ?? [];
    assert.ok(vue !== '' && config.includes(vue));
  });

  /** @param {import('./lib/browser.mjs').PageOptions} options */
  async function open_blog(options) {
    const watched = await browser.open_page(options);
    await watched.page.goto(blog.url);
    await watched.page.locator('kanbao-report').scrollIntoViewIfNeeded();
    const frame = () =>
      watched.page.frames().find((one) => one.url().startsWith('http') && one !== watched.page.mainFrame());
    await until(async () => frame() !== undefined, 'the frame is made');
    const state = (/** @type {string} */ name) =>
      frame()
        ?.evaluate((key) => document.documentElement.dataset[key], name)
        .catch(() => undefined);
    await until(async () => (await state('kanbao')) === 'canvas', 'the report is painted in its frame', 30_000);
    return { ...watched, frame, state };
  }

  /** @param {import('./lib/browser.mjs').WatchedPage} watched @returns {Promise<number>} luminance of the frame's corner, 0 to 255 */
  async function ground(watched) {
    const corner = await watched.page.evaluate(() => {
      const { left, top } = /** @type {Element} */ (document.querySelector('kanbao-report')).getBoundingClientRect();
      return { x: Math.ceil(left) + 4, y: Math.max(Math.ceil(top) + 4, 100) };
    });
    const picture = await photograph(watched.cdp);
    return picture.luminance[corner.y * picture.width + corner.x] ?? NaN;
  }

  for (const [width, height] of /** @type {const} */ ([
    [1024, 768],
    [390, 844],
  ])) {
    test(`the report fits in, ${width} px wide`, async () => {
      const blog_page = await open_blog({ width, height });
      const { page, frame } = blog_page;
      const sizes = await page.evaluate(() => {
        const element = /** @type {Element} */ (document.querySelector('kanbao-report'));
        const { width: own, height: tall } = element.getBoundingClientRect();
        return {
          own,
          tall,
          column: element.parentElement?.clientWidth ?? 0,
          wide: document.documentElement.scrollWidth,
        };
      });
      assert.equal(sizes.own, sizes.column);
      assert.ok(sizes.wide <= width, 'nothing is cut off or scrolls sideways');
      const own = await frame()?.evaluate(() => document.documentElement.getBoundingClientRect().height);
      const left = sizes.tall - Number(own);
      assert.ok(left >= 0 && left < 120, `the report is whole; the canvas leaves ${left} px of the first height`);
      assert.ok(await page.evaluate(() => document.activeElement === document.body), 'the frame takes no focus');
      blog_page.watch.assert_quiet();
      await blog_page.close();
    });
  }

  test('it follows the light and dark of the site', async () => {
    const blog_page = await open_blog({ width: 1440, height: 768 });
    assert.equal(await blog_page.state('theme'), 'light');
    assert.ok((await ground(blog_page)) > 240);
    await blog_page.page.locator('.VPSwitchAppearance:visible').first().click();
    await until(async () => (await blog_page.state('theme')) === 'dark', 'the frame is told');
    await until(async () => (await ground(blog_page)) < 60, 'the frame is dark');
    blog_page.watch.assert_quiet();
    await blog_page.close();
  });

  test('a heading that is asked for comes to rest below the bar of the site', async () => {
    const blog_page = await open_blog({ width: 1024, height: 768 });
    await blog_page.page.evaluate(() =>
      /** @type {any} */ (document.querySelector('kanbao-report')).go('大模型应用与创意赛'),
    );
    const top = async () => {
      const host = await blog_page.page.evaluate(
        () => document.querySelector('kanbao-report')?.getBoundingClientRect().top ?? NaN,
      );
      const inside = await blog_page
        .frame()
        ?.evaluate(() => document.getElementById('大模型应用与创意赛')?.getBoundingClientRect().top ?? NaN);
      return host + (inside ?? NaN);
    };
    await until(async () => Math.abs((await top()) - 80) < 4, 'the heading is below the bar');
    await blog_page.close();
  });
});
