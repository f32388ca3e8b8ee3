/** Loads, leaves alone and scrolls one page in a fresh browser, and tells what that cost. */

import { open_browser, pause } from '../browser/lib/browser.mjs';
import { busy_time } from '../browser/lib/idle_meter.mjs';

/**
 * @typedef {object} PageFigures what is not known is NaN
 * @property {number} first_paint first contentful paint, ms
 * @property {number} report_painted the mark `report-painted`, else the largest contentful paint, ms
 * @property {number} blocked main-thread work beyond 50 ms at a stretch while loading, ms
 * @property {number} kilobytes all answers but images until idle, as sent
 * @property {number} requests how many
 * @property {number} idle_busy main-thread time in three idle seconds, ms
 * @property {number} frame_p95 between frames while scrolling, ms
 * @property {number} texture_megabytes alive after scrolling, counted at the GL calls
 */

/**
 * @typedef {object} Meter what is counted in the page
 * @property {number} largest_paint
 * @property {number} blocked
 * @property {number} texture_bytes
 */

/** @typedef {{bench_meter: Meter}} MeteredWindow */

const LOADING = 2500;
const IDLE = 3000;

/** Runs in the page before its scripts. */
function install_meter() {
  /** @type {Meter} */
  const meter = { largest_paint: NaN, blocked: 0, texture_bytes: 0 };
  /** @type {MeteredWindow} */ (/** @type {unknown} */ (window)).bench_meter = meter;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) meter.largest_paint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) meter.blocked += entry.duration - 50;
  }).observe({ type: 'longtask', buffered: true });
  count_textures(meter);

  /** @param {Meter} counted */
  function count_textures(counted) {
    const prototype = WebGL2RenderingContext.prototype;
    const { texImage2D: fill, texStorage2D: reserve, deleteTexture: remove } = prototype;
    /** @type {WeakMap<WebGLTexture, number>} */
    const sizes = new WeakMap();
    /** @param {WebGL2RenderingContext} gl @param {number} bytes */
    function set_size(gl, bytes) {
      const texture = gl.getParameter(gl.TEXTURE_BINDING_2D);
      if (texture === null) return;
      counted.texture_bytes += bytes - (sizes.get(texture) ?? 0);
      sizes.set(texture, bytes);
    }
    prototype.texImage2D = /** @type {never} */ (
      /** @this {WebGL2RenderingContext} @param {number[]} values */
      function counting_fill(...values) {
        const [, , , width = 0, height = 0] = values;
        if (values.length >= 9) set_size(this, width * height * 4);
        return Reflect.apply(fill, this, values);
      }
    );
    prototype.texStorage2D = function counting_reserve(target, levels, format, width, height) {
      set_size(this, width * height * 4);
      return Reflect.apply(reserve, this, [target, levels, format, width, height]);
    };
    prototype.deleteTexture = function counting_remove(texture) {
      if (texture !== null) counted.texture_bytes -= sizes.get(texture) ?? 0;
      return Reflect.apply(remove, this, [texture]);
    };
  }
}

/**
 * @param {import('playwright-core').CDPSession} cdp
 * @returns {Promise<{kilobytes: () => number, requests: () => number}>}
 */
async function count_bytes(cdp) {
  /** @type {Map<string, string>} */
  const types = new Map();
  let bytes = 0;
  let requests = 0;
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    types.set(requestId, response.mimeType.startsWith('image/') ? 'Image' : type);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (types.get(requestId) === 'Image') return;
    bytes += encodedDataLength;
    requests += 1;
  });
  await cdp.send('Network.enable');
  return { kilobytes: () => bytes / 1000, requests: () => requests };
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<number>} ms between frames that 95 of 100 stay below
 */
async function scroll_frames(page) {
  const gaps = page.evaluate(
    () =>
      new Promise((/** @type {(gaps: number[]) => void} */ done) => {
        /** @type {number[]} */
        const found = [];
        const end = performance.now() + 2000;
        let last = performance.now();
        requestAnimationFrame(function next(time) {
          found.push(time - last);
          last = time;
          if (time < end) requestAnimationFrame(next);
          else done(found.slice(2));
        });
      }),
  );
  await page.mouse.move(500, 400);
  for (let step = 0; step < 40; step += 1) {
    await page.mouse.wheel(0, 120);
    await pause(40);
  }
  const sorted = (await gaps).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
}

/**
 * The page's first paint in a load of its own: what counts requests and textures slows it, the more the more there is to
 * count.
 * @param {string} url
 * @param {{ratio: number}} options
 * @returns {Promise<number>} ms
 */
async function first_paint_of(url, { ratio }) {
  const browser = await open_browser({ ratio, windowed: true });
  const { page } = await browser.open_page();
  await page.goto(url, { waitUntil: 'load' });
  await pause(LOADING);
  const first_paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  );
  await browser.close();
  return first_paint;
}

/**
 * @param {string} url
 * @param {{ratio: number}} options
 * @returns {Promise<PageFigures>}
 */
export async function measure_page(url, { ratio }) {
  const first_paint = await first_paint_of(url, { ratio });
  const browser = await open_browser({ ratio, windowed: true });
  const watched = await browser.open_page({ before_scripts: install_meter });
  const { page, cdp } = watched;
  const sent = await count_bytes(cdp);
  await page.goto(url, { waitUntil: 'load' });
  await pause(LOADING);
  const load = await page.evaluate(() => {
    const { largest_paint, blocked } = /** @type {MeteredWindow} */ (/** @type {unknown} */ (window)).bench_meter;
    return { report_painted: performance.getEntriesByName('report-painted')[0]?.startTime ?? largest_paint, blocked };
  });
  const traffic = { kilobytes: sent.kilobytes(), requests: sent.requests() };
  const idle_busy = await busy_time(watched, IDLE);
  const frame_p95 = await scroll_frames(page);
  const texture_megabytes = await page.evaluate(
    () => /** @type {MeteredWindow} */ (/** @type {unknown} */ (window)).bench_meter.texture_bytes / 1e6,
  );
  await browser.close();
  return { first_paint, ...load, ...traffic, idle_busy, frame_p95, texture_megabytes };
}
