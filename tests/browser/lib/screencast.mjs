/**
 * Does the ink stay with the elements while the page scrolls? The screencast's frames are what the compositor showed.
 * Beside the ink stands a ruler of our own, made of elements. In each frame the shift of both against the page at rest
 * is found by itself; they must be equal.
 */

import assert from 'node:assert/strict';

import { after_frames, pause, until } from './browser.mjs';
import { photograph, Picture, row_means } from './pixels.mjs';
import { read_layout, scroll_to, show_scene } from './stage.mjs';

/**
 * @typedef {import('./browser.mjs').WatchedPage} WatchedPage
 * @typedef {import('./stage.mjs').Layout} Layout
 */

/**
 * @typedef {object} Band columns of the viewport, CSS px
 * @property {number} left
 * @property {number} right
 */

/**
 * @typedef {object} FrameShift CSS px
 * @property {number} ruler how far the elements are scrolled in this frame
 * @property {number} ink how far the ink is
 * @property {boolean} blank whether there was no ink to look at
 */

/** The ruler's width. CSS px */
const RULER = 8;

/**
 * Puts a strip of marks, which never repeat, along the document's left edge.
 * @param {import('playwright-core').Page} page
 */
export async function add_ruler(page) {
  await page.evaluate((width) => {
    const height = document.documentElement.scrollHeight;
    const ruler = document.createElement('div');
    Object.assign(ruler.style, {
      position: 'absolute',
      left: '0',
      top: '0',
      width: `${width}px`,
      height: `${height}px`,
      overflow: 'clip',
      background: '#fff',
    });
    let state = 7;
    for (let y = 0; y < height; y += 4) {
      state = (state * 48271) % 0x7fffffff;
      if (state % 2 === 0) continue;
      const mark = ruler.appendChild(document.createElement('div'));
      Object.assign(mark.style, {
        position: 'absolute',
        left: '0',
        top: `${y}px`,
        width: '100%',
        height: '4px',
        background: '#000',
      });
    }
    document.body.append(ruler);
  }, RULER);
}

/**
 * Row means of the whole document at rest, at ratio 1.
 * @param {WatchedPage} watched
 * @param {Band} band
 * @param {Layout} layout
 * @returns {Promise<{ruler: Float64Array, ink: Float64Array}>}
 */
async function profile_at_rest(watched, band, layout) {
  const ruler = new Float64Array(layout.document_height);
  const ink = new Float64Array(layout.document_height);
  for (let y = 0; y < layout.document_height; y += layout.height) {
    const scroll = await scroll_to(watched.page, y);
    // The canvas may follow a far scroll some frames later.
    await after_frames(watched.page, 10);
    const picture = await photograph(watched.cdp);
    ruler.set(row_means(picture, 0, RULER), scroll);
    ink.set(row_means(picture, band.left, band.right), scroll);
  }
  return { ruler, ink };
}

/**
 * The shift at which `frame` fits `whole` best, near `guess`.
 * @param {Float64Array} frame
 * @param {Float64Array} whole
 * @param {number} guess
 * @param {number} reach
 * @returns {{shift: number, error: number}} and the mean square of what differs there
 */
function best_shift(frame, whole, guess, reach) {
  let best = { shift: guess, error: Infinity };
  const first = Math.max(0, guess - reach);
  const last = Math.min(whole.length - frame.length, guess + reach);
  for (let shift = first; shift <= last; shift += 1) {
    let error = 0;
    for (let row = 0; row < frame.length && error < best.error; row += 1) {
      error += /** @type {number} */ (frame[row] - /** @type {number} */ (whole[shift + row])) ** 2;
    }
    if (error < best.error) best = { shift, error };
  }
  return { shift: best.shift, error: best.error / frame.length };
}

/** @param {Float64Array} values */
function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Where more of the ruler is missing, the frame does not tell where the elements are: a twentieth of its rows. */
const MOST_RULER_ERROR = 255 ** 2 / 20;

/**
 * Only what scrolled counts: parts that the canvas has not covered yet hold no ink and fit anywhere. The browser may show a
 * frame for which it has not drawn all elements yet, the ruler among them.
 * @param {Buffer} bytes of a PNG
 * @param {{ruler: Float64Array, ink: Float64Array}} rest
 * @param {Band} band
 * @returns {FrameShift | null} null where the ruler is not there to be read
 */
