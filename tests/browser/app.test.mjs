/** A site packed with `--app` is read without a network after one visit; a kept copy says so, and a page that is not kept says what is. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import {
  AppSite,
  come_back,
  go_offline,
  kept_addresses,
  lines,
  report_name,
  report_text,
  until_kept,
} from './lib/app_site.mjs';
import { axe_violations } from './lib/axe.mjs';
import { after_frames, open_browser, until } from './lib/browser.mjs';
import { NOTHING, count_callbacks, watch_idle } from './lib/idle_meter.mjs';
import { wav } from './lib/media_in_tests.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { served_reports } from './lib/served.mjs';
import { shown_pictures } from './lib/shown_pictures.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const kept_note = /^网络没有回应，这是 \d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d{2} 存下的副本。$/;

/**
 * Does something and waits until what keeps a site has run, where it is to do nothing.
 * @param {WatchedPage} watched
 * @param {() => Promise<unknown>} open
 */
async function until_run({ page }, open) {
  const come = page.waitForEvent('requestfinished', (request) => /kanbao-app-[^/]*\.js/.test(request.url()));
  await open();
  await come;
  await after_frames(page, 5);
}

/** @param {import('./lib/browser.mjs').Page} page */
const images = (page) => page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images);

describe('a site that is kept', () => {
  /** @type {AppSite} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    site = await AppSite.make({
      'tone.wav': wav(2),
      [`${report_name(13)}.md`]: `${report_text(13)}\n<audio src="tone.wav" controls></audio>\n`,
      [`${report_name(12)}.md`]: report_text(12).replace('author: 花花', 'lang: en'),
    });
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /**
   * @param {import('./lib/browser.mjs').PageOptions} [options]
   * @param {string} [url]
   * @returns {Promise<WatchedPage>} whose reader has been there once
   */
  async function visit(options, url = site.url) {
    const watched = await browser.open_page(options);
    await open_report(watched, url);
    await until_kept(watched.page);
    return watched;
  }

  test('has its twelve newest reports, painted with their images, after one visit', async () => {
    const watched = await visit();
    const { page } = watched;
    assert.equal(await lines(page), '');
    await go_offline(watched);
    const names = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    for (const address of [site.url, `${site.url}index.html`, ...names.map((number) => site.page(number))]) {
      await open_report(watched, address);
      await settle(page);
      assert.equal(await images(page), 1, address);
      assert.match(await lines(page), address === site.page(12) ? /^The network does not answer\. / : kept_note);
    }
    await page.close();
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('has the list of all and the page of all tracks, from whichever page it was visited', async () => {
    const watched = await browser.open_page();
    const { page } = watched;
    await page.goto(`${site.url}tracks.html`);
    await until_kept(page);
    await go_offline(watched);
    for (const name of ['archive.html', 'tracks.html']) {
      await page.goto(site.url + name);
      assert.match(await lines(page), kept_note);
    }
    await page.getByRole('link', { name: '全部月报' }).click();
    await page.locator('details:not([open]) > summary').click();
    await page.evaluate(() => [...document.images].forEach((image) => (image.loading = 'eager')));
    await until(async () => (await shown_pictures(page)) === 12, 'the list shows the pictures of what is kept');
    await page.getByRole('link', { name: /^第 7 期/ }).click();
    await until(async () => page.url() === site.page(7), 'the list leads to a kept report');
    await watched.close();
  });

  test('says that the search needs a network, and has the list for who searches', async () => {
    const watched = await visit();
    const { page } = watched;
    await go_offline(watched);
    await page.goto(`${site.url}archive.html`);
    await page.getByRole('searchbox', { name: '搜索全部月报' }).fill('进展如图');
    const said = async () => (await page.locator('.search [role="status"]').textContent()) ?? '';
    await until(async () => /索引没有下载成功.*在列表中查找/.test(await said()), 'it is said');
    assert.equal(await page.locator('.results a').count(), 0);
    await watched.close();
  });

  test('is opened where an address says, without a network, too', async () => {
    const watched = await visit();
    const { page } = watched;
    await go_offline(watched);
    await open_report(watched, `${site.page(9)}?find=%E8%BF%9B%E5%B1%95&lang=zh-Hant#下期`);
    assert.match(await lines(page), /^網路沒有回應，這是 .* 存下的副本。$/);
    await until(async () => (await page.getByText(/^\d+ \/ 3$/).count()) > 0, 'words are found');
    await open_report(watched, site.page(9).replace('.html', ''));
    assert.match(await lines(page), kept_note);
    await watched.close();
  });

  test('says since when a copy is kept from the first frame on, at the bar, and nothing on paper', async () => {
    for (const width of [1024, 390]) {
      const watched = await visit({ width });
      const { page } = watched;
      await go_offline(watched);
      await page.goto(site.page(11), { waitUntil: 'commit' });
      await page.waitForSelector('main');
      assert.match(await lines(page), kept_note);
      await open_report(watched, site.page(11));
      const boxes = await page.evaluate(() => {
        const box = (/** @type {string} */ name) => {
          const { left, top, right, bottom } = /** @type {Element} */ (
            document.querySelector(name)
          ).getBoundingClientRect();
          return { left, top, right, bottom };
        };
        return { line: box('.site-line'), bar: box('nav#bar'), report: box('#report') };
      });
      assert.ok(boxes.line.top >= boxes.bar.bottom && boxes.line.bottom <= boxes.report.top, JSON.stringify(boxes));
      assert.ok(
        Math.abs(boxes.line.left - boxes.report.left) < 1 && Math.abs(boxes.line.right - boxes.report.right) < 1,
      );
      const since = await page.locator('.site-line time').getAttribute('datetime');
      assert.ok(Math.abs(Date.now() - Date.parse(since ?? '')) < 10 * 60 * 1000, 'it was kept by this very test');
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.site-line').isVisible(), false);
      await watched.close();
    }
  });

  test('leaves nothing for axe-core to find in what it says, in both colours', async () => {
    for (const colour_scheme of /** @type {const} */ (['light', 'dark'])) {
      const watched = await visit({ colour_scheme });
      await go_offline(watched);
      await open_report(watched, site.page(11));
      assert.deepEqual(await axe_violations(watched, []), []);
      await watched.page.goto(site.page(1));
      assert.deepEqual(await axe_violations(watched, []), []);
      await watched.close();
    }
  });

  test('says of a page that is not kept which are, in its words, and leads there and back', async () => {
    const watched = await visit();
    const { page } = watched;
    await go_offline(watched);
    for (const [address, words] of [
      [site.page(1), '没有网络'],
      [`${site.url}compare.html?left=${report_name(1)}&lang=en`, 'No network'],
    ]) {
      const response = await page.goto(address);
      assert.equal(response?.status(), 503);
      assert.equal(await page.title(), words);
      assert.equal(await page.getByRole('heading').innerText(), words);
    }
    await page.goto(site.page(1));
    const links = await page.getByRole('listitem').allInnerTexts();
    assert.deepEqual(links, [...Array.from({ length: 12 }, (_, i) => `第 ${13 - i} 期`), '社区月报', '各赛道逐月进展']);
    await page.getByRole('link', { name: '第 5 期' }).click();
    await until(async () => page.url() === site.page(5), 'a kept one opens');
    await page.goBack();
    await page.context().setOffline(false);
    await page.getByRole('link', { name: '再试一次' }).click();
    await until(async () => (await page.title()) === '第 1 期', 'with a network the page comes');
    assert.equal(await lines(page), '');
    await watched.close();
  });

  test('shows what is kept where the host does not answer in time, and the page itself once it does', async (context) => {
    const watched = await visit();
    const { page } = watched;
    context.after(() => (site.host = () => false));
    site.host = (path) => path.endsWith('.html');
    const begin = Date.now();
    await open_report(watched, site.page(8));
    assert.ok(Date.now() - begin >= 3900);
    assert.match(await lines(page), kept_note);
    site.host = () => false;
    await open_report(watched, site.page(8));
    assert.equal(await lines(page), '');
    await watched.close();
  });

  test('shows what is kept where the host has failed, and what the host says of a page that is gone', async (context) => {
    const watched = await visit();
    const { page } = watched;
    context.after(() => (site.host = () => false));
    const says = (/** @type {number} */ status) => {
      site.host = (path, response) => {
        if (path.endsWith('.html')) response.writeHead(status, { 'Content-Type': 'text/html' }).end('<p>host</p>');
        return path.endsWith('.html');
      };
    };
    says(502);
    await open_report(watched, site.page(8));
    assert.match(await lines(page), kept_note);
    await page.goto(site.page(1));
    assert.equal(await page.locator('p').innerText(), 'host');
    says(404);
    await page.goto(site.page(8));
    assert.equal(await page.locator('p').innerText(), 'host');
    await watched.close();
  });

  test('takes what has a hash in its name from what is kept, and pages and pieces of sounds from the network', async () => {
    const watched = await visit();
    const { page, cdp } = watched;
    await cdp.send('Network.clearBrowserCache');
    const before_visit = site.requests.length;
    await open_report(watched, site.page(13));
    await settle(page);
    const piece = await page.evaluate(async () => {
      const sound = /** @type {HTMLMediaElement} */ (document.querySelector('audio[src], audio [src]'));
      const { status, headers } = await fetch(sound.src, { headers: { Range: 'bytes=0-9' } });
      return [status, headers.get('content-length')];
    });
    assert.deepEqual(piece, [206, '10']);
    const asked = site.requests.slice(before_visit).map(({ path }) => path.replace(/-[\da-f]{8}\./, '.'));
    // The browser asks for the worker when it likes, and the element for as many pieces as it likes.
    const pages = asked.filter((path) => !/^\/(service-worker\.js|media\/tone\.wav)$/.test(path));
    assert.deepEqual(pages, [`/${report_name(13)}.html`]);
    assert.ok(asked.includes('/media/tone.wav'));
    assert.ok(
      !(await kept_addresses(page)).some((address) => /\.(wav|offline\.html|woff2\.js|wasm\.js)/.test(address)),
    );
    await watched.close();
  });

  test('does without what the browser has thrown away', async () => {
    const watched = await visit();
    const { page } = watched;
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await watched.cdp.send('Network.clearBrowserCache');
    await open_report(watched, site.page(6));
    await go_offline(watched);
    await page.goto(site.page(6));
    assert.equal(await page.title(), '没有网络');
    await watched.close();
  });

  test('rests as any other page does', async () => {
    const watched = await visit({ before_scripts: count_callbacks });
    await settle(watched.page, 500);
    assert.deepEqual(await watch_idle(watched, 2000), NOTHING);
    await watched.close();
  });

  test('can be installed: the browser understands its manifest and shows its icons', async () => {
    const watched = await visit();
    const { page, cdp } = watched;
    const { url, errors, data = '' } = await cdp.send('Page.getAppManifest');
    assert.deepEqual([url, errors], [`${site.url}manifest.webmanifest`, []]);
    const { name, start_url, icons } = JSON.parse(data);
    assert.deepEqual([name, new URL(start_url, url).href], ['社区月报', `${site.url}index.html`]);
    for (const { src, sizes } of icons) {
      const size = await page.evaluate(async (address) => {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        return `${picture.naturalWidth}x${picture.naturalHeight}`;
      }, src);
      assert.equal(size, sizes);
    }
    await watched.close();
  });

  test('keeps nothing for frames, nor for who asks to save data', async () => {
    const framed = await browser.open_page();
    await framed.page.goto(`${site.url}licences.txt`);
    for (const sandbox of ['', 'allow-scripts']) {
      const frame = `<iframe src="${site.page(13)}" ${sandbox && `sandbox="${sandbox}"`}></iframe>`;
      await until_run(framed, () => framed.page.setContent(frame));
    }
    assert.deepEqual(await kept_addresses(framed.page), []);
    framed.watch.assert_quiet();
    await framed.close();
    const sparing = await browser.open_page({
      before_scripts: () => void Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    });
    await until_run(sparing, () => open_report(sparing, site.url));
    assert.equal(await sparing.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    await sparing.close();
  });

  test('leaves frames to the network', async () => {
    const watched = await visit();
    const { page } = watched;
    await page.goto(`${site.url}licences.txt`);
    await go_offline(watched);
    await page.setContent(`<iframe src="${site.page(13)}"></iframe>`);
    await until(async () => page.frames()[1]?.url().startsWith('chrome-error') === true, 'the frame has failed');
    await watched.close();
  });

  test('does nothing in a file', async () => {
    const watched = await browser.open_page();
    await until_run(watched, () => open_report(watched, `file://${site.out}/${report_name(13)}.html`));
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('looks for news when the reader comes back', async () => {
    const watched = await visit();
    await settle(watched.page, 500);
    const before_return = site.requests.length;
    await come_back(watched.page);
    const asked = () => site.requests.slice(before_return).map(({ path }) => path);
    await until(async () => asked().length > 0, 'the worker is asked for');
    assert.deepEqual(asked(), ['/service-worker.js']);
    await watched.close();
  });
});

describe('a site that is packed without --app', () => {
  const served = served_reports();

  test('has no worker, no manifest and nothing that would ask for one', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await open_report(watched, served.site.url);
    await settle(page);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.equal(await page.locator('link[rel="manifest"], meta[name="theme-color"], [data-part="app"]').count(), 0);
    const asked = served.site.requests.map(({ path }) => path);
    assert.deepEqual(
      asked.filter((path) => /worker|manifest|kanbao-app|icon/.test(path)),
      [],
    );
    await watched.close();
  });
});
