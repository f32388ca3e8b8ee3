/** Each image of a report as the canvas shows it, against the same file in an element of the browser's own. */

import assert from 'node:assert/strict';

import { pause } from './browser.mjs';
import { contrast, correlation } from './pixels.mjs';
import { device_area, photograph_scene, whole_scroll } from './ink.mjs';
import { build_stage, read_layout, scroll_to, show_scene } from './stage.mjs';

/**
 * @typedef {import('../../../script/lib/display_dump.mjs').DisplayCommand} DisplayCommand
 * @typedef {import('../../../script/lib/display_dump.mjs').ShapeCommand} ShapeCommand
 * @typedef {import('./pixels.mjs').Picture} Picture
 */

/** How long an image may take to be painted once it is in view. Milliseconds */
const PATIENCE = 5000;
/** An image that has come is at least so much like the browser's; a placeholder is not. */
const PAINTED = 0.9;

/**
 * @typedef {object} ImageInk
 * @property {string} source the image's address
 * @property {number} likeness the least of its parts, when it is higher than the viewport
 * @property {number} contrast of the part that is least alike
 * @property {Picture} expected
 * @property {Picture} actual
 */

/**
 * Puts the images' own elements on the stage, where the canvas paints them.
 * @param {import('playwright-core').Page} page
 * @param {ShapeCommand[]} images
 * @param {{x: number, y: number, ratio: number}} layout
 * @returns {Promise<string[]>} addresses, in the order of `images`
 */
async function add_images(page, images, layout) {
  return page.evaluate(
    async (input) => {
      const stage = /** @type {HTMLElement} */ (document.querySelector('#test-stage'));
      /** Halves go up, also where single precision has cost a little. @param {number} value */
      const snapped = (value) => Math.floor(value * input.layout.ratio + 0.505) / input.layout.ratio;
      const sources = [];
      for (const { id, x, y, width, height } of input.images) {
        const original = /** @type {HTMLImageElement | null} */ (document.querySelector(`#report [data-i="${id}"]`));
        if (original === null) throw new Error(`no element has data-i="${id}"`);
        const image = stage.appendChild(new Image());
        const left = snapped(input.layout.x + x),
          top = snapped(input.layout.y + y);
        Object.assign(image.style, {
          position: 'absolute',
          left: `${left}px`,
          top: `${top}px`,
          width: `${snapped(input.layout.x + x + width) - left}px`,
          height: `${snapped(input.layout.y + y + height) - top}px`,
        });
        image.src = original.src;
        await image.decode();
        sources.push(image.src);
      }
      return sources;
    },
    { images, layout },
  );
}

/**
 * The stage asks for the images again: count what crossed the network before.
 * @param {import('./browser.mjs').WatchedPage} watched
 * @param {DisplayCommand[]} commands
 * @returns {Promise<ImageInk[]>}
 */
export async function measure_images(watched, commands) {
  const images = /** @type {ShapeCommand[]} */ (commands.filter((command) => command.kind === 'image'));
  const layout = await read_layout(watched.page);
  await build_stage(watched.page, [], layout);
  const sources = await add_images(watched.page, images, layout);
  const measured = [];
  for (const [index, image] of images.entries()) {
    measured.push(await measure_image(watched, image, /** @type {string} */ (sources[index]), layout));
  }
  await show_scene(watched.page, 'page');
  return measured;
}

/**
 * @param {import('./browser.mjs').WatchedPage} watched
 * @param {ShapeCommand} image
 * @param {string} source
 * @param {import('./stage.mjs').Layout} layout
 * @returns {Promise<ImageInk>}
 */
async function measure_image(watched, image, source, layout) {
  const box = {
    left: layout.x + image.x,
    right: layout.x + image.x + image.width,
    top: layout.y + image.y,
    bottom: layout.y + image.y + image.height,
  };
  /** @type {ImageInk | undefined} */
  let least;
  for (let top = box.top; top < box.bottom; top += layout.height - 32) {
    await show_scene(watched.page, 'canvas');
    const scroll = await scroll_to(watched.page, whole_scroll(top - 16));
    const part = { source, ...(await measure_part(watched, device_area(box, layout, scroll))) };
    if (least === undefined || part.likeness < least.likeness) least = part;
  }
  assert.ok(least, `an image without height: ${source}`);
  return least;
}

/**
 * What is in view of an image. It may still be on its way: it gets some seconds to come.
 * @param {import('./browser.mjs').WatchedPage} watched
 * @param {import('./pixels.mjs').Area} area
 */
async function measure_part(watched, area) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const canvas = await photograph_scene(watched, 'canvas');
    const stage = await photograph_scene(watched, 'stage');
    const likeness = correlation(stage, canvas, area);
    if (likeness < PAINTED && Date.now() < end) {
      await pause(200);
      continue;
    }
    return { likeness, contrast: contrast(stage, area), expected: stage.crop(area), actual: canvas.crop(area) };
  }
}