function shift_of(bytes, rest, band) {
  const picture = Picture.decode(bytes);
  const ruler = best_shift(row_means(picture, 0, RULER), rest.ruler, 0, rest.ruler.length);
  if (ruler.error > MOST_RULER_ERROR) return null;
  const rows = row_means(picture, band.left, band.right);
  const ink = best_shift(rows, rest.ink, ruler.shift, 400);
  return { ruler: ruler.shift, ink: ink.shift, blank: spread(rows) < 0.5 };
}

/** A screencast brings a frame some time after it was shown, and no event says that none is left. ms */
const LAST_FRAME = 400;

/**
 * @typedef {object} FilmFrame
 * @property {number} time at which it was shown, ms since 1970
 * @property {Buffer} png
 */

/**
 * Films a page of a full browser (`open_browser`) while `act` runs.
 * @param {WatchedPage} watched
 * @param {() => Promise<void>} act
 * @returns {Promise<FilmFrame[]>} at least one
 */
export async function film({ cdp }, act) {
  /** @type {FilmFrame[]} */
  const frames = [];
  /** @param {{data: string, sessionId: number, metadata: {timestamp?: number}}} frame */
  const keep = ({ data, sessionId, metadata }) => {
    frames.push({ time: 1000 * (metadata.timestamp ?? NaN), png: Buffer.from(data, 'base64') });
    cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  };
  cdp.on('Page.screencastFrame', keep);
  await cdp.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  await act();
  await pause(LAST_FRAME);
  await until(async () => frames.length > 0, 'a frame is filmed');
  await cdp.send('Page.stopScreencast');
  cdp.off('Page.screencastFrame', keep);
  return frames;
}

/**
 * @param {WatchedPage} watched
 * @param {() => Promise<void>} act
 * @returns {Promise<Buffer[]>} the film's frames, PNG files
 */
export async function record(watched, act) {
  return (await film(watched, act)).map(({ png }) => png);
}

/**
 * Keeps the main thread busy for most of the time. Ends by itself.
 * @param {import('playwright-core').Page} page
 * @param {number} milliseconds
 */
async function block_main_thread(page, milliseconds) {
  await page.evaluate((length) => {
    const end = performance.now() + length;
    const timer = setInterval(() => {
      const stop = performance.now() + 140;
      while (performance.now() < stop);
      if (stop > end) clearInterval(timer);
    }, 150);
  }, milliseconds);
}

/** @param {FrameShift[]} shifts @returns {number} how many places of those that have ink */
const inked_places = (shifts) => new Set(shifts.filter(({ blank }) => !blank).map(({ ruler }) => ruler)).size;

/** Fewer places than these say nothing. */
const ENOUGH_PLACES = 8;

/**
 * A machine that is busy films few frames of a fast scroll: it is then filmed more slowly, too.
 * @param {WatchedPage} watched at ratio 1, its canvas painted
 * @param {Band} band where the ink is
 * @param {{distance: number, speed: number, blocked: boolean, scene?: import('./stage.mjs').Scene}} gesture CSS px, CSS px a
 *   second; what is filmed: a report as it is, unless said otherwise
 * @returns {Promise<FrameShift[]>} one for each frame that tells where the elements are
 */
export async function watch_scrolling(watched, band, { distance, speed, blocked, scene = 'page' }) {
  const { page, cdp } = watched;
  await show_scene(page, scene);
  await add_ruler(page);
  const layout = await read_layout(page);
  const rest = await profile_at_rest(watched, band, layout);
  /** @param {number} pace CSS px a second */
  const scroll_down = async (pace) => {
    if (blocked) await block_main_thread(page, (distance / pace) * 1000);
    await cdp.send('Input.synthesizeScrollGesture', {
      x: Math.round(layout.width / 2),
      y: Math.round(layout.height / 2),
      yDistance: -distance,
      speed: pace,
      gestureSourceType: 'mouse',
      preventFling: true,
    });
  };
  /** @type {FrameShift[]} */
  const shifts = [];
  for (let pace = speed; pace > speed / 10 && inked_places(shifts) < ENOUGH_PLACES; pace /= 2) {
    await scroll_to(page, 0);
    await after_frames(page, 10);
    const frames = await record(watched, () => scroll_down(pace));
    shifts.push(...frames.flatMap((frame) => shift_of(frame, rest, band) ?? []));
  }
  assert.ok(inked_places(shifts) >= ENOUGH_PLACES, `only ${inked_places(shifts)} places were filmed`);
  return shifts;
}
