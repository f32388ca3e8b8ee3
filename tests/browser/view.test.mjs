/** view.html opens reports from addresses, files and folders, says what fails and why, and keeps what it shows as one file. */

import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { open_browser, until } from './lib/browser.mjs';
import { sample_folder } from './lib/folders.mjs';
import { read_display, settle, until_canvas } from './lib/report_page.mjs';
import { pack_site } from './lib/site.mjs';

const PIXEL = PNG.sync.write(new PNG({ width: 40, height: 20 }));
const report = (/** @type {string} */ title) =>
  `---\ntitle: ${title}\ndate: 2024-05-06\n---\n\n正文在这里。\n\n![图](../images/p.png)\n`;

/** @typedef {import('./lib/browser.mjs').WatchedPage} WatchedPage */

describe('view.html', () => {
  /** @type {string} */
  let folder;
  /** @type {import('./lib/site.mjs').Site} */
  let site;
  /** @type {import('./lib/browser.mjs').TestBrowser} */
  let browser;
  /** @type {import('node:http').Server} */
  let other;
  /** @type {string} another origin, which lets every page read below /open/ and none elsewhere */
  let elsewhere;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanbao-view-'));
    site = await pack_site();
    await cp(sample_folder, join(site.folder, 'md'), { recursive: true });
    other = createServer((request, response) => {
      const open = (request.url ?? '').startsWith('/open/');
      if (open) response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader(
        'Content-Type',
        (request.url ?? '').endsWith('.png') ? 'image/png' : 'text/plain; charset=utf-8',
      );
      response.end((request.url ?? '').endsWith('.png') ? PIXEL : report('别处的月报'));
    });
    await new Promise((done) => other.listen(0, '127.0.0.1', () => done(undefined)));
    elsewhere = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (other.address()).port}`;
    browser = await open_browser({ flags: ['--lang=zh-CN', '--accept-lang=zh-CN'] });
    await mkdir(join(folder, 'posts'));
    await mkdir(join(folder, 'images'));
    await writeFile(join(folder, 'images/p.png'), PIXEL);
    await writeFile(join(folder, 'posts/one.md'), report('一月月报'));
  });
  after(async () => {
    await browser.close();
    other.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** @param {string} [query] @param {import('./lib/browser.mjs').PageOptions} [options] */
  async function open_view(query = '', options = {}) {
    const watched = await browser.open_page({
      ...options,
      before_scripts:
        options.before_scripts ?? (() => Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' })),
    });
    await watched.page.goto(`${site.url}view.html${query}`);
    await until(() => watched.page.evaluate(() => 'kanbao' in window), 'the program runs');
    return watched;
  }

  const line = (/** @type {WatchedPage} */ { page }) =>
    page.evaluate(() => document.querySelector('#progress')?.textContent ?? '');
  const title = (/** @type {WatchedPage} */ { page }) => page.title();

  /** @param {WatchedPage} watched @param {RegExp} expected */
  async function until_said(watched, expected) {
    await until(async () => expected.test(await line(watched)), `the line says ${expected}`).catch(async (error) => {
      throw new Error(`${error.message}: ${await line(watched)}`);
    });
    assert.ok(await watched.page.isVisible('#address'), 'the opener can be reached');
  }

  /** @param {WatchedPage} watched */
  async function painted_words(watched) {
    await settle(watched.page);
    return (await read_display(watched.page)).map((command) => (command.kind === 'text' ? command.text : '')).join('');
  }

  /**
   * @param {WatchedPage} watched
   * @param {{name: string, text: string | number[]}[]} files are dropped on the page
   */
  async function drop(watched, files) {
    const transfer = await watched.page.evaluateHandle((given) => {
      const held = new DataTransfer();
      for (const { name, text } of given) {
        held.items.add(new File([typeof text === 'string' ? text : new Uint8Array(text)], name));
      }
      return held;
    }, files);
    await watched.page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    assert.ok(
      await watched.page.evaluate(() => document.documentElement.classList.contains('dropping')),
      'the page shows that it takes files',
    );
    await watched.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await watched.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }

  test('what is above the report stands in one line, with the tools, on a phone, too', async () => {
    for (const language of ['zh-CN', 'en']) {
      for (const width of [1024, 390]) {
        const speaks = `Object.defineProperty(navigator, 'language', { get: () => '${language}' })`;
        const { page, close } = await open_view('?src=md/posts/hackathon-5th-monthly-report-2.md', {
          width,
          before_scripts: { content: speaks },
        });
        await page.waitForSelector('.tools .contents', { state: 'attached' });
        const boxes = await page.evaluate(() =>
          [...document.querySelectorAll('#opening summary, .tools button:not([hidden]), #keep')].map((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return { left, right, middle: (top + bottom) / 2 };
          }),
        );
        assert.equal(boxes.length, 6);
        for (const [i, { left, right, middle }] of boxes.entries()) {
          assert.ok(left >= (boxes[i - 1]?.right ?? 0) && right <= width, `${language}, ${width} px: ${left}–${right}`);
          assert.ok(Math.abs(middle - boxes[0].middle) <= 2, `${language}, ${width} px: ${JSON.stringify(boxes)}`);
        }
        await close();
      }
    }
  });

  test('a report beside it opens from its address, painted, with its images', async () => {
    const watched = await open_view('?src=md/posts/hackathon-5th-monthly-report-1.md');
    await until_canvas(watched);
    assert.match(await painted_words(watched), /三大赛道/);
    assert.ok(await watched.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images > 0));
    assert.match(await title(watched), /第五期/);
    assert.equal(await watched.page.evaluate(() => document.querySelector('article')?.lang), 'zh-CN');
    assert.ok(!(await watched.page.isVisible('#address')), 'the opener folds away');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('an address with a fragment opens at that heading', async () => {
    const watched = await open_view(
      `?src=md/posts/hackathon-5th-monthly-report-1.md&theme=dark#${encodeURIComponent('大模型应用与创意赛')}`,
    );
    await until_canvas(watched);
    const top = () =>
      watched.page.evaluate(() => document.getElementById('大模型应用与创意赛')?.getBoundingClientRect().top ?? NaN);
    await until(async () => Math.abs(await top()) < 60, 'the heading is at the top');
    assert.match(watched.page.url(), /theme=dark.*#/);
    await watched.close();
  });

  test('an address that is typed opens with Enter, and stays in the address of the page', async () => {
    const watched = await open_view();
    await watched.page.fill('#address', `${elsewhere}/open/posts/x.md`);
    await watched.page.press('#address', 'Enter');
    await until(async () => (await title(watched)) === '别处的月报', 'it opens');
    assert.equal(new URL(watched.page.url()).searchParams.get('src'), `${elsewhere}/open/posts/x.md`);
    const images = () => watched.page.evaluate(() => document.querySelector('#report img')?.getAttribute('src'));
    assert.equal(await images(), `${elsewhere}/open/images/p.png`);
    await watched.close();
  });

  test('the address of a page of GitHub opens the file that it shows', async () => {
    const watched = await open_view();
    await watched.page.route('https://raw.githubusercontent.com/**', (route) =>
      route.fulfill({ body: report('仓库里的月报'), headers: { 'Access-Control-Allow-Origin': '*' } }),
    );
    await watched.page.fill('#address', 'https://github.com/some/blog/blob/main/posts/%E6%9C%88.md?plain=1#L3');
    await watched.page.click('#open');
    await until(async () => (await title(watched)) === '仓库里的月报', 'it opens');
    assert.ok(watched.watch.requests.includes('https://raw.githubusercontent.com/some/blog/main/posts/%E6%9C%88.md'));
    const image = 'https://raw.githubusercontent.com/some/blog/main/images/p.png';
    await until(async () => watched.watch.requests.includes(image), 'so does its image');
    await watched.close();
  });

  test('another site that lets no page read it is said, with what to do', async () => {
    const watched = await open_view(`?src=${encodeURIComponent(`${elsewhere}/closed/x.md`)}`);
    await until_said(watched, /CORS.*拖到这里/);
    await watched.close();
  });

  for (const [name, query, expected] of /** @type {const} */ ([
    ['a file that is not there', 'md/posts/nothing.md', /404（没有这个文件）/],
    ['a web page', 'archive.html', /是网页，不是 Markdown/],
    ['an address of another kind', 'ftp://example.org/x.md', /不是完整的网址/],
    ['a picture', 'md/images/board.png', /404|不是可以读取的文本/],
    ['a program', 'PROGRAM', /不是可以读取的文本/],
  ])) {
    test(`${name} is said, and the page stays`, async () => {
      if (query === 'PROGRAM') await writeFile(join(site.folder, 'x.md'), Uint8Array.of(0, 1, 2, 0xff, 0xfe, 3, 0xc0));
      const watched = await open_view(`?src=${encodeURIComponent(query === 'PROGRAM' ? 'x.md' : query)}`);
      await until_said(watched, expected);
      await watched.close();
    });
  }

  test('a file that is dropped opens; another one after it takes its place', async () => {
    const watched = await open_view();
    await drop(watched, [{ name: 'a.md', text: '# 甲\n\n第一份。' }]);
    await until_canvas(watched);
    assert.match(await painted_words(watched), /第一份/);
    await drop(watched, [{ name: 'b.md', text: '# 乙\n\n第二份。' }]);
    await until(async () => (await title(watched)) === '乙', 'the second opens');
    await until_canvas(watched);
    assert.match(await painted_words(watched), /第二份/);
    await watched.page.setViewportSize({ width: 500, height: 700 });
    await settle(watched.page);
    assert.match(await painted_words(watched), /第二份/);
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('images that are dropped with a report are shown; one that is missing is named in its box', async () => {
    const watched = await open_view();
    const text = '# 图\n\n![有](../images/p.png)\n\n![无](missing.png)\n';
    await drop(watched, [
      { name: 'r.md', text },
      { name: 'p.png', text: [...PIXEL] },
    ]);
    await until_canvas(watched);
    const words = await painted_words(watched);
    assert.match(words, /图片不存在[^]*missing\.png/);
    assert.doesNotMatch(words, /不完整/);
    assert.match(
      await watched.page.evaluate(() => document.querySelector('#report img')?.getAttribute('src') ?? ''),
      /^blob:/,
    );
    await watched.close();
  });

  test('a folder with one report opens it; one with several offers them, the newest first', async () => {
    const watched = await open_view();
    await watched.page.setInputFiles('#folder', folder);
    await until(async () => (await title(watched)) === '一月月报', 'the only report opens');
    await until_canvas(watched);
    await settle(watched.page);
    assert.ok(await watched.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images > 0));
    await watched.page.setInputFiles('#folder', sample_folder);
    await until(async () => (await watched.page.locator('#choices button').count()) === 5, 'all are offered');
    assert.match((await watched.page.locator('#choices button').allTextContents())[0] ?? '', /report-2\.md$/);
    await watched.page.click('#choices li:nth-child(2) button');
    await until(async () => /4周/.test(await title(watched)), 'the chosen one opens');
    await watched.close();
  });

  test('files without a report, files that are too large, and bad front matter are said', async () => {
    const watched = await open_view();
    await drop(watched, [{ name: 'x.png', text: [...PIXEL] }]);
    await until_said(watched, /^x\.png 里没有月报：请选择 Markdown 文件/);
    await watched.page.dispatchEvent('#folder', 'change');
    await until_said(watched, /这里没有文件/);
    await drop(watched, [{ name: 'big.md', text: 'a'.repeat(20_000_001) }]);
    await until_said(watched, /超过 20 MB/);
    await drop(watched, [{ name: 'bad.md', text: '---\ntitle: a: b: c\n---\n\n正文还在。' }]);
    await until_canvas(watched);
    assert.match(await painted_words(watched), /无法解析[^]*正文还在/);
    await watched.close();
  });

  test('when a second file fails, it is named, and it is said that the first is still shown, until that is read', async () => {
    const watched = await open_view();
    const { page } = watched;
    const text = `# 甲\n\n![有](p.png)\n\n${'第一份有许多段落。\n\n'.repeat(60)}`;
    await drop(watched, [
      { name: 'a.md', text },
      { name: 'p.png', text: [...PIXEL] },
    ]);
    await until_canvas(watched);
    const dismiss = page.locator('#dismiss');
    assert.equal(await dismiss.isVisible(), false);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 900);
    await until(() => page.evaluate(() => scrollY === 900), 'the reader reads on');
    await settle(page);
    for (const [name, text] of /** @type {[string, string | number[]][]} */ ([
      ['b.md', [0, 1, 2, 0xff, 0xfe, 3, 0xc0]],
      ['c.html', '<!doctype html><p>别的网页'],
    ])) {
      await drop(watched, [{ name, text }]);
      await until_said(watched, new RegExp(`^${name} .*下面显示的仍是“甲”。$`));
      const place = await page.locator('#progress').boundingBox();
      assert.ok(place && place.y >= 0 && place.y < 700, 'it is in view');
    }
    await settle(page);
    assert.match(await painted_words(watched), /第一份/);
    assert.ok(await page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images > 0));
    await dismiss.click();
    assert.equal(await line(watched), '');
    assert.equal(await dismiss.isVisible(), false);
    assert.equal(await page.evaluate(() => scrollY), 900, 'the reader is where they were');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'opening-name');
    watched.watch.assert_quiet();
    await watched.close();
  });

  test('an English interface speaks English around a Chinese report', async () => {
    const watched = await open_view('', {
      before_scripts: () => Object.defineProperty(navigator, 'language', { get: () => 'en-GB' }),
    });
    const { page } = watched;
    assert.equal(await page.locator('#imprint').innerText(), 'Licences');
    const text = '---\ntitle: a: b: c\n---\n\n正文是中文。\n\n![无](missing.png)\n';
    await drop(watched, [{ name: 'r.md', text }]);
    await until_canvas(watched);
    await until(async () => /missing\.png/.test(await painted_words(watched)), 'the image is told of');
    const words = await painted_words(watched);
    assert.match(words, /cannotberead\(line\d+,column\d+\)/);
    assert.match(words, /Imagenotfound\(404\)/);
    assert.doesNotMatch(words, /图片|无法/);
    const languages = await page.evaluate(() =>
      ['article', '#opener', '#imprint', '#status'].map((selector) =>
        document.querySelector(selector)?.getAttribute('lang'),
      ),
    );
    assert.deepEqual(languages, ['zh-CN', 'en', 'en', 'en']);
    await watched.close();
  });

  test('a traditional one has its own words', async () => {
    const watched = await open_view('', {
      before_scripts: () => Object.defineProperty(navigator, 'language', { get: () => 'zh-TW' }),
    });
    assert.equal(await watched.page.locator('#opening summary').innerText(), '打開月報');
    await drop(watched, [{ name: 'x.png', text: [...PIXEL] }]);
    await until_said(watched, /請選擇 Markdown 檔案/);
    await watched.close();
  });

  test('a report in GB18030 opens', async () => {
    const watched = await open_view();
    await drop(watched, [{ name: 'old.md', text: [0x23, 0x20, 0xbf, 0xb4, 0xb1, 0xa8, 0x0a] }]);
    await until(async () => (await title(watched)) === '看报', 'it is read');
    await until_canvas(watched);
    assert.match(await painted_words(watched), /看报/);
    await watched.close();
  });

  test('without WebGL the report is shown as HTML, and a line says why', async () => {
    const watched = await open_view('?src=md/posts/hackathon-5th-monthly-report-1.md', {
      before_scripts: () => void Reflect.deleteProperty(window, 'WebGL2RenderingContext'),
    });
    await until(
      () => watched.page.evaluate(() => document.querySelector('#report')?.textContent?.includes('三大赛道') ?? false),
      'the report is there',
    );
    assert.match(await watched.page.evaluate(() => document.querySelector('#status')?.textContent ?? ''), /WebGL 2/);
    await watched.close();
  });

  test('where the system has no Chinese font, slices of ours are fetched', async (context) => {
    const bare = await open_browser({ chinese_fonts: false });
    context.after(() => bare.close());
    const watched = await bare.open_page();
    await watched.page.goto(`${site.url}view.html?src=md/posts/hackathon-5th-monthly-report-1.md`);
    await until_canvas(watched);
    // The engine's worker gets them out of the browser's cache.
    const slices = site.requests.map(({ path }) => path).filter((path) => /kanbao-slice/.test(path));
    assert.ok(slices.length > 0 && new Set(slices).size === slices.length, `${slices.length} requests`);
    assert.ok(await watched.page.evaluate(() => [...document.fonts].every(({ status }) => status !== 'error')));
  });

  test('hostile Markdown does nothing', async () => {
    const watched = await open_view();
    const attack = 'window.attacked=1';
    const text = `# 攻\n\n<script>${attack}</script><img src=x onerror=${attack}> [甲](javascript:${attack}) ![乙](javascript:${attack})\n\n</script><script>${attack}</script>\n`;
    await drop(watched, [{ name: 'a.md', text }]);
    await until_canvas(watched);
    await watched.page.evaluate(() => {
      for (const link of document.querySelectorAll('#report a:not(.self)')) /** @type {HTMLElement} */ (link).click();
    });
    assert.equal(
      await watched.page.evaluate(() => 'attacked' in window || document.querySelector('#report script') !== null),
      false,
    );
    await watched.close();
  });

  test('Save makes one file under the name of the report, which opens from disk with everything inside', async () => {
    const watched = await open_view('?src=md/posts/hackathon-5th-monthly-report-2.md');
    await until_canvas(watched);
    const [download] = await Promise.all([watched.page.waitForEvent('download'), watched.page.click('#keep')]);
    assert.match(download.suggestedFilename(), /^【飞桨黑客松-月报】第五期.*\.html$/);
    const file = join(folder, 'kept.html');
    await download.saveAs(file);
    await until_said_softly(watched, /已保存为/);
    const kept = await browser.open_page();
    await kept.page.goto(pathToFileURL(file).href);
    await until_canvas(kept);
    await settle(kept.page);
    assert.ok(await kept.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images > 0));
    assert.equal(await kept.page.evaluate(() => document.querySelectorAll('[data-own-element]').length), 0);
    assert.deepEqual(
      kept.watch.requests.filter((url) => !/^(data|blob):/.test(url)),
      [pathToFileURL(file).href],
    );
    kept.watch.assert_quiet();
    for (const page of [watched, kept]) await page.close();
  });

  test('Save names how many images could not come along', async () => {
    const watched = await open_view();
    await drop(watched, [
      { name: 'r.md', text: '# 图\n\n![有](p.png)\n' },
      { name: 'p.png', text: [...PIXEL] },
    ]);
    await until_canvas(watched);
    await watched.page.evaluate(() => {
      window.fetch = () => Promise.reject(new TypeError('refused'));
    });
    const [download] = await Promise.all([watched.page.waitForEvent('download'), watched.page.click('#keep')]);
    await until_said_softly(watched, /有 1 个文件无法读取/);
    assert.match(await readFile(await download.path(), 'utf8'), /<article id="report"/);
    await watched.close();
  });

  test('opened from disk, without any server, it opens what is dropped on it', async () => {
    const watched = await browser.open_page();
    await watched.page.goto(pathToFileURL(join(site.folder, 'view.html')).href);
    await until(() => watched.page.evaluate(() => 'kanbao' in window), 'the program runs');
    await drop(watched, [
      { name: 'r.md', text: '# 图\n\n![有](p.png)\n' },
      { name: 'p.png', text: [...PIXEL] },
    ]);
    await until_canvas(watched);
    await settle(watched.page);
    assert.ok(await watched.page.evaluate(async () => (await /** @type {any} */ (window).kanbao.stats()).images > 0));
    await watched.close();
  });

  /** @param {WatchedPage} watched @param {RegExp} expected */
  const until_said_softly = (watched, expected) =>
    until(async () => expected.test(await line(watched)), `the line says ${expected}`);
});
