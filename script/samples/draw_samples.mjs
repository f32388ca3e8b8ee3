/**
 * Draws the pictures of the sample reports into assets/reports/images: Chromium sets each one as a page in the faces that
 * the build has extracted, so the same versions of both give the same bytes.
 */

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';

import { Problem, run_command } from '../lib/problem.mjs';
import { palette_png } from './palette_png.mjs';
import { PICTURES } from './pictures.mjs';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const STYLE = fileURLToPath(new URL('pictures.css', import.meta.url));
const FONTS = join(REPOSITORY, 'build/dist/fonts');
const IMAGES = join(REPOSITORY, 'assets/reports/images');
/** Never reached: every request to it is answered from files. */
const ORIGIN = 'http://samples.invalid';
const JPEG_QUALITY = 88;

const USAGE = `usage: script/draw_samples [--out FOLDER]
Draws the pictures of the sample reports into FOLDER (assets/reports/images unless given).`;

function chromium_path() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = places.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Problem('Chromium is missing: script/setup installs it, or name it in CHROMIUM.');
  return found;
}

/** @param {import('playwright-core').Page} page */
async function serve_files(page) {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/pictures.css') return route.fulfill({ path: STYLE });
    if (pathname.startsWith('/fonts/')) return route.fulfill({ path: join(FONTS, pathname.slice('/fonts/'.length)) });
    return route.fulfill({ contentType: 'text/html', body: '' });
  });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./pictures.mjs').SamplePicture} picture
 */
async function draw(page, { format, width, height, body }) {
  await page.setViewportSize({ width, height });
  await page.goto(`${ORIGIN}/`);
  await page.setContent(
    `<!doctype html><html lang="zh-CN"><link rel="stylesheet" href="${ORIGIN}/pictures.css"><body>${body}`,
  );
  await page.evaluate('document.fonts.ready');
  if (format === 'jpeg') return page.screenshot({ type: 'jpeg', quality: JPEG_QUALITY });
  return palette_png(PNG.sync.read(await page.screenshot()));
}

run_command(async () => {
  const { values } = read_arguments();
  for (const name of ['NotoSansSC-Regular.otf', 'NotoSansSC-Bold.otf']) {
    if (!existsSync(join(FONTS, name))) throw new Problem(`${name} is missing in build/dist/fonts: run script/build.`);
  }
  // Glyphs must not depend on the hinting and the subpixel order that the machine's settings ask for.
  const args = ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
  const browser = await chromium.launch({ executablePath: chromium_path(), args });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    await serve_files(page);
    for (const picture of PICTURES) {
      const path = join(values.out, picture.file);
      await mkdir(dirname(path), { recursive: true });
      const bytes = await draw(page, picture);
      await writeFile(path, bytes);
      console.log(`${picture.file}  ${picture.width} × ${picture.height}  ${(bytes.length / 1000).toFixed(1)} kB`);
    }
  } finally {
    await browser.close();
  }
});

function read_arguments() {
  try {
    return parseArgs({ options: { out: { type: 'string', default: IMAGES } } });
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
