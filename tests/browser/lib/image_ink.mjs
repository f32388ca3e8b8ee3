/** Each image of a report as the canvas shows it, against the same file in an element of the browser's own. */

import assert from 'node:assert/strict';

import { contrast, correlation } from './pixels.mjs';
import { device_area, photograph_both } from './ink.mjs';
import { settle } from './report_page.mjs';
import { build_stage, read_layout, scroll_to, show_scene } from './stage.mjs';

/**
 * @typedef {import('./display_dump.mjs').DisplayCommand} DisplayCommand
 * @typedef {import('./display_dump.mjs').ShapeCommand} ShapeCommand
 * @typedef {import('./pixels.mjs').Picture} Picture
 */

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
  return page.evaluate(async (input) => {
    const stage = /** @type {HTMLElement} */ (document.querySelector('#test-stage'));
    /** @param {number} value */
    const snapped = (value) => Math.round(value * input.layout.ratio) / input.layout.ratio;
    const sources = [];
    for (const { id, x, y, width, height } of input.images) {
      const original = /** @type {HTMLImageElement | null} */ (document.querySelector(`#report [data-i="${id}"]`));
      if (original === null) throw new Error(`no element has data-i="${id}"`);
      const image = stage.appendChild(new Image());
      const left = snapped(input.layout.x + x), top = snapped(input.layout.y + y);
      Object.assign(image.style, {
        position: 'absolute', left: `${left}px`, top: `${top}px`,
        width: `${snapped(input.layout.x + x + width) - left}px`,
        height: `${snapped(input.layout.y + y + height) - top}px`,
      });
      image.src = original.src;
      await image.decode();
      sources.push(image.src);
    }
    return sources;
  }, { images, layout });
}

/**
 * Scrolls to every image first, so that the product has asked for all of them before the stage does.
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
  await show_scene(watched.page, 'both');
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
    left: layout.x + image.x, right: layout.x + image.x + image.width,
    top: layout.y + image.y, bottom: layout.y + image.y + image.height,
  };
  /** @type {ImageInk | undefined} */
  let least;
  for (let top = box.top; top < box.bottom; top += layout.height - 32) {
    const scroll = await scroll_to(watched.page, Math.max(0, Math.floor(top) - 16));
    await settle(watched.page);
    const pictures = await photograph_both(watched);
    const area = device_area(box, layout, scroll);
    const part = {
      source,
      likeness: correlation(pictures.stage, pictures.canvas, area),
      contrast: contrast(pictures.stage, area),
      expected: pictures.stage.crop(area),
      actual: pictures.canvas.crop(area),
    };
    if (least === undefined || part.likeness < least.likeness) least = part;
  }
  assert.ok(least, `an image without height: ${source}`);
  return least;
}
