/** Loads, leaves alone and scrolls one page in a fresh browser, and tells what that cost. */

import { readdir, readFile } from 'node:fs/promises';

import { open_browser, pause } from '../browser/lib/browser.mjs';
import { busy_time } from '../browser/lib/idle_meter.mjs';
import { set_conditions, THIS_MACHINE } from './conditions.mjs';
import { jump_time } from './jump_figures.mjs';

/** @typedef {import('./conditions.mjs').Conditions} Conditions */
/** @typedef {import('../browser/lib/browser.mjs').WatchedPage} WatchedPage */
/** @typedef {import('playwright-core').CDPSession} CDPSession */

/**
 * @typedef {object} PageFigures
 * @property {number} first_paint first contentful paint, ms
 * @property {number} report_painted the mark `report-painted`, else the largest contentful paint, ms
 * @property {number} blocked main-thread work beyond 50 ms at a stretch while loading, ms
 * @property {number} longest_task of the main thread while loading, ms; 0 where none is above 50
 * @property {number} main_time processor time of the main thread while loading, ms
 * @property {number} worker_time processor time of workers while loading, ms; NaN where the system does not tell
 * @property {number} other_time processor time of all other threads of the page's process while loading, ms
 * @property {number} kilobytes all answers but images until idle, as sent
 * @property {number} requests how many
 * @property {number} image_kilobytes images until idle, as sent
 * @property {number} memory of the page's process when it has loaded, MB that no other process shares
 * @property {number} idle_busy main-thread time in three idle seconds, ms
 * @property {number} scroll_time processor time of the main thread for forty steps of the wheel, ms
 * @property {number} jump_time from a jump until every picture in view is seen, ms
 * @property {number} frame_p95 between frames while scrolling, ms
 * @property {number} texture_megabytes alive after scrolling: counted at the page's GL calls, or, where a worker makes them,
 *   as the engine counts them
 */

/** @typedef {{bench_textures: {bytes: number}}} MeteredWindow */

const IDLE = 3000;
const WHEEL_STEPS = 40;

/** Runs in the page before its scripts: counts the bytes of its textures. */
function count_textures() {
  const counted = { bytes: 0 };
  /** @type {MeteredWindow} */ (/** @type {unknown} */ (window)).bench_textures = counted;
  const prototype = WebGL2RenderingContext.prototype;
  const { texImage2D: fill, texStorage2D: reserve, deleteTexture: remove } = prototype;
  /** @type {WeakMap<WebGLTexture, number>} */
  const sizes = new WeakMap();
  /** @param {WebGL2RenderingContext} gl @param {number} bytes */
  function set_size(gl, bytes) {
    const texture = gl.getParameter(gl.TEXTURE_BINDING_2D);
    if (texture === null) return;
    counted.bytes += bytes - (sizes.get(texture) ?? 0);
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
    if (texture !== null) counted.bytes -= sizes.get(texture) ?? 0;
    return Reflect.apply(remove, this, [texture]);
  };
}

const TICK = 10; // ms, of Linux's clock for processor time

/**
 * @param {import('../browser/lib/browser.mjs').TestBrowser} browser
 * @returns {Promise<number>} ms
 */
async function worker_time_of(browser) {
  const ids = await browser.renderer_processes();
  const times = ids.map(async (id) => {
    const tasks = await readdir(`/proc/${id}/task`);
    const stats = tasks.map((task) => readFile(`/proc/${id}/task/${task}/stat`, 'utf8').catch(() => ''));
    return (await Promise.all(stats)).reduce((sum, stat) => {
      const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/.exec(stat.trim()) ?? [];
      const fields = rest.split(' ');
      // utime and stime, proc(5); a worker's thread is called DedicatedWorker, cut off at 15 letters.
      return name.startsWith('DedicatedWorker') ? sum + TICK * (Number(fields[11]) + Number(fields[12])) : sum;
    }, 0);
  });
  return Math.max(...(await Promise.all(times)));
}

/** @param {CDPSession} cdp */
async function count_bytes(cdp) {
  /** @type {Map<string, string>} */
  const types = new Map();
  const sent = { kilobytes: 0, requests: 0, image_kilobytes: 0 };
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    types.set(requestId, response.mimeType.startsWith('image/') ? 'Image' : type);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (types.get(requestId) === 'Image') {
      sent.image_kilobytes += encodedDataLength / 1000;
    } else {
      sent.kilobytes += encodedDataLength / 1000;
      sent.requests += 1;
    }
  });
  await cdp.send('Network.enable');
  return sent;
}

/**
 * @param {CDPSession} cdp
 * @returns {Promise<{main: number, others: number}>} processor time of the page's process up to now, ms
 */
async function processor_time(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (/** @type {string} */ name) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? NaN);
  return { main: value('ThreadTime'), others: value('ProcessTime') - value('ThreadTime') };
}

