/** The list of all reports: what it tells of each, and how a long row is divided into years and pages. */

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { JSDOM } from 'jsdom';
import { PNG } from 'pngjs';

import { archive_pages } from '../../script/lib/archive_page.mjs';
import { read_colours } from '../../script/lib/build.mjs';
import { BUILD_FOLDERS } from '../../script/lib/build_folders.mjs';
import { sitemap_xml } from '../../script/lib/feed.mjs';
import { usual_look } from '../../script/lib/site_look.mjs';
import { png } from './images_in_tests.mjs';
import { Desk } from './test_build.mjs';

/** @param {string} title @param {string} date @param {string} [more] YAML */
const front = (title, date, more = '') => `---\ntitle: ${title}\n${date && `date: ${date}\n`}${more}---\n`;

/** @param {Element | null} element */
const words = (element) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/**
 * @param {number} width px
 * @param {number} height
 * @param {number} alpha
 * @returns {Buffer} a PNG without repetitions, which makes it large
 */
function noise(width, height, alpha = 255) {
  const picture = new PNG({ width, height });
  let state = 1;
  for (let at = 0; at < picture.data.length; at += 1) {
    state = (state * 48271) % 2147483647;
    picture.data[at] = at % 4 === 3 ? alpha : state & 255;
  }
  return PNG.sync.write(picture);
}

describe('an entry of the list of all reports', () => {
  /** @type {Desk} */
  let desk;
  /** @type {Element[]} */
  let entries;
  before(async () => {
    desk = await Desk.make_real();
    await desk.put('posts/sign.png', png(16, 16));
    await desk.put('posts/small.png', png(100, 80));
    await desk.put('posts/large.png', noise(600, 200));
    await desk.put('posts/clear.png', noise(300, 600, 0));
    await desk.put('posts/cut.png', noise(600, 200).subarray(0, 30_000));
    const tracks = (/** @type {string} */ list) => `tracks: [${list}]\n`;
    const many = Array.from({ length: 8 }, (_, place) => `{name: 第${place}, figures: {人: ${place}}}`).join(', ');
    await desk.put('posts/a.md', `${front('甲', '2023-07-01', tracks('{name: 赛, figures: {任务: 100, 完成: 3}}'))}一`);
    await desk.put(
      'posts/b.md',
      `${front('乙', '2023-09-01', tracks('{name: 赛, figures: {任务: 100, 完成: 10}}, {name: 营, figures: {项目: 18}}, {name: 无}'))}二 ![](sign.png) ![](small.png)`,
    );
    await desk.put(
      'posts/c.md',
      `${front('丙', '2023-10-01', tracks('{name: 赛, figures: {任务: 110, 完成: —}}, {name: 营, figures: {项目: 18}}'))}三 ![](large.png)`,
    );
    await desk.put(
      'posts/d.md',
      `${front('丁 <b>', '2023-11-01', 'cover: clear.png\n')}四 &amp; <i>斜</i> ![](small.png)`,
    );
    await desk.put('posts/e.md', `${front('News', '2023-12', `lang: en\n${tracks(many)}`)}Five ![](cut.png)`);
    await desk.put('posts/f.md', `${front('己', '2024-01-01', 'cover: https://example.com/c.png\n')}![](sign.png)`);
    await desk.pack();
    const { document } = new JSDOM(await desk.read('archive.html')).window;
    entries = [...document.querySelectorAll('.reports > li')];
  });
  after(() => rm(desk.folder, { recursive: true }));

  /** @param {string} title */
  const entry = (title) => /** @type {Element} */ (entries.find((one) => words(one.querySelector('a')) === title));
  /** @param {string} title */
  const lines = (title) => [...entry(title).querySelectorAll('ul li')].map(words);

  test('tells of each track its last figure against the whole, and how it has changed since', () => {
    assert.deepEqual(lines('甲'), ['赛 完成 3 / 100']);
    assert.deepEqual(lines('乙'), ['赛 完成 10 / 100（↑ 增 7，变化较 2023-07）', '营 项目 18', '无']);
  });

  test('tells what is unknown as unknown', () => {
    assert.deepEqual(lines('丙'), ['赛 完成 — / 110（变化 —）', '营 项目 18（= 持平）']);
  });

  test('tells of a few of many tracks, and how many there are, in the report’s own language', () => {
    const told = lines('News');
    assert.deepEqual([told.length, told[5], told[6]], [7, '第5 人 5', 'and 2 more tracks']);
    assert.equal(entry('News').getAttribute('lang'), 'en');
  });

  test('has the summary of a report without tracks, as text', () => {
    assert.equal(words(entry('丁 <b>').querySelector('p')), '四 & 斜');
    assert.equal(entry('丁 <b>').querySelectorAll('b, i').length, 0);
    assert.equal(entry('己').querySelector('p'), null, 'there is nothing to say');
  });

  test('leads to its report, and says its date', () => {
    assert.equal(entry('News').querySelector('a')?.getAttribute('href'), 'e.html');
    assert.deepEqual(
      entries.map((one) => one.querySelector('time')?.dateTime),
      ['2024-01-01', '2023-12', '2023-11-01', '2023-10-01', '2023-09-01', '2023-07-01'],
    );
  });

  test('has a picture that is loaded when it is seen, has its room before, and says nothing beside the title', () => {
    const images = entries.flatMap((one) => [...one.querySelectorAll('img')]);
    assert.equal(images.length, 5);
    for (const image of images) {
      const told = ['loading', 'alt', 'width', 'height'].map((name) => image.getAttribute(name));
      assert.deepEqual(told, ['lazy', '', '144', '96']);
    }
  });

  test('shows the cover, else the first image that is more than a sign; none leaves no gap', () => {
    const shown = entries.map((one) =>
      (one.querySelector('img')?.getAttribute('src') ?? '').replace(/-[\da-f]{8}/, ''),
    );
    assert.deepEqual(shown, [
      'https://example.com/c.png',
      'images/cut.png',
      'images/small/clear.png',
      'images/small/large.png',
      'images/small.png',
      '',
    ]);
    assert.equal(entry('甲').firstElementChild?.tagName, 'DIV');
  });

  test('of a large image a small one is made, which shows the middle of it', async () => {
    const read = async (/** @type {string} */ title) => {
      const src = entry(title).querySelector('img')?.getAttribute('src') ?? '';
      const bytes = await readFile(join(desk.folder, 'site', src));
      return { bytes, ...PNG.sync.read(bytes) };
    };
    const large = await read('丙');
    assert.deepEqual([large.width, large.height], [288, 192]);
    assert.ok(large.bytes.length < 60_000, `${large.bytes.length} bytes`);
    const clear = await read('丁 <b>');
    assert.ok(
      clear.data.every((value) => value === 255),
      'what is transparent is white',
    );
  });

  test('a second run makes nothing anew', async () => {
    const { changed } = await desk.pack();
    assert.equal(changed, 0);
    assert.ok((await desk.read('archive.html')).includes('images/small/large-'));
  });
});

