/** A report as one file needs nothing beside it: it is read from a disk, in a frame, on paper, and saved once more. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { start_static_server } from './lib/static_server.mjs';
import { select_solid, solid_text } from './lib/article_text.mjs';
import { axe_violations } from './lib/axe.mjs';
import { assert_no_boxes } from './lib/boxes.mjs';
import { open_browser, until } from './lib/browser.mjs';
import { ClipboardReader } from './lib/clipboard.mjs';
import { repository, sample_reports } from './lib/folders.mjs';
import { has_ink, line_area } from './lib/html_state.mjs';
import { bare, Paper } from './lib/paper.mjs';
import { contrast, photograph, Picture } from './lib/pixels.mjs';
import { check_every_word, check_images, check_lines, open_painted } from './lib/report_checks.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { published_reports } from './lib/served.mjs';
import { pack_site } from './lib/site.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('./lib/site.mjs').Site} Site */

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

/**
 * @param {Site} site
 * @returns {string[]} addresses of the reports as files
 */
const files_of = (site) => site.pages.map((page) => file_of(site, page));

/**
 * @param {Site} site
 * @param {string} page address of the hosted page
 */
function file_of(site, page) {
  const name = decodeURIComponent(page.slice(site.url.length)).replace(/\.html$/, '.offline.html');
  return pathToFileURL(join(site.folder, name)).href;
}

/**
 * What was asked for beside the page itself. What stands in the page is not asked for.
 * @param {WatchedPage} watched
 */