/** Runs in the page when it has loaded: what the browser noted meanwhile, without anything having listened. */
async function read_paints() {
  /** @param {string} type @returns {Promise<PerformanceEntry[]>} */
  const noted = (type) =>
    new Promise((resolve) => {
      new PerformanceObserver((list, observer) => {
        observer.disconnect();
        resolve(list.getEntries());
      }).observe({ type, buffered: true });
      setTimeout(() => resolve([]), 200);
    });
  const largest = (await noted('largest-contentful-paint')).at(-1)?.startTime ?? NaN;
  const tasks = (await noted('longtask')).map(({ duration }) => duration);
  return {
    first_paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    report_painted: performance.getEntriesByName('report-painted')[0]?.startTime ?? largest,
    blocked: tasks.reduce((sum, duration) => sum + duration - 50, 0),
    longest_task: Math.max(0, ...tasks),
  };
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
  await turn_wheel(page);
  const sorted = (await gaps).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
}

/** @param {import('playwright-core').Page} page */
async function turn_wheel(page) {
  await page.mouse.move(500, 400);
  for (let step = 0; step < WHEEL_STEPS; step += 1) {
    await page.mouse.wheel(0, 120);
    await pause(40);
  }
}

/**
 * @param {WatchedPage} watched
 * @returns {Promise<number>} processor time of the main thread, ms
 */
async function scroll_time({ page, cdp }) {
  const before = await processor_time(cdp);
  await turn_wheel(page);
  await pause(200);
  return (await processor_time(cdp)).main - before.main;
}

/**
 * @param {import('../browser/lib/browser.mjs').TestBrowser} browser
 * @returns {Promise<number>} MB of the process that shows the page; NaN where the system does not tell
 */
async function memory_of(browser) {
  const ids = await browser.renderer_processes();
  const sizes = ids.map(async (id) => {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? NaN) / 1000;
  });
  return Math.max(...(await Promise.all(sizes)));
}

/**
 * Nothing of ours runs in the page while it loads. The browser slows a processor by keeping the main thread busy, so that
 * of a slowed one no processor time is known.
 * @param {string} url
 * @param {number} ratio
 * @param {Conditions} conditions
 * @returns {Promise<Partial<PageFigures>>}
 */
async function measure_undisturbed(url, ratio, conditions) {
  const browser = await open_browser({ ratio, full_browser: true });
  const watched = await browser.open_page();
  const { page, cdp } = watched;
  await set_conditions(cdp, conditions);
  await cdp.send('Performance.enable');
  await page.goto(url, { waitUntil: 'load' });
  await pause(conditions.loading);
  const { main: main_time, others: other_time } = await processor_time(cdp);
  const worker_time = await worker_time_of(browser);
  const memory = await memory_of(browser);
  const figures = { ...(await page.evaluate(read_paints)), memory };
  const is_slowed = conditions.slowness > 1;
  const others = { worker_time, other_time: other_time - worker_time };
  const processor = is_slowed ? {} : { main_time, ...others, scroll_time: await scroll_time(watched) };
  await browser.close();
  return { ...figures, ...processor };
}

/**
 * In a load of its own: what counts requests and textures slows the page, the more the more there is to count.
 * @param {string} url
 * @param {number} ratio
 */
async function measure_counted(url, ratio) {
  const browser = await open_browser({ ratio, full_browser: true });
  const watched = await browser.open_page({ before_scripts: count_textures });
  const { page, cdp } = watched;
  const sent = await count_bytes(cdp);
  await page.goto(url, { waitUntil: 'load' });
  await pause(THIS_MACHINE.loading);
  const traffic = { ...sent };
  const idle_busy = await busy_time(watched, IDLE);
  const frame_p95 = await scroll_frames(page);
  const texture_megabytes = await page.evaluate(async () => {
    const { bench_textures, kanbao } = /** @type {MeteredWindow & {kanbao?: any}} */ (/** @type {unknown} */ (window));
    return (bench_textures.bytes || ((await kanbao?.stats())?.texture_bytes ?? 0)) / 1e6;
  });
  await browser.close();
  return { ...traffic, idle_busy, frame_p95, texture_megabytes };
}

/**
 * What is counted is the same on any processor and network: it is measured as this machine is.
 * @param {string} url
 * @param {number} ratio
 * @param {Conditions} conditions
 * @returns {Promise<Partial<PageFigures>>}
 */
export async function measure_page(url, ratio, conditions) {
  const figures = {
    ...(await measure_undisturbed(url, ratio, conditions)),
    jump_time: await jump_time(url, conditions),
  };
  if (conditions !== THIS_MACHINE) return figures;
  return { ...figures, ...(await measure_counted(url, ratio)) };
}
