/**
 * Reading tools come after the report has been painted, or where it stays HTML, in each way of reading; they know the
 * report by a narrow handle, and one that fails harms nothing else.
 */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'esbuild';

import { start_static_server } from './lib/static_server.mjs';
import { no_webgl, open_browser, pause, resize, until } from './lib/browser.mjs';
import { quiet_line } from './lib/html_state.mjs';
import { open_report, settle, until_canvas } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const FIXTURE = fileURLToPath(new URL('fixtures/tools.js', import.meta.url));
const REPORT = `# 月报\n\n第一段，有 words。\n\n## 进展 a*b*\n\n${'填充的文字。'.repeat(400)}\n\n## 进展\n\n完。\n`;
const LINKS = ['#%E6%9C%88%E6%8A%A5', '#%E8%BF%9B%E5%B1%95-ab', '#%E8%BF%9B%E5%B1%95'];

/** Ways in which the canvas never comes, and what the line below the report says then. */
/** @type {Record<string, {says: RegExp, before_scripts: () => void}>} */
const WITHOUT_CANVAS = {
  'WebGL is missing': { says: /没有提供 WebGL 2/, before_scripts: no_webgl },
  'WebAssembly is refused': {
    says: /不允许运行 WebAssembly/,
    before_scripts: () => void Reflect.deleteProperty(window, 'WebAssembly'),
  },
  'the browser is too old': {
    says: /浏览器版本较旧/,
    before_scripts: () => void Reflect.deleteProperty(window, 'ResizeObserver'),
  },
};

/** Notes each state that the page takes, so that a flicker would be seen. */
const note_states = () => {
  /** @type {(string | undefined)[]} */
  const states = [];
  Object.assign(window, { states });
  const note = () => states.push(document.documentElement.dataset.kanbao);
  new MutationObserver(note).observe(document, { attributeFilter: ['data-kanbao'], subtree: true });
};

