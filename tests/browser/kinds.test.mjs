/** The sample report that holds everything that can be written: painted, beneath its picture, offline, framed, on paper. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { every_kind } from './lib/folders.mjs';
import { sandbox, start_host } from './lib/host_page.mjs';
import { bare, Paper } from './lib/paper.mjs';
import { check_images, check_lines, open_painted } from './lib/report_checks.mjs';
import { settle } from './lib/report_page.mjs';
import { served_files, served_reports } from './lib/served.mjs';
import { compare_layer } from './lib/text_layer.mjs';

/** @typedef {import('playwright-core').Frame} Frame */

/** Words of the report, one of each kind. */
const WORDS = [
  '照着抄',
  'H2O',
  'hackathon',
  '位数变了',
  '代码进了主干',
  '十场直播',
  '寻找合适的开发者',
  '第4周的任务看板',
  '八周以后',
  '手工活又少了一件',
  'return"—"',
  '纪要发在任务帖下面',
  'VitePress的折叠',
  '引用里还可以引用',
  '被引用了两次',
];

const KINDS = ['audio', 'video', 'math', 'ruby', 'details', 'figure', '.row', 'table', 'img'];

/**
 * A gap that the browser sets between scripts counts to one of the runs beside it, so one of its edges is looked at.
 * @param {import('./lib/text_layer.mjs').RunDistance} run
 */
const distance = ({ left, right, baseline }) => Math.max(Math.min(Math.abs(left), Math.abs(right)), Math.abs(baseline));

describe('everything that can be written', () => {
  const served = served_reports([every_kind]);

  for (const { width, colour_scheme } of /** @type {const} */ ([
    { width: 1024, colour_scheme: 'light' },
    { width: 390, colour_scheme: 'dark' },
  ])) {
    test(`is painted as its HTML, ${width} px wide, ${colour_scheme}`, async (context) => {
      const options = { width, height: 900, colour_scheme };
      const { watched, commands } = await open_painted(served.browser, served.site.pages[0], options);
      await settle(watched.page);
      await check_lines(watched, commands, `kinds-${width}`, (text) => context.diagnostic(text));
      await check_images(watched, commands, `kinds-${width}`, () => {});
      const { runs } = await compare_layer(watched.page);
      const farthest = Math.max(...runs.map(distance));
      context.diagnostic(`${runs.length} runs within ${farthest.toFixed(2)} px`);
      assert.ok(farthest <= 1);
      const { layer_drift } = await watched.page.evaluate(() => /** @type {any} */ (window).kanbao.stats());
      assert.equal(layer_drift, 0);
      await watched.close();
    });
  }

  test('is one file for readers without a network', async () => {
    const file = pathToFileURL(join(served.site.folder, 'writing.offline.html')).href;
    const { watched } = await open_painted(served.browser, file);
    const asked = watched.watch.requests.filter((url) => !/^(data|blob):/.test(url) && url !== file);
    assert.deepEqual(asked, []);
    for (const kind of KINDS) assert.ok(await watched.page.$(`#report ${kind}`), kind);
    await watched.close();
  });

  test('is painted in a sandboxed frame of another site, on elements that lie beneath', async () => {
    const host = await start_host(served.site.url);
    const body = `<iframe sandbox="${sandbox}" width="900" height="700" src="${served.site.pages[0]}"></iframe>`;
    const { page, watch, close } = await served.browser.open_page();
    await page.goto(host.add('kinds', { body, has_embed: false }));
    const frame = /** @type {Frame} */ (await (await page.waitForSelector('iframe')).contentFrame());
    await frame.waitForSelector('html[data-kanbao="canvas"]', { state: 'attached' });
    const { runs } = await compare_layer(frame);
    assert.ok(runs.length > 100 && Math.max(...runs.map(distance)) <= 1);
    const { layer_drift } = await frame.evaluate(() => /** @type {any} */ (window).kanbao.stats());
    assert.equal(layer_drift, 0);
    for (const kind of KINDS) {
      const box = await frame.locator(`#report ${kind}`).first().boundingBox();
      assert.ok(box && box.width > 0 && box.height > 0, `${kind} has a place`);
    }
    watch.assert_quiet();
    await close();
    await host.close();
  });

  test('is whole on paper', async () => {
    const { watched } = await open_painted(served.browser, served.site.pages[0]);
    const paper = await Paper.print(watched);
    const text = bare(paper.pages().join(''));
    for (const word of WORDS) assert.ok(text.includes(bare(word)), word);
    paper.throw_away();
    await watched.close();
  });
});

describe('where the system has no Chinese font', () => {
  const bold = `${'写月报的人**照着抄**就行，'.repeat(12)}还有<b>粗体</b>。\n`;
  const served = served_files(
    { 'bold.md': `---\ntitle: 月报\ndate: 2023-12-01\n---\n\n${bold}` },
    { chinese_fonts: false },
  );
  const everything = served_reports([every_kind], { chinese_fonts: false });

  /** @param {import('./lib/browser.mjs').TestBrowser} browser @param {string} url */
  async function check_layer(browser, url) {
    const { watched } = await open_painted(browser, url, { width: 390, height: 900 });
    await settle(watched.page);
    const { runs } = await compare_layer(watched.page);
    assert.ok(runs.length > 20 && Math.max(...runs.map(distance)) <= 1);
    const { layer_drift } = await watched.page.evaluate(() => /** @type {any} */ (window).kanbao.stats());
    assert.equal(layer_drift, 0);
    const heights = await watched.page.evaluate(() =>
      [...document.querySelectorAll('#report :is(strong, b)')].map((one) => one.getClientRects()[0].height),
    );
    await watched.close();
    return heights;
  }

  test('bold words without a space between them lie beneath their ink, in lines of one height', async () => {
    const heights = await check_layer(served.browser, served.site.pages[0]);
    assert.equal(new Set(heights).size, 1);
  });

  test('so does everything that can be written', async () => {
    await check_layer(everything.browser, everything.site.pages[0]);
  });
});