const asked_beside = ({ page, watch }) =>
  watch.requests.filter((url) => !/^(data|blob):/.test(url) && url !== page.url().replace(/#.*/, ''));

/** @param {import('playwright-core').Page | import('playwright-core').Frame} page */
const image_state = (page) =>
  page.evaluate(async () => ({
    own: document.querySelectorAll('[data-own-element]').length,
    painted: (await /** @type {any} */ (window).kanbao.stats()).images,
  }));

/**
 * The canvas paints the images that have come near.
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 */
async function assert_images_painted(page) {
  await until(async () => (await image_state(page)).painted > 0, 'an image is painted');
  const { own } = await image_state(page);
  assert.equal(own, 0, 'images are shown by their own elements');
}

describe('a report as one file', () => {
  /** @type {string} */
  let folder;
  /** @type {Site} */
  let site;
  /** @type {Awaited<ReturnType<typeof start_static_server>>} */
  let elsewhere;
  /** @type {Site} a report that leads there */
  let leading;
  /** @type {string[]} */
  let files;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-offline-'));
    site = await pack_site([sample_reports]);
    await writeFile(
      join(folder, 'elsewhere.html'),
      '<!doctype html><link rel="icon" href="data:,"><title>elsewhere</title>',
    );
    elsewhere = await start_static_server(folder);
    await writeFile(join(folder, 'leading.md'), `# 引向别处\n\n请看[别处](${elsewhere.url}elsewhere.html)。\n`);
    leading = await pack_site([join(folder, 'leading.md')]);
    files = files_of(site);
    browser = await open_browser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await leading?.close();
    await elsewhere?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {string} address @param {(text: string) => void} say */
  async function assert_whole(address, say) {
    const { watched, commands } = await open_painted(browser, address);
    await settle(watched.page);
    await assert_images_painted(watched.page);
    await check_every_word(watched, commands);
    await check_images(watched, commands, 'offline', say);
    assert.deepEqual(asked_beside(watched), []);
    assert.equal(watched.watch.requests.filter((url) => url === address).length, 1);
    watched.watch.assert_quiet();
    await watched.close();
  }

  test('opened from a disk it is painted with its images, and nothing at all is asked for', async (context) => {
    for (const file of files) await assert_whole(file, (text) => context.diagnostic(text));
  });

  test('so are reports that were published', async (context) => {
    const published = await published_reports(context);
    for (const file of published ? files_of(published) : []) {
      await assert_whole(file, (text) => context.diagnostic(text));
    }
  });

  test('its lines are painted as the browser sets them', async (context) => {
    const { watched, commands } = await open_painted(browser, files[0]);
    await check_lines(watched, commands, 'offline', (text) => context.diagnostic(text));
    await watched.close();
  });

  test('what is selected is copied, as text and as HTML', async () => {
    const watched = await browser.open_page();
    await open_report(watched, files[0]);
    const text = await solid_text(watched.page);
    const clipboard = await ClipboardReader.open(browser, `${site.url}reports.json`);
    const selected = await select_solid(watched.page, 20, 420);
    const copied = await clipboard.copy(watched.page);
    const without_spaces = (/** @type {string} */ written) => written.replace(/\s+/g, '');
    assert.equal(without_spaces(selected), without_spaces(text.slice(20, 420)));
    assert.ok(without_spaces(copied.text).includes(without_spaces(text.slice(60, 160))), copied.text);
    assert.match(copied.html, /<p|<li|<h1/);
    assert.doesNotMatch(copied.html, /data-kanbao|--kanbao/);
    await watched.close();
  });

  test('a link to elsewhere is followed, also into a tab of its own', async () => {
    const watched = await browser.open_page();
    const { page } = watched;
    const address = `${elsewhere.url}elsewhere.html`;
    await open_report(watched, files_of(leading)[0]);
    const link = page.locator('#report a[href^="http"]');
    assert.equal(await link.getAttribute('href'), address);
    const opened = page.context().waitForEvent('page');
    await link.click({ modifiers: ['Control'] });
    const tab = await opened;
    await until(async () => (await tab.title()) === 'elsewhere', 'the tab shows what is there');
    await link.click();
    await until(async () => page.url() === address, 'the page is left');
    await watched.close();
  });

  test('the whole text is on paper, and none of what stands around it', async () => {
    const watched = await browser.open_page();
    await open_report(watched, files[0]);
    const paper = await Paper.print(watched);
    const printed = bare(paper.pages().join(''));
    const text = bare(await watched.page.evaluate(() => document.querySelector('#report h1')?.textContent ?? ''));
    const texts = await watched.page.evaluate(() => {
      const walker = document.createTreeWalker(
        /** @type {Node} */ (document.querySelector('#report')),
        NodeFilter.SHOW_TEXT,
      );
      const found = [];
      while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
      return found;
    });
    assert.ok(printed.includes(text));
    assert.deepEqual(
      texts.map(bare).filter((part) => !printed.includes(part)),
      [],
    );
    assert.ok(paper.pictures().length >= 3, 'the images are printed');
    assert.doesNotMatch(printed, /许可声明|保存离线版|Permissionisherebygranted/);
    await paper.throw_away();
    await watched.close();
  });

  test('without scripts text and images are shown', async () => {
    const watched = await browser.open_page({ scripts: false });
    await watched.page.goto(files[0], { waitUntil: 'load' });
    const images = await watched.page.evaluate(() =>
      [.../** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll('#report img'))].map((image) => {
        image.loading = 'eager';
        return image.src.slice(0, 11);
      }),
    );
    assert.ok(images.length >= 3 && images.every((source) => source === 'data:image/'), String(images));
    await until(
      () =>
        watched.page.evaluate(() =>
          [.../** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll('#report img'))].every(
            (image) => image.naturalWidth > 0,
          ),
        ),
      'the images are there',
    );
    const picture = await photograph(watched.cdp);
    for (const selector of ['#report h1', '#report > p']) {
      assert.ok(has_ink(picture, await line_area(watched, selector)), selector);
    }
    assert.deepEqual(asked_beside(watched), []);
    await watched.close();
  });

  test('where the system has no Chinese font its own is used, and still nothing asked for', async (context) => {
    const bare_system = await open_browser({ chinese_fonts: false });
    context.after(() => bare_system.close());
    const { watched, commands } = await open_painted(bare_system, files[0]);
    await settle(watched.page);
    const faces = await watched.page.evaluate(() =>
      [...document.fonts].map(({ family, status, weight }) => `${family} ${weight} ${status}`),
    );
    const [regular, bold, words, ...others] = faces.sort();
    assert.deepEqual([regular, bold], ['Kanbao Han 400 loaded', 'Kanbao Han 700 loaded']);
    // Whether the names of the tools need theirs depends on what the report says.
    assert.match(words ?? '', /^Kanbao Interface 400 (un)?loaded$/);
    assert.deepEqual(others, []);
    await assert_no_boxes(watched, commands);
    assert.deepEqual(asked_beside(watched), []);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('saved again while its canvas is shown it opens as before, and once more', async () => {
    let address = files[0];
    let text = '';
    for (const time of ['first', 'second', 'third']) {
      const watched = await browser.open_page();
      await open_report(watched, address);
      await settle(watched.page);
      await assert_images_painted(watched.page);
      const commands = await read_display(watched.page);
      await check_every_word(watched, commands);
      const now = await solid_text(watched.page);
      if (text !== '') assert.equal(now, text);
      text = now;
      assert.deepEqual(asked_beside(watched), []);
      watched.watch.expect_refused_styles();
      watched.watch.assert_quiet();
      const file = join(folder, `saved ${time}.html`);
      await writeFile(
        file,
        await watched.page.evaluate(() => `<!doctype html>\n${document.documentElement.outerHTML}`),
      );
      address = pathToFileURL(file).href;
      await watched.close();
    }
  });

  test('in a sandboxed frame of another site it is painted, and its links open outside', async (context) => {
    const name = files_of(leading)[0].split('/').at(-1);
    const frame_html = (/** @type {string} */ source) =>
      `<!doctype html><link rel="icon" href="data:,"><title>host</title><iframe sandbox="${SANDBOX}" style="width:900px;height:700px" src="${source}"></iframe>`;
    await writeFile(join(folder, 'index.html'), frame_html(`${site.url}${files[0].split('/').at(-1)}`));
    await writeFile(join(folder, 'leading.html'), frame_html(`${leading.url}${name}`));
    const host = await start_static_server(folder);
    context.after(() => host.close());
    const watched = await browser.open_page();
    const { page } = watched;
    await page.goto(host.url);
    const frame = /** @type {import('playwright-core').Frame} */ (page.frames().at(-1));
    await frame.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
    await frame.evaluate(() => document.querySelector('#report img')?.scrollIntoView({ block: 'center' }));
    await assert_images_painted(frame);
    await assert_ink(page, frame, '#report img');
    assert.deepEqual(watched.watch.requests.filter((url) => !/^(data|blob):/.test(url)).length, 2);
    watched.watch.assert_quiet();

    await page.goto(`${host.url}leading.html`);
    const second = /** @type {import('playwright-core').Frame} */ (page.frames().at(-1));
    await second.waitForSelector('html[data-kanbao=canvas]', { state: 'attached' });
    const opened = page.waitForEvent('popup');
    await second.locator('#report a[href^="http"]').click();
    const popup = await opened;
    await until(async () => (await popup.title()) === 'elsewhere', 'a window shows what is there');
    assert.equal(await second.evaluate(() => document.documentElement.dataset.kanbao), 'canvas');
    await watched.close();
  });

  test('its licences unfold in it and name every library', async () => {
    const watched = await browser.open_page();
    const { page } = watched;
    await open_report(watched, files[0]);
    const notices = page.locator('#imprint pre');
    assert.equal(await notices.isVisible(), false);
    await page.locator('#imprint summary').focus();
    await page.keyboard.press('Enter');
    assert.equal(await notices.isVisible(), true);
    const text = (await notices.textContent()) ?? '';
    assert.equal(text, await readFile(join(site.folder, 'licences.txt'), 'utf8'));
    for (const name of [
      'kanbao',
      'Dear ImGui',
      'cmark-gfm',
      'libunibreak',
      'SheenBidi',
      'stb_image',
      'Emscripten',
      'musl libc',
      'yaml',
      'Noto Sans SC',
    ]) {
      assert.match(text, new RegExp(`^${name}\\n=+$`, 'm'));
    }
    assert.match(text, /SIL OPEN FONT LICENSE/);
    await watched.close();
  });

  test('an image of another site keeps its address; where that cannot be reached the text is still painted', async (context) => {
    const server = await start_static_server(join(repository, 'assets'));
    const remote = `${server.url}kanbao.png`;
    await writeFile(join(folder, 'remote.md'), `# 远处的图\n\n第一段。\n\n![看报](${remote})\n\n第二段。\n`);
    const packed = await pack_site([join(folder, 'remote.md')]);
    context.after(() => packed.close());
    const [file] = files_of(packed);
    const watched = await browser.open_page();
    await open_report(watched, file);
    await settle(watched.page);
    assert.equal(await watched.page.evaluate(() => document.querySelector('#report img')?.getAttribute('src')), remote);
    assert.deepEqual([...new Set(asked_beside(watched))], [remote]);
    await assert_ink(watched.page, watched.page.mainFrame(), '#report img');
    await watched.close();

    await server.close();
    const { watched: cut_off, commands } = await open_painted(browser, file);
    await settle(cut_off.page);
    await check_every_word(cut_off, commands);
    await cut_off.close();
  });

  for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [1024, 390]) {
      test(`axe-core finds nothing in it, licences unfolded, ${colour_scheme}, ${width} px wide`, async () => {
        for (const address of [files[0], new URL(/** @type {string} */ (files[0].split('/').at(-1)), site.url).href]) {
          const painted = await browser.open_page({ width, colour_scheme });
          await open_report(painted, address);
          assert.ok(await painted.page.locator('#save').isVisible());
          await unfold(painted);
          // The text's own colour is transparent here; the HTML shows whether it can be read.
          const with_canvas = await axe_violations(painted, ['color-contrast']);
          await painted.close();
          const html = await browser.open_page({ width, colour_scheme, before_scripts: refuse_webassembly });
          await html.page.goto(address, { waitUntil: 'load' });
          await unfold(html);
          const written = await axe_violations(html, []);
          await html.close();
          assert.deepEqual({ with_canvas, written }, { with_canvas: [], written: [] }, address);
        }
      });
    }
  }
});

// Not a page without scripts: axe-core needs timers.
const refuse_webassembly = () => void Reflect.deleteProperty(window, 'WebAssembly');

/** @param {WatchedPage} watched */
const unfold = ({ page }) =>
  page.evaluate(() => {
    const details = /** @type {HTMLDetailsElement} */ (document.querySelector('#imprint details'));
    details.open = true;
  });

/**
 * Something is seen where the element is.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Frame} frame
 * @param {string} selector
 */
async function assert_ink(page, frame, selector) {
  const seen = async () => {
    const box = await frame.locator(selector).first().boundingBox();
    assert.ok(box, `${selector} has no box`);
    const picture = Picture.decode(await page.screenshot());
    const area = {
      x: Math.round(box.x),
      y: Math.round(box.y),
      width: Math.round(box.width),
      height: Math.round(box.height),
    };
    return contrast(picture, area) > 12;
  };
  await until(seen, `${selector} is seen`);
}
