/**
 * Reports whose pages lie in folders of the site, as their sources do: one two folders down is painted and leads to all that the
 * site has, under any path of a host, from a disk, in a sandboxed frame, as one file, at the site's own address, without a network.
 */

import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { go_offline, lines, until_kept } from './lib/app_site.mjs';
import { until } from './lib/browser.mjs';
import { aligned_frames } from './lib/compared_reports.mjs';
import { open_in_sandbox } from './lib/host_page.mjs';
import { noise_png } from './lib/noise_pictures.mjs';
import { check_images, check_lines } from './lib/report_checks.mjs';
import { open_report, read_display, settle } from './lib/report_page.mjs';
import { served_files } from './lib/served.mjs';
import { start_static_server } from './lib/static_server.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

const folder = "2024/上 册 50%#&'";
const spring = `${folder}/三月`;
const filler = Array.from({ length: 8 }, (_, i) => `第 ${i} 段，用来把页面撑长。\n`).join('\n');

/** @param {string} title @param {string} date @param {string} body */
const report = (title, date, body) => `---\ntitle: ${title}\ndate: ${date}\n---\n\n${body}\n`;

const files = {
  'pictures/图 1.png': noise_png(240, 120),
  'notes.md': report('附录', '2023-01-01', `## 概况\n\n${filler}`),
  '2023/十二月.md': report('十二月月报', '2023-12-31', `## 概况\n\n任务都有人认领。\n\n${filler}`),
  [`${folder}/二月.md`]: report(
    '二月月报',
    '2024-02-28',
    `## 概况\n\n提交过半。\n\n${filler}\n## 下月计划\n\n${filler}`,
  ),
  [`${spring}.md`]: report(
    '三月月报',
    '2024-03-31',
    `## 概况\n\n![进展](<../../pictures/图 1.png>)\n\n见[十二月](../../2023/十二月.md#概况)与[二月](二月.md)。\n\n${filler}\n## 下月计划\n\n${filler}`,
  ),
};

/** @param {string} name of a report */
const page_of = (name) => `${name.split('/').map(encodeURIComponent).join('/')}.html`;

/** @param {Page | Frame} page @returns {Promise<string | undefined>} the title of the report, when it is painted */
async function shown(page) {
  const state = () => page.evaluate(() => [document.documentElement.dataset.kanbao, document.title]).catch(() => []);
  await until(async () => (await state())[0] === 'canvas', 'a report is painted', 30_000);
  return (await state())[1];
}

/** @param {Page | Frame} page */
const menu = (page) => page.getByRole('dialog', { name: '各期月报' });

/** All ways from the report to others of the site, one after the other. @param {Page | Frame} page that shows it */
async function go_all_ways(page) {
  await page.locator('nav#bar [rel="prev"]').click();
  await until(async () => (await shown(page)) === '二月月报', 'the report before is shown');
  await page.locator('#neighbours [rel="next"]').click();
  await until(async () => (await shown(page)) === '三月月报', 'the report after it is shown');
  await page.getByRole('link', { name: '十二月', exact: true }).click();
  await until(async () => (await shown(page)) === '十二月月报', 'the report is shown that the text names');
  await page.getByRole('button', { name: '全部月报' }).click();
  const current = menu(page).locator('[aria-current]');
  await until(async () => (await current.count()) === 1, 'the menu marks the report');
  assert.match((await current.textContent()) ?? '', /^十二月月报/);
  await menu(page).getByText('2024').click();
  await menu(page)
    .getByRole('link', { name: /^三月月报/ })
    .click();
  await until(async () => (await shown(page)) === '三月月报', 'the report is shown that was chosen in the menu');
}

/** @param {Page | Frame} page of a report @param {string} words that stand in the report of December */
async function search(page, words) {
  // The tools have come, and the keys are theirs.
  await page.getByRole('button', { name: '分享' }).waitFor();
  await page.getByText('第 1 段').first().click();
  await page.locator('body').press('/');
  const field = page.getByRole('searchbox', { name: '搜索全部月报' });
  await field.fill(words);
  const first = page.locator('.results a').first();
  await until(async () => (await first.count()) === 1, 'something is found');
  await first.click();
  // A page that is to mark what its address quotes is left to the browser.
  await until(async () => (await page.title().catch(() => '')) === '十二月月报', 'what was found is shown');
}

/** @param {WatchedPage} watched */
async function assert_compared(watched) {
  const { page } = watched;
  await page.locator('#neighbours .beside').click();
  await aligned_frames(watched);
  const chosen = () =>
    page.locator('select').evaluateAll((selects) => selects.map((select) => Reflect.get(select, 'value')));
  assert.deepEqual(await chosen(), [`${folder}/二月`, spring]);
  await page.locator('select').first().focus();
  await page.locator('select').first().selectOption('2023/十二月');
  await until(async () => new URL(page.url()).searchParams.get('left') === '2023/十二月', 'the choice is noted');
  await aligned_frames(watched);
  await page.locator('.alone').last().click();
  await until(async () => (await shown(page)) === '三月月报', 'the report is shown alone');
}

/** @param {Page} page @returns {Promise<{images: number, own: number}>} pictures on the canvas, and those that are elements */
const pictures = (page) =>
  page.evaluate(async () => ({
    images: (await /** @type {any} */ (window).kanbao.stats()).images,
    own: document.querySelectorAll('[data-own-element]').length,
  }));

