/** A page as a browser draws it, as PNG or PDF, by whichever relative of Chromium this machine has. */

import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { PNG } from 'pngjs';
import { chromium } from 'playwright-core';

import { Problem } from '../../web/report/problem.js';

/** @typedef {import('playwright-core').Page} Page */

/** Where programs are found by their names; elsewhere Playwright knows where they are installed. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const installed = ['chrome', 'msedge'];

/** Device px: what every WebGL draws at once. */
const most_height = 4096;

const longest_wait = 20_000; // ms
const quiet = 300; // ms

const flags = ['--enable-unsafe-swiftshader', '--disable-background-networking'];

/** @typedef {{executablePath?: string, channel?: string}} FoundBrowser */

/**
 * @typedef {object} Drawn
 * @property {FoundBrowser} browser
 * @property {string} page file that holds everything
 * @property {string} kind `.png` or `.pdf`
 * @property {number} width CSS px
 * @property {number} scale device px per CSS px
 * @property {string} theme
 */

/**
 * @param {string} [named] a program
 * @returns {Promise<FoundBrowser | undefined>} rejects with a Problem where the named one is none
 */
export async function find_browser(named) {
  if (named !== undefined) {
    if (await can_run(named)) return { executablePath: named };
    throw new Problem(`--browser ${named}: no program that can be run.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of programs) {
    for (const folder of folders) if (await can_run(join(folder, name))) return { executablePath: join(folder, name) };
  }
  for (const channel of installed) {
    const browser = await chromium.launch({ channel }).catch(() => undefined);
    await browser?.close();
    if (browser) return { channel };
  }
  return undefined;
}

/** @param {string} program */
async function can_run(program) {
  return access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Rejects with a Problem where the browser does not start.
 * @param {Drawn} drawn
 * @returns {Promise<Uint8Array>}
 */
export async function draw_page({ browser: found, page: file, kind, width, scale, theme }) {
  const is_root = process.getuid?.() === 0;
  const args = is_root ? [...flags, '--no-sandbox'] : flags;
  const browser = await chromium.launch({ ...found, args }).catch((/** @type {Error} */ error) => {
    throw new Problem(`${found.executablePath ?? found.channel} does not start: ${error.message.split('\n')[0]}`);
  });
  try {
    const view = { viewport: { width, height: Math.floor(most_height / scale) }, deviceScaleFactor: scale };
    const page = await browser.newPage({ ...view, colorScheme: theme === 'dark' ? 'dark' : 'light' });
    await page.goto(`${pathToFileURL(file)}?chrome=none&theme=${theme}`);
    return kind === '.pdf'
      ? await page.pdf({ preferCSSPageSize: true, printBackground: true })
      : await whole_page(page);
  } finally {
    await browser.close();
  }
}

/**
 * The canvas holds some screens around what is seen, so the page is taken screen by screen.
 * @param {Page} page
 */
async function whole_page(page) {
  await settled(page);
  const { width, height, step } = await page.evaluate(() => ({
    width: innerWidth,
    height: document.documentElement.scrollHeight,
    step: innerHeight,
  }));
  const screens = [];
  for (let top = 0; top < height; top += step) {
    // The last screen ends where the page does.
    const from = Math.max(0, Math.min(top, height - step));
    await page.evaluate((place) => scrollTo({ top: place, behavior: 'instant' }), from);
    await settled(page);
    screens.push({ from, png: PNG.sync.read(await page.screenshot({ animations: 'disabled' })) });
  }
  return joined(screens, { width, height });
}

/**
 * Waits until the canvas has been painted and nothing is drawn any more: images arrive one by one. Where the page stays HTML it
 * is drawn as it is.
 * @param {Page} page
 */
async function settled(page) {
  const is_painted = () => document.documentElement.dataset.kanbao === 'canvas';
  await page.waitForFunction(is_painted, undefined, { timeout: longest_wait }).catch(() => {});
  const until = Date.now() + longest_wait;
  for (let [last, now] = [-1, await drawn_frames(page)]; now !== last && Date.now() < until;) {
    await page.waitForTimeout(quiet);
    [last, now] = [now, await drawn_frames(page)];
  }
}

/** @param {Page} page @returns {Promise<number>} how often the canvas has been painted; 0 where there is none */
function drawn_frames(page) {
  return page.evaluate(async () => {
    const { kanbao } = /** @type {{kanbao?: {stats(): Promise<{frames: number}>}}} */ (/** @type {unknown} */ (window));
    return kanbao ? (await kanbao.stats()).frames : 0;
  });
}

/**
 * @param {{from: number, png: PNG}[]} screens `from` in CSS px
 * @param {{width: number, height: number}} page CSS px
 */
function joined(screens, { width, height }) {
  const [{ png: first }] = /** @type {[typeof screens[number]]} */ (screens);
  const ratio = first.width / width;
  const whole = new PNG({ width: first.width, height: Math.max(first.height, Math.round(height * ratio)) });
  for (const { from, png } of screens) {
    const top = Math.min(Math.round(from * ratio), whole.height - png.height);
    PNG.bitblt(png, whole, 0, 0, png.width, png.height, 0, top);
  }
  return PNG.sync.write(whole);
}
