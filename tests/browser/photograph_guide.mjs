#!/usr/bin/env node
/**
 * Draws the pictures of the guide and of the README from the samples, into assets/: `script/docs --pictures`.
 */

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PNG } from 'pngjs';

import { Place } from '../cli/guide_desk.mjs';
import { open_browser } from './lib/browser.mjs';
import { repository, sample_folder, sample_reports } from './lib/folders.mjs';
import { open_board, open_picture, picture_of } from './lib/photographed_page.mjs';
import { photograph } from './lib/pixels.mjs';
import { pack_site } from './lib/site.mjs';

/** @typedef {import('./lib/pixels.mjs').Picture} Picture */

const FRAME = [208, 212, 220, 255];
const GAP = 20; // px between pictures side by side
const BRIEF = 'hackathon-5th-monthly-report-2';
const WITH_TABLE = 'hackathon-5th-monthly-report-1';

/** What Chromium and kanbao set differently. */
const PARAGRAPHS = [
  '【开源贡献】“护航计划”（第二期）、《双周报》与代码评审同步推进：开发者为Paddle框架补齐了72个算子，修订文档与示例若干——都带单测；合入PR共110个，完成率90%，比上月高出一成，统计截至2026-08-01。',
  '“见面会”（线上）、《周报》都在看板·问答区更新，欢迎来看。',
];
const COLUMN = 320; // CSS px
const SIDE = 20; // CSS px beside it in a narrow page

/** @param {string} name @param {Picture[]} pictures side by side, each with a line around it */
async function write_picture(name, pictures) {
  const width = pictures.reduce((sum, picture) => sum + picture.width + 2, GAP * (pictures.length - 1));
  const png = new PNG({ width, height: Math.max(...pictures.map(({ height }) => height)) + 2 });
  png.data.fill(0);
  let left = 0;
  for (const { png: picture, width: own, height } of pictures) {
    for (let y = 0; y < height + 2; y += 1) {
      for (let x = 0; x < own + 2; x += 1) png.data.set(FRAME, 4 * (y * width + left + x));
    }
    PNG.bitblt(picture, png, 0, 0, own, height, left + 1, 1);
    left += own + 2 + GAP;
  }
  const file = join(repository, 'assets', name);
  await writeFile(file, PNG.sync.write(png, { deflateLevel: 9 }));
  console.log(file);
}

/** @param {(name: string) => string} page address of a sample's */
async function draw_reading(page) {
  const report = await picture_of(page(BRIEF), { width: 880, height: 943, ratio: 2 }, async () => {});
  await write_picture('kanbao.png', [report]);
  const wide = await picture_of(page(WITH_TABLE), { width: 1240, height: 760 }, open_board);
  const narrow = { width: 390, height: 760, touch: true, dark: true };
  await write_picture('tools.png', [wide, await picture_of(page(WITH_TABLE), narrow, open_picture)]);
}

/** @param {string} folder */
async function draw_lines(folder) {
  const file = join(folder, 'lines.md');
  await writeFile(file, `---\ntitle: 甲\ndate: 2026-08-01\n---\n\n${PARAGRAPHS.join('\n\n')}\n`);
  const site = await pack_site([file]);
  const said = { fonts: '', top: 0, height: 0 };
  const view = { width: COLUMN + 2 * SIDE, height: 700, ratio: 2 };
  const picture = await picture_of(/** @type {string} */ (site.pages[0]), view, async (shown) => {
    const of_lines = await shown.locator('#report > p').evaluateAll((all) => {
      const [first, last] = all.map((one) => one.getBoundingClientRect());
      return { fonts: getComputedStyle(all[0]).fontFamily, top: first.top, height: last.bottom - first.top };
    });
    Object.assign(said, of_lines);
  });
  await site.close();
  const painted = picture.crop({ x: 2 * SIDE, y: 2 * said.top, width: 2 * COLUMN, height: 2 * said.height });
  const browser = await open_browser({ ratio: 2 });
  const watched = await browser.open_page({ width: 2 * COLUMN + 140, height: said.height + 104 });
  await watched.page.setContent(beside_one_another(browser.version.split('.')[0] ?? '', said.fonts, painted));
  await watched.page.evaluate(() => document.fonts.ready);
  await write_picture('typography.png', [await photograph(watched.cdp)]);
  await browser.close();
}

/** @param {string} version @param {string} fonts @param {Picture} painted @returns {string} a page */
function beside_one_another(version, fonts, painted) {
  const plain = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
  const picture = `data:image/png;base64,${painted.encode().toString('base64')}`;
  return `<!doctype html><html lang="zh-CN"><style>
    body { margin: 20px; display: flex; gap: 20px; background: #f3f4f6; color: #262930; font: 16px/28px ${fonts} }
    h2 { margin: 0 4px 10px; font: bold 13px/14px sans-serif; color: #5e6470 }
    section > div { padding: 20px; border-radius: 8px; background: #fff; width: ${COLUMN}px }
    p { margin: 0 0 20px } p:last-child { margin: 0 } img { display: block; width: 100% }
    </style><section><h2>Chromium ${version}</h2><div>${plain}</div></section>
    <section><h2>kanbao</h2><div><img src="${picture}" alt=""></div></section></html>`;
}

/** What is seen in the page, with its words, while a report is written. @param {string} folder */
async function draw_serving(folder) {
  const place = new Place(folder, { ...process.env, PORT: '0', LC_ALL: 'C.UTF-8' });
  await cp(sample_reports, join(folder, 'posts'), { recursive: true });
  await cp(join(sample_folder, 'images'), join(folder, 'images'), { recursive: true });
  const command = `'${process.execPath}' '${join(repository, 'script/cli/kanbao.mjs')}' serve posts --no-open`;
  await place.while_serving(command, async (address) => {
    const view = { width: 880, height: 480, ratio: 2 };
    const picture = await picture_of(`${address}${BRIEF}.html`, view, async (page) => {
      await place.put('posts/archive.md', '# 全部月报\n');
      await page.getByRole('alert').waitFor();
    });
    await write_picture('serving.png', [picture]);
  });
}

const folder = await mkdtemp(join(tmpdir(), 'kanbao-pictures-'));
const site = await pack_site([sample_reports]);
const sample = (/** @type {string} */ name) => /** @type {string} */ (site.pages.find((page) => page.includes(name)));
await draw_reading(sample);
await draw_lines(folder);
await draw_serving(folder);
await site.close();
await rm(folder, { recursive: true });
