/**
 * The list of all reports: months with their pictures and figures, years that fold, a long row in pages by year; at each size, in
 * both colours, with and without scripts, from a site and from a disk.
 */

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { archive_pages } from '../../script/lib/archive_page.mjs';
import { read_build, read_colours } from '../../script/lib/build.mjs';
import { usual_look } from '../../script/lib/site_look.mjs';
import { SitePacker } from '../../script/lib/site_packer.mjs';
import { axe_violations } from './lib/axe.mjs';
import { open_browser, until } from './lib/browser.mjs';
import { repository } from './lib/folders.mjs';
import { noise_png } from './lib/noise_pictures.mjs';
import { served_files } from './lib/served.mjs';
import { shown_pictures } from './lib/shown_pictures.mjs';

/** @typedef {import('playwright-core').Page} Page */

const sizes = /** @type {const} */ ([
  [1024, 768, 'light'],
  [1024, 768, 'dark'],
  [390, 844, 'light'],
  [390, 844, 'dark'],
]);

/** @param {string} title @param {string} date @param {number} done @param {string} body */
const report = (title, date, done, body) =>
  `---\ntitle: ${title}\ndate: ${date}\ntracks:\n  - {name: 挑战赛, figures: {任务: 110, 完成: ${done}}}\n---\n\n${body}`;

const FILES = {
  'a.png': noise_png(320, 200),
  'b.png': noise_png(80, 120),
  'old.png': noise_png(300, 150),
  'dec.md': report('第十二份：任务都有人认领，提交的也多起来', '2023-12-01', 32, '![看板](a.png)'),
  'nov.md': report('第十一份', '2023-11-01', 13, '![看板](b.png)'),
  'oct.md': report('第十份', '2023-10-01', 4, '没有图。'),
  'old.md': report('去年的一份', '2022-10-01', 1, '![看板](old.png)'),
  'none.md': '---\ntitle: 随笔\n---\n\n这里没有日期，也没有赛道。',
};

/** @param {Page} page */
const scrolls_sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** @param {Page} page @returns {Promise<boolean>} whether what the name is of is in view */
const is_in_view = (page, /** @type {string} */ name) =>
  page.getByRole('link', { name }).evaluate((link) => {
    const { top, bottom, height } = link.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= innerHeight;
  });

