/** What a reader has kept of a site follows it: news are told, once; what fails changes nothing; what is over goes. */

import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';

import { AppSite, come_back, go_offline, kept_addresses, lines, report_name, until_kept } from './lib/app_site.mjs';
import { axe_violations } from './lib/axe.mjs';
import { after_frames, open_browser, until } from './lib/browser.mjs';
import { open_report, settle } from './lib/report_page.mjs';
import { start_static_server } from './lib/static_server.mjs';

/** @typedef {import('./lib/browser.mjs').Page} Page */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

/**
 * Has the browser look for another worker.
 * @param {Page} page
 * @returns {Promise<string>} what becomes of the one that it finds
 */
function fate_of_update(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const fate = new Promise((/** @type {(state: string) => void} */ done) => {
      const note = () => {
        const worker = /** @type {ServiceWorker} */ (registration.installing);
        worker.addEventListener('statechange', () => done(worker.state), { once: true });
      };
      registration.addEventListener('updatefound', note, { once: true });
    });
    await registration.update();
    return fate;
  });
}

/**
 * Has the browser take another worker, and waits until the page has asked that one for news.
 * @param {Page} page
 */
async function take_update(page) {
  await page.evaluate(async () => {
    const host = navigator.serviceWorker;
    const change = new Promise((done) => host.addEventListener('controllerchange', done, { once: true }));
    await (await host.ready).update();
    await change;
    // The answer to the page's own question comes before this one.
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      host.controller?.postMessage('kanbao: which reports?', [port2]);
    });
  });
  await after_frames(page, 5);
}

/** @param {Page} page @param {string} words */
async function until_told(page, words) {
  await until(async () => (await lines(page)) === words, `“${words}” is told`);
}

