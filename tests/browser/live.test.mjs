/**
 * A report that is open while it is written (`script/server`): what is saved is shown where the reader is, without the page being loaded
 * again; what hinders packing is said in it.
 */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { start_report_server } from '../../script/lib/report_server.mjs';
import { SitePacker } from '../../script/lib/site_packer.mjs';
import { no_webgl, open_browser, until } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { noise_png } from './lib/noise_pictures.mjs';
import { check_every_word } from './lib/report_checks.mjs';
import { open_report, read_display, settle, until_canvas, until_tools } from './lib/report_page.mjs';

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('playwright-core').Page} Page */

const dist = join(repository, 'build/dist');
const paragraphs = Array.from({ length: 30 }, (_, place) => `第 ${place + 1} 段说这个月里都做了些什么。`);

/** @param {string[]} body @param {string} [title] */
const report = (body, title = '十一月月报') => `---\ntitle: ${title}\ndate: 2023-11-01\n---\n\n${body.join('\n\n')}\n`;

describe('a report that is being written', () => {
  /** @type {string} */
  let folder;
  /** @type {import('../../script/lib/report_server.mjs').ReportServer} */
  let server;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  /** @type {string[]} */
  const errors = [];
  let drafts = 0;

  /** @param {string} name @param {string} text */
  const write = (name, text) => writeFile(join(folder, 'posts', name), text);

  async function start(port = 0) {
    return start_report_server({
      packer: new SitePacker({ dist, cache: join(folder, 'cache'), threads: 1 }),
      settings: async () => ({
        paths: [join(folder, 'posts')],
        options: { site_config: join(folder, 'kanbao.config.json') },
      }),
      site: join(folder, 'site'),
      port,
      live: await readFile(join(dist, 'kanbao-live.js'), 'utf8'),
      log: () => {},
      report_error: (line) => errors.push(line),
    });
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-live-'));
    await mkdir(join(folder, 'posts'));
    await writeFile(join(folder, 'kanbao.config.json'), '{}');
    await write('nov.md', report(paragraphs));
    await write('oct.md', '---\ntitle: 十月月报\ndate: 2023-10-01\n---\n\n看报\n');
    server = await start();
    browser = await open_browser();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  /** @param {import('./lib/browser.mjs').PageOptions} [options] */
  async function open(options) {
    // Told from what another test has left.
    drafts += 1;
    await write('nov.md', report([...paragraphs, `第 ${drafts} 稿`]));
    const watched = await browser.open_page(options);
    if (options?.before_scripts) await watched.page.goto(`${server.url}nov.html`);
    else await open_report(watched, `${server.url}nov.html`);
    await until_shown(watched.page, `第 ${drafts} 稿`);
    await until_tools(watched.page);
    await watched.page.evaluate(() => Object.assign(window, { is_same: true }));
    return watched;
  }

  /** @param {Page} page @param {string} words */
  async function until_shown(page, words) {
    const text = () => page.evaluate(() => document.querySelector('article#report')?.textContent ?? '');
    await until(async () => (await text().catch(() => '')).includes(words), `${words} is shown`);
  }

  /** @param {Page} page */
  const is_same = (page) => page.evaluate(() => 'is_same' in window);

  test('a look that is saved is shown in all that is open', async () => {
    const watched = await open({ colour_scheme: 'light' });
    const { page } = watched;
    const config = join(folder, 'kanbao.config.json');
    const link = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--link').trim()).catch(() => '');
    await writeFile(config, '{"look": {"colours": {"link": {"light": "#9a3412"}}}}');
    await until(async () => (await link()) === '#9a3412', 'the page has the new colour');
    await until_canvas(watched);
    await writeFile(config, '{}');
    await until(async () => (await link()) === '#1c52c4', 'and everybody’s again');
    watched.watch.assert_quiet();
    await watched.close();
  });

  for (const [state, before_scripts] of /** @type {const} */ ([
    ['canvas', undefined],
    ['html', no_webgl],
  ])) {
    test(`is shown as it is saved, where the reader is, with all the page has: ${state}`, async () => {
      const watched = await open({ before_scripts, height: 500 });
      const { page } = watched;
      const top_of = (/** @type {string} */ words) =>
        page.evaluate((sought) => {
          const blocks = [...document.querySelectorAll('#report > p')];
          return blocks.find(({ textContent }) => textContent?.includes(sought))?.getBoundingClientRect().top ?? NaN;
        }, words);
      await page.getByText('第 20 段').evaluate((block) => block.scrollIntoView());
      const top = await top_of('第 20 段');
      const more = ['## 新的一节', '新写的一段：鑫。', ...paragraphs, '## 又一节', '## 再一节', '末段。'];
      await write('nov.md', report(more, '改了题目'));
      await until_shown(page, '新写的一段');
      await until(async () => Math.abs((await top_of('第 20 段')) - top) <= 1, 'the reader is where they were');
      if (state === 'canvas') {
        await until_canvas(watched);
        await settle(page);
        await check_every_word(watched, await read_display(page));
      }
      assert.equal(await page.title(), '改了题目');
      assert.ok(await is_same(page), 'it was not loaded again');
      await until_tools(page);
      assert.equal(await page.locator('#kanbao-contents a').count(), 3);
      await page.keyboard.press('f');
      await page.keyboard.type('鑫');
      await until(async () => (await page.getByText('1 / 1').count()) > 0, 'the tools know what is new');
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('is shown as often as it is saved', async () => {
    const watched = await open();
    for (const words of ['第一稿', '第二稿', '第三稿']) {
      await write('nov.md', report([words]));
      await until_shown(watched.page, words);
    }
    await until_canvas(watched);
    assert.ok(await is_same(watched.page));
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('keeps open what the reader has opened', async () => {
    const watched = await open();
    const { page } = watched;
    const folded = '<details><summary>细节</summary>\n\n里面\n\n</details>';
    await write('nov.md', report([folded]));
    await until_shown(page, '里面');
    await page.locator('summary').first().click();
    await write('nov.md', report(['前面', folded]));
    await until_shown(page, '前面');
    assert.ok(await page.locator('#report details').evaluate((details) => details.hasAttribute('open')));
    await watched.close();
  });

  test('tells in the page, and in the terminal, what hinders packing, until it is mended', async () => {
    const watched = await open();
    const { page } = watched;
    await write('index.md', '看报');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match((await alert.textContent()) ?? '', /index\.md: a report cannot be called “index”/);
    assert.match(errors.join(), /a report cannot be called “index”/);
    await page.reload();
    await alert.waitFor();
    await rm(join(folder, 'posts/index.md'));
    await alert.waitFor({ state: 'detached' });
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('is loaded again where more than the report has changed', async () => {
    const watched = await open();
    await write('dec.md', '---\ntitle: 十二月月报\ndate: 2023-12-01\n---\n\n看报\n');
    await watched.page.locator('nav#bar [rel="next"]').waitFor();
    assert.equal(await is_same(watched.page), false);
    await rm(join(folder, 'posts/dec.md'));
    await watched.page.locator('nav#bar [rel="next"]').waitFor({ state: 'detached' });
    await watched.close();
  });

  test('follows another server at the same address', async () => {
    const watched = await open();
    const port = Number(new URL(server.url).port);
    await server.close();
    await write('nov.md', report(['写在两次之间']));
    server = await start(port);
    await until_shown(watched.page, '写在两次之间');
    await watched.close();
  });

  test('other pages of the site follow, too', async () => {
    const watched = await open();
    await watched.page.goto(`${server.url}archive.html`);
    await write('nov.md', report(paragraphs, '换了题目'));
    await watched.page.getByRole('link', { name: '换了题目' }).waitFor();
    await watched.page.goto(`${server.url}compare.html?left=oct&right=nov`);
    const right = watched.page.frameLocator('iframe').nth(1);
    await right.getByText('第 1 段').waitFor();
    await write('nov.md', report(['比较时改的', ...paragraphs]));
    await right.getByText('比较时改的').waitFor();
    await watched.close();
  });

  test('is shown from folders, too, and where it is the newest at the address of the site', async () => {
    const sub = '2024/上 册';
    await mkdir(join(folder, 'posts', sub), { recursive: true });
    await writeFile(join(folder, 'posts/star.png'), noise_png(40, 30));
    const draft = (/** @type {string} */ words) =>
      `${report([words, '![星](../../star.png)'])}`.replace('2023-11', '2024-01');
    await write(`${sub}/jan.md`, draft('初稿'));
    const [address] = [`${sub}/jan.html`].map(encodeURI);
    await until(async () => (await fetch(server.url + address)).ok, 'its page is there');
    for (const [place, words] of [address, ''].map((place, index) => [place, `第 ${index + 2} 稿`])) {
      const watched = await browser.open_page();
      await open_report(watched, server.url + place);
      await watched.page.evaluate(() => Object.assign(window, { is_same: true }));
      await write(`${sub}/jan.md`, draft(words));
      await until_shown(watched.page, words);
      await until_canvas(watched);
      assert.ok(await is_same(watched.page), 'it was not loaded again');
      const width = () => watched.page.locator('#report img').evaluate((image) => Reflect.get(image, 'naturalWidth'));
      await until(async () => (await width()) === 40, 'its picture is there');
      watched.watch.assert_quiet();
      await watched.close();
    }
    await rm(join(folder, 'posts/2024'), { recursive: true });
    await until(async () => !(await fetch(server.url + address)).ok, 'its page is gone with it');
  });

  test('the files of the site are those that are published', async () => {
    for (const name of ['nov.html', 'index.html', 'archive.html']) {
      assert.ok(!(await readFile(join(folder, 'site', name), 'utf8')).includes('.kanbao/events'));
    }
    const offline = await (await fetch(`${server.url}nov.offline.html`)).text();
    assert.ok(!offline.includes('.kanbao/events'));
  });
});