describe('a report two folders down', () => {
  const served = served_files(files, {}, ['--app']);
  /** @type {string} */
  let root;
  /** @type {import('./lib/static_server.mjs').StaticServer} */
  let host;
  /** @type {string} */
  let site;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'kanbao-folders-'));
    await cp(served.site.folder, join(root, '社区 blog/月报'), { recursive: true });
    host = await start_static_server(root);
    site = new URL('社区 blog/月报/', host.url).href;
  });
  after(async () => {
    await host.close();
    await rm(root, { recursive: true, force: true });
  });

  /** @param {string} address */
  async function open(address) {
    const watched = await served.browser.open_page();
    await open_report(watched, address);
    await settle(watched.page);
    return watched;
  }

  /** @param {WatchedPage} watched */
  async function close_quiet(watched) {
    watched.watch.assert_quiet();
    await watched.close();
    const lost = host.requests.filter(({ status }) => status >= 400);
    assert.deepEqual(lost, []);
  }

  test('is painted as its HTML, with its pictures, under a path of a host', async (context) => {
    const watched = await open(site + page_of(spring));
    const commands = await read_display(watched.page);
    const say = (/** @type {string} */ line) => context.diagnostic(line);
    await check_lines(watched, commands, 'folders', say);
    assert.equal((await check_images(watched, commands, 'folders', say)).length, 1);
    await close_quiet(watched);
  });

  test('leads to the others and is led to, is searched and compared', async () => {
    const watched = await open(site + page_of(spring));
    const { page } = watched;
    await go_all_ways(page);
    await search(page, '认领');
    await page.goBack();
    await until(async () => (await shown(page)) === '三月月报', 'going back leads back');
    await assert_compared(watched);
    await page.getByRole('button', { name: '全部月报' }).click({ modifiers: [] });
    await menu(page).locator('.all').click();
    await until(async () => page.url() === `${site}archive.html`, 'the list of all is shown');
    const loaded = () =>
      page.locator('ul.reports img').evaluateAll((all) => all.map((image) => Reflect.get(image, 'naturalWidth') > 0));
    await until(async () => (await loaded()).join() === 'true', 'its picture is there');
    await page.getByRole('searchbox').fill('撑长');
    await page.locator('.results a').filter({ hasText: '三月' }).first().click();
    await until(async () => (await page.title()) === '三月月报', 'the report is shown that was found in the list');
    assert.ok(page.url().startsWith(site + page_of(spring)));
    await close_quiet(watched);
  });

  test('is the page at the address of the site, and leads from there', async () => {
    const watched = await open(site);
    assert.equal(await shown(watched.page), '三月月报');
    assert.deepEqual(await pictures(watched.page), { images: 1, own: 0 });
    await go_all_ways(watched.page);
    await watched.page.goto(site);
    await assert_compared(watched);
    await close_quiet(watched);
  });

  for (const from of ['its page', 'the address of the site']) {
    test(`is saved as one file from ${from}, which is painted from a disk without anything beside it`, async () => {
      const watched = await open(from === 'its page' ? site + page_of(spring) : site);
      const coming = watched.page.waitForEvent('download');
      await watched.page.locator('a#save').click();
      const download = await coming;
      assert.equal(download.suggestedFilename(), '三月月报.html');
      const file = join(root, download.suggestedFilename());
      await download.saveAs(file);
      await close_quiet(watched);
      const saved = await open(pathToFileURL(file).href);
      assert.deepEqual(await pictures(saved.page), { images: 1, own: 0 });
      assert.deepEqual(
        saved.watch.requests.filter((url) => !/^(data|blob):/.test(url)),
        [pathToFileURL(file).href],
      );
      await close_quiet(saved);
    });
  }

  test('is the same from a disk', async () => {
    const disk = pathToFileURL(`${join(root, '社区 blog/月报')}/`).href;
    const watched = await open(disk + page_of(spring));
    await go_all_ways(watched.page);
    await settle(watched.page);
    const shown_images = () =>
      watched.page.locator('#report img').evaluateAll((all) => all.map((image) => Reflect.get(image, 'naturalWidth')));
    assert.deepEqual(await shown_images(), [240]);
    await search(watched.page, '认领');
    await watched.page.goto(disk + page_of(spring));
    await assert_compared(watched);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('is the same in a sandboxed frame', async (context) => {
    const address = `${site}${page_of(spring)}?theme=dark`;
    const { watched, frame } = await open_in_sandbox(
      context,
      { ...served, site: { ...served.site, url: site } },
      address,
    );
    assert.equal(await shown(frame), '三月月报');
    await until(
      () => frame.locator('#report img').evaluate((image) => Reflect.get(image, 'naturalWidth') === 240),
      'the picture is there',
    );
    await go_all_ways(frame);
    await search(frame, '认领');
    assert.ok(frame.url().includes('theme=dark'), 'what the frame was asked for is asked for further on');
    await watched.close();
  });

  test('is read without a network, and so is what says that a page beside it cannot be', async () => {
    const watched = await open(site + page_of(spring));
    const { page } = watched;
    await until_kept(page);
    const { scope } = await page.evaluate(async () => ({ scope: (await navigator.serviceWorker.ready).scope }));
    assert.equal(scope, site);
    await go_offline(watched);
    await page.goto(site + page_of(`${folder}/二月`));
    assert.equal(await shown(page), '二月月报');
    assert.match(await lines(page), /网络没有回应/);
    await page.locator('nav#bar [rel="next"]').click();
    assert.equal(await shown(page), '三月月报');
    await settle(page);
    assert.deepEqual(await pictures(page), { images: 1, own: 0 });
    await page.goto(site + page_of(`${folder}/四月`));
    await page.getByRole('link', { name: '三月月报' }).click();
    assert.equal(await shown(page), '三月月报');
    await watched.close();
  });
});