/**
 * @param {string[]} dates of each report, the newest first
 * @returns {import('../../script/lib/report_record.mjs').ListedReport[]}
 */
function reports_of(dates) {
  return dates.map((date, place) => {
    const name = `r${place}`;
    const texts = { file: `${name}.md`, name, title: `第 ${place} 份`, date, summary: '看报', language: 'zh-CN' };
    const figures = [{ name: '任务', text: '9', value: 9 }];
    const tracks = [{ name: '赛', id: '赛', issue: '', url: '', issue_name: '', figures }];
    const lists = { authors: [], tags: [], headings: [], sections: [], places: [], images: [], media: [] };
    return {
      ...texts,
      ...lists,
      tracks,
      cover: 'c.png',
      date_line: 1,
      is_draft: false,
      remote_images: [],
      links: [],
      warnings: [],
    };
  });
}

const search = { src: 'search.js', faces: 'faces.css', start: '"search"', style: '#search { margin: 0 }' };
const look = usual_look(await read_colours(BUILD_FOLDERS.dist));
const around = { title: '月报', tracks: '', style: 'a {}', slices: [], pictures: new Map(), search, look };

/** @param {string[]} dates the newest first */
function pages_of(dates) {
  const pages = archive_pages(reports_of(dates), around);
  return pages.map(({ name, html }) => ({ name, html, document: new JSDOM(html).window.document }));
}

/** @param {string} year @param {number} count @returns {string[]} */
const dates_of = (year, count) =>
  Array.from({ length: count }, (_, place) => `${year}-${String(12 - (place % 12)).padStart(2, '0')}`);

/** @param {Document} document */
const years_of = (document) =>
  [...document.querySelectorAll('nav.years a')].map((link) => `${words(link)} ${link.getAttribute('href')}`);