describe('reading tools', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-tools-'));
    await writeFile(join(folder, 'report.md'), REPORT);
    site = await pack_site([join(folder, 'report.md')]);
    await writeFile(join(site.folder, 'one.md'), REPORT);
    await writeFile(join(site.folder, 'two.md'), '# 另一份\n\n另一段。\n');
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const offline = () => pathToFileURL(join(site.folder, 'report.offline.html')).href;

  /** @param {Page | Frame} page @param {string[]} [expected] where the headings' links lead, once they are there */
  async function assert_links(page, expected = LINKS) {
    await page.waitForSelector('#report a.self', { state: 'attached' });
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('#report a.self')].map((link) => {
        const is_of_heading = link.parentElement?.matches('h1[id], h2[id]') ?? false;
        const is_silent = link.matches('[aria-hidden=true][tabindex="-1"]:empty');
        return is_of_heading && is_silent ? link.getAttribute('href') : 'astray';
      }),
    );
    assert.deepEqual(links, expected);
  }

  /** @param {Page | Frame} page */
  const state = (page) => page.evaluate(() => document.documentElement.dataset.kanbao);

  /** @param {string} url @param {(address: string) => Promise<void>} run on a page that holds it in a frame */
  async function in_a_frame(url, run) {
    const sandbox = 'allow-scripts allow-popups';
    const html = `<!doctype html><link rel="icon" href="data:,"><iframe sandbox="${sandbox}" width="900" height="700" src="${url}"></iframe>`;
    await writeFile(join(folder, 'index.html'), html);
    const host = await start_static_server(folder);
    await run(host.url);
    await host.close();
  }

  test('are asked for when the report has been painted, and not taken for a change of it', async () => {
    const watched = await browser.open_page({ before_scripts: note_states });
    const { page } = watched;
    /** @type {number[]} */
    const painted_before = [];
    await page.route(/kanbao-tools/, async (route) => {
      painted_before.push(await page.evaluate(() => performance.getEntriesByName('report-painted').length));
      await route.continue();
    });
    await open_report(watched, site.pages[0]);
    await assert_links(page);
    await settle(page);
    assert.deepEqual(painted_before, [1]);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'states').slice(-1)), ['canvas']);
    assert.equal(
      (await page.evaluate(() => Reflect.get(window, 'states'))).filter((/** @type {string} */ s) => s === 'canvas')
        .length,
      1,
    );
    assert.equal(await quiet_line(watched), '');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('are not kept away by headings that are named as what the page has', async () => {
    const names = ['kanbao', 'kanbao_tools', 'kanbao_band'];
    await writeFile(join(folder, 'named.md'), `# 名\n\n${names.map((name) => `## ${name}\n\n文。\n`).join('\n')}`);
    const named = await pack_site([join(folder, 'named.md')]);
    const watched = await browser.open_page();
    await open_report(watched, named.pages[0]);
    await assert_links(watched.page, ['#%E5%90%8D', ...names.map((name) => `#${name}`)]);
    await watched.page.getByRole('button', { name: '查找' }).waitFor();
    watched.watch.assert_quiet();
    await watched.close();
    await named.close();
  });

  test('come although the canvas waits for a calm moment', async () => {
    const watched = await browser.open_page();
    await watched.page.goto(`${site.pages[0]}#:~:text=words`, { waitUntil: 'load' });
    await assert_links(watched.page);
    assert.equal(await state(watched.page), 'html');
    await resize(watched.cdp, 900, 700);
    await until_canvas(watched);
    await assert_links(watched.page);
    watched.watch.assert_quiet();
    await watched.close();
  });

  for (const [lack, { says, before_scripts }] of Object.entries(WITHOUT_CANVAS)) {
    test(`come where ${lack}`, async () => {
      const watched = await browser.open_page({ before_scripts });
      await watched.page.goto(site.pages[0], { waitUntil: 'load' });
      await assert_links(watched.page);
      assert.equal(await state(watched.page), 'html');
      assert.match(await quiet_line(watched), says);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('come where the program is not there', async () => {
    const watched = await browser.open_page();
    await watched.page.route(/\/kanbao-[\da-f]{8}\.js$/, (route) => route.fulfill({ status: 404, body: 'Not found' }));
    await watched.page.goto(site.pages[0], { waitUntil: 'load' });
    await assert_links(watched.page);
    assert.match(await quiet_line(watched), /没有下载成功/);
    await watched.close();
  });

  for (const way of /** @type {const} */ (['report.html', 'report.offline.html'])) {
    test(`come into a sandboxed frame: ${way}`, () =>
      in_a_frame(site.url + way, async (address) => {
        const watched = await browser.open_page();
        await watched.page.goto(address);
        const frame = /** @type {Frame} */ (watched.page.frames().at(-1));
        await frame.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
        await assert_links(frame);
        watched.watch.assert_quiet();
        await watched.close();
      }));
  }

  test('come from a file on a disk, beside it or in it', async () => {
    for (const url of [offline(), offline().replace('.offline', '')]) {
      const watched = await browser.open_page();
      await open_report(watched, url);
      await assert_links(watched.page);
      watched.watch.assert_quiet();
      await watched.close();
    }
  });

  test('add nothing twice to a page that was saved while they were at work', async () => {
    const watched = await browser.open_page();
    await open_report(watched, offline());
    await assert_links(watched.page);
    const saved = join(folder, 'saved.html');
    await writeFile(saved, await watched.page.evaluate(() => `<!doctype html>\n${document.documentElement.outerHTML}`));
    await watched.close();
    const painted = await browser.open_page();
    await open_report(painted, pathToFileURL(saved).href);
    await painted.page.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
    await until(() => painted.page.evaluate(() => 'kanbao_tools' in window), 'the tools have come');
    await assert_links(painted.page);
    painted.watch.expect_refused_styles();
    painted.watch.assert_quiet();
    await painted.close();
    const html = await browser.open_page({ before_scripts: no_webgl });
    await html.page.goto(pathToFileURL(saved).href);
    await until(() => html.page.evaluate(() => 'kanbao_tools' in window), 'the tools have come');
    await assert_links(html.page);
    html.watch.expect_refused_styles();
    await html.close();
  });

  test('come anew with each report that view.html opens', async () => {
    const watched = await browser.open_page();
    await watched.page.goto(`${site.url}view.html?src=one.md`);
    await assert_links(watched.page);
    await watched.page.click('#opening-name');
    await watched.page.fill('#address', `${site.url}two.md`);
    await watched.page.click('#open');
    await until(() => watched.page.evaluate(() => document.title === '另一份'), 'the other report is there');
    await assert_links(watched.page, ['#%E5%8F%A6%E4%B8%80%E4%BB%BD']);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('come with what view.html opens where WebGL is missing', async () => {
    const watched = await browser.open_page({ before_scripts: no_webgl });
    await watched.page.goto(`${site.url}view.html?src=one.md`);
    await assert_links(watched.page);
    await watched.close();
  });

  describe('of a test', () => {
    /** @type {string} */
    let tools;
    before(async () => {
      // The build names its bundle so, too.
      const footer = { js: '//# sourceURL=kanbao-tools.js' };
      const { outputFiles } = await build({
        entryPoints: [FIXTURE],
        bundle: true,
        write: false,
        format: 'iife',
        footer,
      });
      tools = outputFiles[0]?.text ?? '';
    });

    /** @param {WatchedPage} watched @returns {Promise<string[]>} what the tool that works has been told */
    const told = ({ page }) => page.evaluate(() => [...Reflect.get(window, 'told')]);

    /** @param {string} url @returns {Promise<WatchedPage>} */
    async function open_with_tools(url) {
      const watched = await browser.open_page();
      await open_report(watched, url);
      await assert_links(watched.page);
      // Not through the page: its policy forbids eval.
      await watched.cdp.send('Runtime.evaluate', { expression: tools });
      return watched;
    }

    test('know headings and state, and hear of both, until they are ended', async () => {
      const watched = await open_with_tools(site.pages[0]);
      const { page, cdp } = watched;
      assert.deepEqual(await told(watched), ['canvas: 月报-进展-ab-进展']);
      await resize(cdp, 600, 700);
      await until(async () => (await told(watched)).at(-1) === 'laid out at 600', 'a new layout is told');
      await page.evaluate(() => document.querySelector('#report p')?.append('外来的字'));
      await until(async () => (await told(watched)).at(-1) === 'html', 'the HTML is told');
      await page.evaluate(() => document.querySelector('#report p')?.lastChild?.remove());
      await until(async () => (await told(watched)).at(-1) === 'canvas', 'the canvas is told');
      await page.evaluate(() => Reflect.get(window, 'reveal_last')());
      assert.ok(await page.evaluate(() => scrollY > 0), 'the last heading is scrolled to');
      const count = (await told(watched)).length;
      await page.evaluate(() => Reflect.get(window, 'test_tools').abort());
      assert.equal(await page.evaluate(() => document.querySelector('#report mark')), null, 'what was added goes');
      await resize(cdp, 700, 700);
      await settle(page);
      assert.equal((await told(watched)).length, count);
      assert.equal(await state(page), 'canvas');
      await watched.close();
    });

    test('that put words into the article change neither its lines nor what is copied of it', async () => {
      const watched = await open_with_tools(site.pages[0]);
      const { page } = watched;
      await page.waitForSelector('#report h2 mark', { state: 'attached' });
      await settle(page);
      assert.equal(await state(page), 'canvas');
      const html = await page.evaluate(() => {
        getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector('article#report')));
        const data = new DataTransfer();
        document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }));
        return data.getData('text/html');
      });
      assert.match(html, /<h2>进展 a<em>b<\/em><\/h2>/);
      assert.doesNotMatch(html, /mark|加上的字/);
      await watched.close();
    });

    for (const way of /** @type {const} */ (['hosted', 'offline'])) {
      test(`that fail are told of in the console, and the report stays as it is: ${way}`, async () => {
        const watched = await open_with_tools(way === 'hosted' ? site.pages[0] : offline());
        const { page, cdp, watch } = watched;
        await resize(cdp, 600, 700);
        await until(async () => (await told(watched)).at(-1) === 'laid out at 600', 'the other tool works');
        await until(async () => watch.complaints.some((text) => text.includes('later')), 'the third fault is told');
        await pause(200);
        for (const fault of ['at once', 'when laid out', 'later']) {
          assert.ok(
            watch.complaints.some((text) => text.includes(`broken ${fault}`)),
            `${fault}: ${watch.complaints}`,
          );
        }
        assert.equal(await state(page), 'canvas');
        assert.equal(await quiet_line(watched), '');
        await assert_links(page);
        await watched.close();
      });
    }
  });
});
