/** What a page does while nobody touches it: callbacks that wait, frames that are drawn, time that the thread is busy. */

import { frames } from './report_page.mjs';
import { pause } from './browser.mjs';

/**
 * @typedef {import('./browser.mjs').WatchedPage} WatchedPage
 */

/**
 * @typedef {object} PendingWork
 * @property {number} animation_frames callbacks that were asked for since the count was last reset
 * @property {number} timers timeouts and intervals, likewise
 * @property {number} waiting of both kinds: asked for, neither run nor cancelled
 */

/** What a page does that rests. */
export const NOTHING = { frames: 0, work: { animation_frames: 0, timers: 0, waiting: 0 } };

/** @typedef {{test_work: {asked: {animation_frames: number, timers: number}, waiting: Set<string>}}} CountingWindow */

/**
 * Runs in the page before its scripts: counts animation frames and timers, each under its own name.
 */
export function count_callbacks() {
  const counting = /** @type {CountingWindow} */ (/** @type {unknown} */ (window));
  const work = { asked: { animation_frames: 0, timers: 0 }, waiting: /** @type {Set<string>} */ (new Set()) };
  counting.test_work = work;
  const { requestAnimationFrame: ask, cancelAnimationFrame: cancel, setTimeout: wait, clearTimeout: end } = window;
  const { setInterval: repeat, clearInterval: stop } = window;
  window.requestAnimationFrame = (callback) => {
    work.asked.animation_frames += 1;
    const id = ask((time) => {
      work.waiting.delete(`frame ${id}`);
      callback(time);
    });
    work.waiting.add(`frame ${id}`);
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    work.waiting.delete(`frame ${id}`);
    cancel(id);
  };
  window.setTimeout = /** @type {typeof setTimeout} */ (
    (
      /** @type {(...values: unknown[]) => void} */ callback,
      /** @type {number} */ delay,
      /** @type {unknown[]} */ ...values
    ) => {
      work.asked.timers += 1;
      const id = wait(() => {
        work.waiting.delete(`timer ${id}`);
        callback(...values);
      }, delay);
      work.waiting.add(`timer ${id}`);
      return id;
    }
  );
  window.clearTimeout = (id) => {
    work.waiting.delete(`timer ${id}`);
    end(id);
  };
  window.setInterval = /** @type {typeof setInterval} */ (
    (/** @type {() => void} */ callback, /** @type {number} */ delay, /** @type {unknown[]} */ ...values) => {
      work.asked.timers += 1;
      const id = repeat(callback, delay, ...values);
      work.waiting.add(`timer ${id}`);
      return id;
    }
  );
  window.clearInterval = (id) => {
    work.waiting.delete(`timer ${id}`);
    stop(id);
  };
}

/**
 * @param {import('playwright-core').Page} page opened with `count_callbacks`
 * @returns {Promise<PendingWork>}
 */
export function pending_work(page) {
  return page.evaluate(() => {
    const { asked, waiting } = /** @type {CountingWindow} */ (/** @type {unknown} */ (window)).test_work;
    return { ...asked, waiting: waiting.size };
  });
}

/**
 * Time that the page's main thread spends in tasks, without a single question to the page meanwhile.
 * @param {WatchedPage} watched
 * @param {number} milliseconds
 * @returns {Promise<number>} milliseconds
 */
export async function busy_time({ cdp }, milliseconds) {
  await cdp.send('Performance.enable');
  const before = await task_time(cdp);
  await pause(milliseconds);
  const busy = (await task_time(cdp)) - before;
  await cdp.send('Performance.disable');
  return busy;
}

/** @param {import('playwright-core').CDPSession} cdp */
async function task_time(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? NaN);
}

/**
 * @param {WatchedPage} watched
 * @param {number} milliseconds
 * @returns {Promise<{frames: number, work: PendingWork}>} what happened meanwhile
 */
export async function watch_idle({ page }, milliseconds) {
  const before = { frames: await frames(page), work: await pending_work(page) };
  await pause(milliseconds);
  const after = await pending_work(page);
  return {
    frames: (await frames(page)) - before.frames,
    work: {
      animation_frames: after.animation_frames - before.work.animation_frames,
      timers: after.timers - before.work.timers,
      waiting: after.waiting,
    },
  };
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