describe('the list of all reports', () => {
  const served = served_files(FILES);
  const archive = () => `${served.site.url}archive.html`;

  for (const [width, height, colour_scheme] of sizes) {
    test(`shows months with their pictures and figures: ${width} px, ${colour_scheme}`, async () => {
      const watched = await served.browser.open_page({ width, height, colour_scheme });
      const { page } = watched;
      await page.goto(archive());
      assert.deepEqual(await axe_violations(watched, []), []);
      assert.equal(await scrolls_sideways(page), false);
      await until(async () => (await shown_pictures(page)) === 2, 'the pictures of the open year are there');
      const shown = await page.getByRole('listitem').evaluateAll((items) => {
        const entries = items.filter((item) => item.matches('.reports > li') && item.getClientRects().length > 0);
        return entries.map((entry) => {
          const { left, right } = entry.getBoundingClientRect();
          const image = entry.querySelector('img');
          const box = image?.getBoundingClientRect();
          const text = /** @type {Element} */ (entry.querySelector('a')).getClientRects()[0];
          return {
            figures: /** @type {HTMLElement | null} */ (entry.querySelector('ul'))?.innerText.replace(/\u00a0/g, ' '),
            proportion: box && box.width / box.height,
            is_beside: text.left >= (box ? box.right : left) && text.right <= right + 1 && text.left < right,
            gap: text.left - (box ? box.right : left),
          };
        });
      });
      assert.deepEqual(
        shown.map(({ figures }) => figures),
        [
          '挑战赛 完成 32 / 110（↑ 增 19）',
          '挑战赛 完成 13 / 110（↑ 增 9）',
          '挑战赛 完成 4 / 110（↑ 增 3，变化较 2022-10）',
        ],
      );
      assert.deepEqual(
        shown.map(({ proportion }) => proportion),
        [1.5, 1.5, undefined],
      );
      assert.ok(
        shown.every(({ is_beside, gap }) => is_beside && gap < 24),
        JSON.stringify(shown),
      );
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  for (const [width, height, colour_scheme] of sizes) {
    test(`what is shown for an address without a page is read and leads to a report: ${width} px, ${colour_scheme}`, async () => {
      const watched = await served.browser.open_page({ width, height, colour_scheme });
      const { page } = watched;
      await page.goto(`${served.site.url}404.html`);
      assert.deepEqual(await axe_violations(watched, []), []);
      assert.equal(await scrolls_sideways(page), false);
      await page.getByRole('link', { name: '第十一份' }).click();
      await page.waitForURL('**/nov.html');
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('leads home, to the newest report', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await page.goto(archive());
    await page.getByRole('link', { name: '最新一期' }).click();
    await page.waitForURL('**/index.html');
    assert.match((await page.getByRole('heading', { level: 1 }).textContent()) ?? '', /^第十二份/);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('loads no picture of a year that nobody has opened', async () => {
    const watched = await served.browser.open_page();
    const { page, watch } = watched;
    await page.goto(archive(), { waitUntil: 'networkidle' });
    const loaded = () =>
      watch.requests.filter((url) => url.includes('/images/')).map((url) => url.replace(/.*\/|-.*/g, ''));
    assert.deepEqual(loaded().sort(), ['a', 'b']);
    await page.locator('summary', { hasText: '2022' }).click();
    await until(async () => loaded().includes('old'), 'its picture comes');
    await watched.close();
  });

  for (const scripts of [true, false]) {
    const how = scripts ? 'with scripts' : 'without scripts';
    test(`opens its years by mouse, keys and links, ${how}`, async () => {
      const watched = await served.browser.open_page({ scripts, height: 500 });
      const { page } = watched;
      await page.goto(archive());
      assert.equal(await page.getByRole('link', { name: '第十一份' }).isVisible(), true);
      const old = page.getByRole('link', { name: '去年的一份' });
      assert.equal(await old.isVisible(), false);
      await page.locator('summary', { hasText: '2022' }).click();
      assert.equal(await old.isVisible(), true);
      await page.locator('summary', { hasText: '日期不详' }).focus();
      await page.keyboard.press('Enter');
      assert.equal(await page.getByRole('link', { name: '随笔' }).isVisible(), true);
      await page.locator('summary', { hasText: '2022' }).click();
      assert.equal(await old.isVisible(), false);
      await page.evaluate(() => scrollTo(0, 0));
      await page.getByRole('navigation', { name: '按年查看' }).getByRole('link', { name: '2022' }).click();
      await until(() => is_in_view(page, '去年的一份'), 'the link leads to what it has opened');
      assert.equal(await is_in_view(page, '第十一份'), false);
      watched.watch.assert_quiet();
      await watched.close();
    });
  }

  test('opens a year for a link by itself, where the browser does not', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await page.goto(archive());
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault(), { capture: true }));
    await page.getByRole('navigation', { name: '按年查看' }).getByRole('link', { name: '2022' }).click();
    assert.equal(await page.getByRole('link', { name: '去年的一份' }).isVisible(), true);
    await page.getByRole('link', { name: '第十一份' }).evaluate((link) => {
      for (const year of document.querySelectorAll('details')) year.open = year.contains(link);
      const to_year = document.querySelector('nav a[href^="#"][href*="2022"]');
      Object.assign(link, { hash: to_year?.getAttribute('href') });
      /** @type {HTMLAnchorElement} */ (link).click();
    });
    assert.equal(
      await page.getByRole('link', { name: '去年的一份' }).isVisible(),
      false,
      'a link elsewhere opens nothing',
    );
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('opens from a disk with its pictures, and leads to a report', async () => {
    const watched = await served.browser.open_page();
    const { page } = watched;
    await page.goto(pathToFileURL(join(served.site.folder, 'archive.html')).href);
    const is_loaded = () =>
      page
        .locator('.reports img')
        .first()
        .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0);
    await until(is_loaded, 'a picture is there');
    await page.getByRole('link', { name: '第十一份' }).click();
    await page.waitForURL('**/nov.html');
    watched.watch.assert_quiet();
    await watched.close();
  });
});

describe('the list of all reports where the system has no Chinese font', () => {
  const sought = '鑫';
  const served = served_files(
    {
      'a.md': report('第一份', '2023-12-01', 3, '没有图。'),
      'b.md': report('第二份', '2023-11-01', 2, `甲。\n\n谢谢${sought}。`),
    },
    { chinese_fonts: false },
  );

  /** @param {Page} page @param {string} text @returns {Promise<boolean>} whether the page's own face shows it */
  const is_shown = (page, text) =>
    page.evaluate((words) => {
      const faces = [...document.fonts].filter(({ status }) => status === 'loaded');
      const spans = faces.flatMap(({ unicodeRange }) =>
        unicodeRange.split(',').map((span) => span.trim().slice(2).split('-')),
      );
      const ends = spans.map(([from, to = from]) => [parseInt(from, 16), parseInt(to, 16)]);
      return [...words].every((word) =>
        ends.some(([from, to]) => word >= String.fromCodePoint(from) && word <= String.fromCodePoint(to)),
      );
    }, text);

  test('it fetches the slices that its own text needs, and those of what is found when somebody searches', async () => {
    const folder = pathToFileURL(`${served.site.folder}/`).href;
    for (const address of [served.site.url, folder]) {
      const watched = await served.browser.open_page();
      const { page, watch } = watched;
      await page.goto(`${address}archive.html`);
      await until(() => is_shown(page, '第一份第二份搜索全部月报'), 'the text of the list has its font');
      assert.equal(await is_shown(page, sought), false);
      const fetched = () => watch.requests.filter((url) => /kanbao-(slice|faces)/.test(url)).length;
      const at_first = fetched();
      assert.ok(at_first > 0 && at_first < 28, `${at_first} slices of 28`);
      await page.getByRole('searchbox').fill(`谢谢${sought}`);
      await page.locator('.results a, #search ~ * a[href*="b.html"]').first().waitFor();
      await until(() => is_shown(page, sought), 'what is found has its font');
      watch.assert_quiet();
      await watched.close();
    }
  });

  test('of two reports it is a small page', async () => {
    const page = await readFile(join(served.site.folder, 'archive.html'));
    assert.ok(page.length < 36_000, `${page.length} bytes`);
  });

  test('so does what is shown for an address without a page', async () => {
    const watched = await served.browser.open_page();
    await watched.page.goto(`${served.site.url}404.html`);
    await until(() => is_shown(watched.page, '没有找到这一页第一份'), 'its text has its font');
    watched.watch.assert_quiet();
    await watched.close();
  });
});

/**
 * @param {number} count of weekly reports
 * @returns {import('../../script/lib/report_record.mjs').ListedReport[]} the newest first
 */
function weekly_reports(count) {
  return Array.from({ length: count }, (_, place) => {
    const date = new Date(Date.UTC(2024, 3, 24 - 7 * place)).toISOString().slice(0, 10);
    const texts = {
      file: '',
      name: `r${place}`,
      title: `${date} 的周报，说这一周里都做了些什么`,
      date,
      summary: '',
      language: 'zh-CN',
    };
    const figures = [
      { name: '任务', text: '3000', value: 3000 },
      { name: '完成', text: String(count - place), value: count - place },
    ];
    const tracks = [{ name: '开源贡献个人挑战赛', id: '', issue: '', url: '', issue_name: '', figures }];
    const lists = { authors: [], tags: [], headings: [], sections: [], places: [], images: [], media: [] };
    return {
      ...texts,
      ...lists,
      tracks,
      cover: `${place}.png`,
      date_line: 1,
      is_draft: false,
      remote_images: [],
      links: [],
      warnings: [],
    };
  });
}

test('the former page of a report that was renamed leads to it, with and without scripts', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'kanbao-renamed-'));
  const browser = await open_browser();
  context.after(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });
  const packer = new SitePacker({ dist: join(repository, 'build/dist'), cache: join(folder, 'cache'), threads: 1 });
  const [posts, site] = ['posts', 'site'].map((name) => join(folder, name));
  await mkdir(posts);
  await writeFile(join(posts, 'a.md'), report('改了名的一份', '2023-12-01', 3, '看报'));
  await packer.pack([posts], site);
  await rename(join(posts, 'a.md'), join(posts, 'b.md'));
  await packer.pack([posts], site);
  for (const scripts of [true, false]) {
    const watched = await browser.open_page({ scripts });
    await watched.page.goto(pathToFileURL(join(site, 'a.html')).href, { waitUntil: 'commit' });
    await watched.page.waitForURL('**/b.html');
    assert.equal(await watched.page.getByRole('heading', { level: 1 }).textContent(), '改了名的一份');
    watched.watch.assert_quiet();
    await watched.close();
  }
});

describe('the list of two thousand reports', () => {
  const served = served_files({ 'a.md': '---\ntitle: a\ndate: 2023-12-01\n---\n看报\n' });
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-archive-'));
    const dist = join(repository, 'build/dist');
    const look = usual_look(await read_colours(dist));
    const { list_style: style, slices, search } = await read_build(dist, look);
    const around = { title: '社区周报', tracks: '', pictures: new Map(), look };
    const pages = archive_pages(weekly_reports(2000), { ...around, style, slices, search });
    for (const { name, html } of pages) await writeFile(join(folder, name), html);
    await writeFile(join(folder, '0.png'), noise_png(144, 96));
  });
  after(() => rm(folder, { recursive: true }));

  const address = (/** @type {string} */ name) => pathToFileURL(join(folder, name)).href;

  for (const [width, height, colour_scheme] of sizes) {
    for (const name of ['archive.html', 'archive-1995.html']) {
      test(`${name} is read at ${width} px, ${colour_scheme}`, async () => {
        const watched = await served.browser.open_page({ width, height, colour_scheme });
        const { page } = watched;
        await page.goto(address(name));
        assert.deepEqual(await axe_violations(watched, []), []);
        assert.equal(await scrolls_sideways(page), false);
        const entries = await page.locator('.reports > li').count();
        assert.ok(entries > 40 && entries <= 200, `${entries} entries`);
        await watched.close();
      });
    }
  }

  test('loads the pictures of a year as they come near', async () => {
    const watched = await served.browser.open_page({ width: 390, height: 844 });
    const { page, watch } = watched;
    await page.goto(address('archive-2020.html'), { waitUntil: 'load' });
    const asked = () => watch.requests.filter((url) => url.endsWith('.png')).length;
    const all = await page.locator('.reports img').count();
    await until(async () => asked() > 0, 'the first come');
    const at_first = asked();
    assert.ok(at_first < all / 2, `${at_first} of ${all} pictures`);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await until(async () => asked() > at_first, 'more come');
    await watched.close();
  });

  test('leads from year to year without scripts, and back into the first page', async () => {
    const watched = await served.browser.open_page({ scripts: false });
    const { page } = watched;
    await page.goto(address('archive.html'));
    const years = page.getByRole('navigation', { name: '按年查看' });
    assert.equal(await years.getByRole('link', { name: '1995' }).isVisible(), false);
    await years.getByText('更早').click();
    await years.getByRole('link', { name: '1995' }).click();
    await page.waitForURL('**/archive-1995.html');
    assert.equal(await years.getByRole('link', { name: '1995' }).getAttribute('aria-current'), 'page');
    assert.equal(await page.getByRole('heading', { level: 2 }).textContent(), '1995');
    await years.getByRole('link', { name: '2022' }).click();
    await page.waitForURL('**/archive.html#*');
    await until(() => is_in_view(page, '2022-12-28 的周报'), 'the year is open');
    await watched.close();
  });
});