describe('what the list of all reports tells of itself', () => {
  /** @type {Desk} */
  let desk;
  before(async () => {
    desk = await Desk.make();
    await desk.put('posts/a.png', png(4, 3));
    await desk.put('posts/a.md', `${front('甲 "<b>"', '2023-12-01')}看报\n\n![图](a.png)\n`);
    await desk.put('posts/b.md', `${front('乙', '2023-11-01')}看报\n`);
  });
  after(() => rm(desk.folder, { recursive: true }));

  async function told() {
    const { document } = new JSDOM(await desk.read('archive.html')).window;
    const metas = [...document.querySelectorAll('meta')].map((meta) => [
      meta.getAttribute('name') ?? meta.getAttribute('property'),
      meta.content,
    ]);
    const links = [...document.querySelectorAll('link')].map((link) => [link.rel, link.getAttribute('href')]);
    return { document, ...Object.fromEntries([...metas, ...links]) };
  }

  test('what it is, and a way home, without knowing where it will stand', async () => {
    await desk.pack();
    const page = await told();
    assert.equal(page.description, '共 2 期月报，最新一期：甲 "<b>"');
    assert.equal(page['og:description'], page.description);
    assert.deepEqual([page['og:type'], page['og:title'], page['og:locale']], ['website', '月报', 'zh_CN']);
    for (const name of ['canonical', 'alternate', 'og:url', 'og:image', 'og:site_name']) {
      assert.equal(page[name], undefined, name);
    }
    assert.equal(words(page.document.querySelector('nav#bar a[href="index.html"]')), '最新一期');
  });

  test('its full addresses, its feed and the picture of the newest report, once that is known', async () => {
    await desk.pack({ base_url: 'https://example.org/r/', title: '社区 & 月报' });
    const page = await told();
    assert.equal(page.canonical, 'https://example.org/r/archive.html');
    assert.equal(page['og:url'], page.canonical);
    assert.equal(page['og:site_name'], '社区 & 月报');
    assert.match(page['og:image'], /^https:\/\/example\.org\/r\/images\/a-[\da-f]{8}\.png$/);
    assert.equal(page['twitter:card'], 'summary_large_image');
    const feed = page.document.querySelector('link[rel=alternate]');
    assert.deepEqual(
      ['type', 'title', 'href'].map((name) => feed?.getAttribute(name)),
      ['application/atom+xml', '社区 & 月报', 'feed.xml'],
    );
  });

  test('a year of its own page tells how many reports are of it', () => {
    const [, old] = pages_of([...dates_of('2023', 200), ...dates_of('2021', 3)]);
    const description = old.document.querySelector('meta[name=description]')?.getAttribute('content');
    assert.equal(description, '月报 · 2021 · 3 期');
    const links = [...old.document.querySelectorAll('nav#bar a')].map((link) => link.getAttribute('href'));
    assert.deepEqual(links, ['archive.html', 'index.html']);
  });

  for (const [language, text, home] of [
    ['zh-TW', '共 1 期月報，最新一期：A', '最新一期'],
    ['en', 'One report, the newest: A', 'Newest report'],
  ]) {
    test(`in the language of the newest report: ${language}`, () => {
      const [report] = reports_of(['2023-12-01']);
      const [{ html }] = archive_pages([{ ...report, title: 'A', language }], around);
      const { document } = new JSDOM(html).window;
      assert.equal(document.querySelector('meta[name=description]')?.getAttribute('content'), text);
      assert.equal(words(document.querySelector('nav#bar a')), home);
    });
  }
});