describe('a site that is kept and changes', () => {
  /** @type {AppSite} */
  let first;
  /** @type {AppSite} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  before(async () => {
    first = await AppSite.make();
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await first.close();
  });
  beforeEach(async () => {
    site = await first.copy();
  });
  afterEach(() => site.close());

  /**
   * @param {string} url
   * @param {import('./lib/browser.mjs').PageOptions} [options]
   * @returns {Promise<WatchedPage>} whose reader has been there once
   */
  async function visit(url, options) {
    const watched = await browser.open_page(options);
    await open_report(watched, url);
    await until_kept(watched.page);
    await after_frames(watched.page);
    return watched;
  }

  /** @param {WatchedPage} watched @param {string} url @returns {Promise<Page>} in another tab of the same reader */
  async function open_tab({ page }, url) {
    const tab = await page.context().newPage();
    await tab.goto(url);
    await until_kept(tab);
    await after_frames(tab, 5);
    return tab;
  }

  test('a new report is told, with a link to it, once, and never as if it were the page', async () => {
    const watched = await visit(site.page(12));
    const { page } = watched;
    await settle(page);
    await site.write(14);
    await site.pack();
    await come_back(page);
    await until_told(page, '新月报：第 14 期');
    assert.deepEqual(await axe_violations(watched, []), []);
    await page.getByRole('status').getByRole('link').click();
    await until(async () => page.url() === site.page(14), 'the link leads to it');
    for (const url of [site.page(14), site.page(12), site.url]) {
      await open_report(watched, url);
      await settle(page);
      assert.equal(await lines(page), '', url);
    }
    assert.equal(await page.title(), '第 14 期');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('a new report is told in the list of all, and not to who comes for the first time', async () => {
    const watched = await visit(site.url);
    const list = await open_tab(watched, `${site.url}archive.html?lang=en`);
    await watched.page.close();
    await site.write(14);
    await site.pack();
    await come_back(list);
    await until_told(list, 'New report: 第 14 期');
    await watched.close();
    const newcomer = await visit(site.page(12));
    await settle(newcomer.page);
    assert.equal(await lines(newcomer.page), '');
    await newcomer.close();
  });

  test('a new report is told to who comes to another page after it was kept unseen', async () => {
    const watched = await visit(site.page(12));
    await watched.page.goto(`${site.url}licences.txt`);
    await site.write(14);
    await site.pack();
    assert.equal(await fate_of_update(watched.page), 'installed');
    await open_report(watched, site.page(12));
    await until_told(watched.page, '新月报：第 14 期');
    await watched.close();
  });

  test('that the report has changed is told where it is open, and leads to it as it is now', async () => {
    const watched = await visit(`${site.page(11)}#下期`);
    const { page } = watched;
    const other = await open_tab(watched, site.page(10));
    await site.write(11, '更正');
    await site.pack();
    await take_update(other);
    assert.equal(await lines(other), '');
    await until_told(page, '这份月报有更新');
    await page.getByRole('status').getByRole('link').click();
    await until(async () => (await page.getByText('更正，第 11 期').count()) > 0, 'the new text is there');
    await settle(page);
    assert.equal(await lines(page), '');
    await go_offline(watched);
    await open_report(watched, site.page(11));
    assert.equal(await page.getByText('更正，第 11 期').count(), 1, 'and it is what is kept');
    await watched.close();
  });

  test('who reads a kept copy is told of the change when the network is back', async () => {
    const watched = await visit(site.page(11));
    const { page } = watched;
    await go_offline(watched);
    await open_report(watched, site.page(11));
    await site.write(11, '更正');
    await site.pack();
    assert.match(await lines(page), /^网络没有回应，[^\n]*$/);
    await page.context().setOffline(false);
    await until(async () => /^网络没有回应，.*\n这份月报有更新$/.test(await lines(page)), 'the change is told');
    await watched.close();
  });

  test('a change around a report is no change of it', async () => {
    const watched = await visit(site.page(12));
    const { page } = watched;
    await writeFile(
      join(site.posts, `${report_name(13)}.md`),
      '---\ntitle: 另一个题目\ndate: 2023-01-01\n---\n\n更正\n',
    );
    await site.pack();
    await take_update(page);
    assert.equal(await lines(page), '');
    await watched.close();
  });

  test('what cannot be kept as a whole leaves what was kept as it was, and comes when it can', async () => {
    const watched = await visit(site.page(11));
    const { page } = watched;
    const kept = await kept_addresses(page);
    const old_page = await readFile(join(site.out, `${report_name(11)}.html`));
    await site.write(14);
    await site.write(11, '更正');
    await site.pack();
    const pictures = (await readdir(join(site.out, 'images'))).filter((name) => name.startsWith('14-'));
    const picture = join(site.out, 'images', pictures[0] ?? '');
    const assert_as_before = async (/** @type {string} */ what) => {
      assert.equal(await fate_of_update(page), 'redundant', what);
      await until(async () => (await kept_addresses(page)).length <= kept.length, `${what}: nothing is left over`);
      assert.deepEqual(await kept_addresses(page), kept, what);
      assert.equal(await lines(page), '', what);
    };
    await rename(picture, `${picture}.away`);
    await assert_as_before('a file that is missing');
    await rename(`${picture}.away`, picture);
    const answer = (/** @type {RegExp} */ name, /** @type {string | Buffer} */ html) => {
      site.host = (path, response) => {
        if (name.test(path)) response.writeHead(200, { 'Content-Type': 'text/html' }).end(html);
        return name.test(path);
      };
    };
    answer(/\/images\/14-/, '<p>Sign in to this network');
    await assert_as_before('what a network says in place of a picture');
    answer(/\.html$/, '<p>Sign in to this network');
    await assert_as_before('what a network says in place of a page');
    answer(/report-11\.html$/, old_page);
    await assert_as_before('a page that is still the earlier one');
    site.host = () => false;
    const { origin } = new URL(site.url);
    await watched.cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
    await assert_as_before('no room');
    await watched.cdp.send('Storage.overrideQuotaForOrigin', { origin });
    await come_back(page);
    await until_told(page, '这份月报有更新');
    await open_report(watched, site.page(11));
    await until_told(page, '新月报：第 14 期');
    await watched.close();
  });

  test('what an earlier release has kept goes, and what is another site’s stays', async () => {
    const watched = await browser.open_page();
    const { page } = watched;
    await page.goto(`${site.url}licences.txt`);
    const others = [`kanbao 1 ${site.url}other/`, `kanbao 0 ${site.url}other/`, 'other'];
    await page.evaluate(
      async (names) => {
        for (const name of names) await (await caches.open(name)).put('a.html', new Response('kept'));
      },
      [...others, `kanbao 0 ${site.url}`],
    );
    await writeFile(join(site.out, 'service-worker.js'), 'self.addEventListener("fetch", () => {}); // earlier');
    await page.evaluate(() => navigator.serviceWorker.register('service-worker.js'));
    await rm(join(site.out, 'service-worker.js'));
    await site.pack();
    await open_report(watched, site.url);
    await until(async () => {
      const names = await page.evaluate(() => caches.keys());
      return JSON.stringify(names.sort()) === JSON.stringify([...others, `kanbao 1 ${site.url}`].sort());
    }, 'the earlier cache is gone');
    await until_kept(page);
    await go_offline(watched);
    await open_report(watched, site.page(3));
    await watched.close();
  });

  test('what a report no longer shows goes', async () => {
    const watched = await visit(site.page(12));
    const before_change = await kept_addresses(watched.page);
    await site.write(14);
    await site.pack();
    assert.equal(await fate_of_update(watched.page), 'installed');
    const kept_names = async () => (await kept_addresses(watched.page)).map((address) => address.replace(/.*\//, ''));
    await until(
      async () => !(await kept_names()).some((name) => name.startsWith(report_name(2))),
      'the thirteenth goes',
    );
    const names = await kept_names();
    assert.ok(!names.some((name) => /^2-[\da-f]{8}\.png$/.test(name)), 'and its picture');
    assert.equal(names.filter((name) => name.startsWith('report-')).length, 12);
    assert.equal(names.length, before_change.length);
    await watched.close();
  });

  test('two sites on one host are kept each for itself', async (context) => {
    const server = await start_static_server(site.folder);
    context.after(() => server.close());
    await site.pack();
    const other = await first.copy();
    context.after(() => other.close());
    await rename(other.out, join(site.folder, '乙 站'));
    const watched = await visit(`${server.url}site/`);
    const { page } = watched;
    await open_report(watched, new URL('乙 站/', server.url).href);
    await until_kept(page);
    const stores = await page.evaluate(() => caches.keys());
    assert.deepEqual(stores.sort(), [`kanbao 1 ${new URL('乙 站/', server.url).href}`, `kanbao 1 ${server.url}site/`]);
    await go_offline(watched);
    for (const folder of ['site/', '乙 站/']) {
      const url = new URL(`${folder}${report_name(4)}.html`, server.url).href;
      await open_report(watched, url);
      assert.match(await lines(page), /^网络没有回应，/);
    }
    await watched.close();
  });

  test('packed without --app, it ends what readers have kept, as soon as they come', async () => {
    const watched = await visit(site.page(12));
    const { page } = watched;
    await site.pack(['--title', '社区月报']);
    await open_report(watched, site.page(12));
    const left = () =>
      page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).length,
        (await caches.keys()).length,
      ]);
    await until(async () => String(await left()) === '0,0', 'worker and caches are gone');
    await open_report(watched, site.page(12));
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
    watched.watch.assert_quiet();
    await page.context().setOffline(true);
    await assert.rejects(page.goto(site.page(12)), /ERR_INTERNET_DISCONNECTED/);
    await watched.close();
  });
});
