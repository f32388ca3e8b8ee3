/**
 * Draws the pictures of the sample reports into assets/reports/images: Chromium sets each one as a page in the faces
 * that the build has extracted, so the same versions of both give the same bytes.
 */

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';

import { Problem } from '../../web/report/problem.js';
import { run_command } from '../lib/run_command.mjs';
import { palette_png } from '../lib/palette_png.mjs';
import { PICTURES } from './pictures.mjs';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const STYLE = fileURLToPath(new URL('pictures.css', import.meta.url));
const FONTS = join(REPOSITORY, 'build/fonts/faces');
const IMAGES = join(REPOSITORY, 'assets/reports/images');
/** Never reached: every request to it is answered from files. */
const ORIGIN = 'http://samples.invalid';
const JPEG_QUALITY = 88;

const FACES = ['NotoSansSC-Regular.otf', 'NotoSansSC-Bold.otf'];

const USAGE = `usage: script/draw_samples [--out FOLDER] [--fonts FOLDER]
Draws the pictures of the sample reports into --out (assets/reports/images unless given) with the faces of --fonts
(build/fonts/faces unless given).`;

/** A name in CHROMIUM counts alone, so that nobody draws with another browser than they asked for. */
function chromium_path() {
  const named = process.env.CHROMIUM;
  const places = named ? [named] : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = places.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Problem(`no Chromium at ${places.join(', ')}: script/setup installs it, or name it in CHROMIUM.`);
  }
  return found;
}

/** @param {import('playwright-core').Page} page @param {string} fonts folder */
async function serve_files(page, fonts) {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/pictures.css') return route.fulfill({ path: STYLE });
    if (pathname.startsWith('/fonts/')) return route.fulfill({ path: join(fonts, pathname.slice('/fonts/'.length)) });
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

/** @param {import('playwright-core').Page} page @param {string} out folder */
async function draw_all(page, out) {
  for (const picture of PICTURES) {
    const path = join(out, picture.file);
    const bytes = await draw(page, picture);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    console.log(`${picture.file}  ${picture.width} × ${picture.height}  ${(bytes.length / 1000).toFixed(1)} kB`);
  }
}

function read_arguments() {
  try {
    const options = /** @type {const} */ ({ out: { type: 'string' }, fonts: { type: 'string' } });
    const { out = IMAGES, fonts = FONTS } = parseArgs({ options }).values;
    return { out, fonts };
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

run_command(async () => {
  const { out, fonts } = read_arguments();
  for (const face of FACES) {
    if (!existsSync(join(fonts, face))) throw new Problem(`${face} is missing in ${fonts}: run script/build.`);
  }
  // Glyphs must not depend on the hinting and the subpixel order that the machine's settings ask for.
  const args = ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
  const browser = await chromium.launch({ executablePath: chromium_path(), args });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    await serve_files(page, fonts);
    await draw_all(page, out);
  } finally {
    await browser.close();
  }
});