describe('the years of the list of all reports', () => {
  test('a single one has neither links nor anything to open', () => {
    const [{ document }, ...others] = pages_of(dates_of('2023', 5));
    assert.equal(others.length, 0);
    assert.equal(document.querySelectorAll('nav.years, details').length, 0);
    assert.equal(words(document.querySelector('h2')), '2023');
  });

  test('several can be opened, the newest is; links lead into what they open', () => {
    const [{ document }, ...others] = pages_of([...dates_of('2023', 2), ...dates_of('2021', 1), '', '']);
    assert.equal(others.length, 0);
    const folded = [...document.querySelectorAll('details')];
    assert.deepEqual(
      folded.map((details) => `${words(details.querySelector('summary'))} ${details.open}`),
      ['2023 2 期 true', '2021 1 期 false', '日期不详 2 期 false'],
    );
    assert.deepEqual(years_of(document), ['2023 #list-2023', '2021 #list-2021', '日期不详 #list-undated']);
    for (const link of document.querySelectorAll('nav.years a')) {
      const list = document.querySelector(link.getAttribute('href') ?? '');
      assert.equal(words(list?.parentElement?.querySelector('h2') ?? null), words(link));
    }
  });

  test('two hundred reports are one page; of more, older years have pages of their own', () => {
    const dates = [...dates_of('2023', 100), ...dates_of('2022', 100)];
    assert.deepEqual(
      pages_of(dates).map(({ name }) => name),
      ['archive.html'],
    );
    const pages = pages_of([...dates, ...dates_of('2021', 1), '']);
    const links = ['2021 archive-2021.html', '日期不详 archive-undated.html'];
    assert.deepEqual(
      pages.map(({ name }) => name),
      ['archive.html', 'archive-2021.html', 'archive-undated.html'],
    );
    assert.deepEqual(years_of(pages[0].document), ['2023 #list-2023', '2022 #list-2022', ...links]);
    const old = pages[1].document;
    assert.deepEqual(years_of(old), ['2023 archive.html#list-2023', '2022 archive.html#list-2022', ...links]);
    assert.equal(words(old.querySelector('[aria-current="page"]')), '2021');
    assert.equal(words(old.querySelector('#bar a[href="archive.html"]')), '全部月报');
    assert.equal(old.title, '月报 · 2021');
    assert.equal(old.querySelectorAll('.reports > li').length, 1);
    assert.ok(old.querySelector('#search'), 'one can search there, too');
  });

  test('a year with more reports than a page holds is divided', () => {
    const pages = pages_of(dates_of('2023', 401));
    assert.deepEqual(
      pages.map(({ name, document }) => [name, document.querySelectorAll('.reports > li').length]),
      [
        ['archive.html', 200],
        ['archive-2023-2.html', 200],
        ['archive-2023-3.html', 1],
      ],
    );
    const links = ['2023 (1) #list-2023', '2023 (2) archive-2023-2.html', '2023 (3) archive-2023-3.html'];
    assert.deepEqual(years_of(pages[0].document), links);
  });

  for (const [what, dates] of /** @type {const} */ ([
    ['of a hundred and sixty years', Array.from({ length: 2000 }, (_, place) => `${2016 - Math.floor(place / 12)}-01`)],
    ['of one year', dates_of('2023', 2000)],
    ['without a date', Array.from({ length: 2000 }, () => '')],
  ])) {
    test(`two thousand reports ${what}: each is in one page, and no page is long`, () => {
      const pages = pages_of([...dates]);
      const names = pages.flatMap(({ document }) =>
        [...document.querySelectorAll('.reports .head > a')].map((link) => link.getAttribute('href')),
      );
      assert.deepEqual(
        names,
        reports_of([...dates]).map(({ name }) => `${name}.html`),
      );
      const longest = Math.max(...pages.map(({ html }) => Buffer.byteLength(html)));
      assert.ok(longest < 120_000, `${longest} bytes`);
      for (const { document } of pages) {
        assert.ok(document.querySelectorAll('nav.years > a').length <= 12);
        for (const link of document.querySelectorAll('nav.years a')) {
          const [page, id] = (link.getAttribute('href') ?? '').split('#');
          const target = pages.find(({ name }) => name === (page || 'archive.html'));
          assert.ok(target && (id === undefined || target.document.getElementById(id)), link.outerHTML);
        }
      }
    });
  }

  test('links to years long ago are folded, but where one is there', () => {
    const pages = pages_of(Array.from({ length: 300 }, (_, place) => `${2023 - Math.floor(place / 12)}-01`));
    const folded = pages.map(({ name, document }) => [name, document.querySelector('nav.years details')]);
    const are_open = folded.map(([, details]) => /** @type {HTMLDetailsElement} */ (details).open);
    assert.deepEqual(
      are_open,
      pages.map(({ name }) => name !== 'archive.html'),
    );
    assert.equal(words(pages[0].document.querySelector('nav.years summary')), '更早');
  });

  test('the same reports give the same pages, and the site map names each', () => {
    const dates = [...dates_of('2023', 150), ...dates_of('2022', 150)];
    const [pages, again] = [pages_of(dates), pages_of(dates)];
    assert.deepEqual(
      pages.map(({ html }) => html),
      again.map(({ html }) => html),
    );
    const names = pages.map(({ name }) => name);
    const map = sitemap_xml([], names, 'https://example.org/');
    assert.deepEqual(map.match(/(?<=<loc>).*?(?=<)/g), [
      'https://example.org/archive.html',
      'https://example.org/archive-2022.html',
    ]);
  });
});
