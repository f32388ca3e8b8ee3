/**
 * A picture so large that a browser which shows its element would hold it several times. It is shown by a small one, made once,
 * and over it, when nothing moves, by the part that is seen. For either the file is decoded anew and let go.
 */

import { show_at, show_pixels } from './picture_layer.js';
import { holds, part_at, seen_rect } from './zoom_geometry.js';

/** @typedef {import('./zoom_geometry.js').Placed} Placed */
/** @typedef {import('./zoom_geometry.js').Rect} Rect */
/** @typedef {import('./zoom_geometry.js').Size} Size */

const rest = 150; // ms without a movement

/**
 * @param {Element} area
 * @param {object} picture
 * @param {Blob} picture.file
 * @param {string} picture.alt
 * @param {import('./picture_decoder.js').PictureDecoder} picture.decoder
 * @param {(is_decoded: boolean) => void} on_decoded told when there is more to be drawn, or nothing
 * @returns {import('./picture_layer.js').PictureLayer}
 */
export function large_picture(area, { file, alt, decoder }, on_decoded) {
  const [small, detail] = [canvas_in(area), canvas_in(area)];
  small.setAttribute('role', 'img');
  small.setAttribute('aria-label', alt);
  let [small_zoom, timer, asked] = [0, 0, ''];
  /** @type {Rect | null} what the detail shows */
  let part = null;
  /** @param {Placed} placed @param {Size} room @param {Rect} seen */
  const refine = (placed, room, seen) => {
    const is_first = small_zoom === 0;
    if (!is_first && placed.zoom <= small_zoom) return;
    const fitted = Math.min(1, room.width / placed.width, room.height / placed.height);
    const size = is_first ? scaled(placed, fitted) : scaled(seen, Math.min(1, placed.zoom));
    const order = [seen.x, seen.y, size.width, size.height].join();
    if (order === asked) return;
    asked = order;
    decoder.ask(file, { part: is_first ? null : seen, size }, (bitmap) => {
      if (bitmap && is_first) small_zoom = placed.zoom * fitted;
      else if (bitmap) part = seen;
      if (bitmap) put(is_first ? small : detail, bitmap);
      if (bitmap || is_first) on_decoded(bitmap !== null);
    });
  };
  return {
    draw: (placed, room) => {
      const seen = seen_rect(placed, room);
      show_at(small, placed, room);
      if (part) show_at(detail, part_at(placed, part), room);
      show_pixels(detail, placed.zoom);
      detail.hidden = placed.zoom <= small_zoom;
      // Or what is transparent would show both.
      small.style.opacity = !detail.hidden && part && holds(part, seen) ? '0' : '';
      clearTimeout(timer);
      timer = window.setTimeout(refine, small_zoom === 0 ? 0 : rest, placed, room, seen);
    },
    close: () => {
      clearTimeout(timer);
      decoder.forget(file);
    },
  };
}

/** @param {Size} size @param {number} by @returns {Size} whole px */
function scaled({ width, height }, by) {
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) };
}

/** @param {Element} area */
function canvas_in(area) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 0;
  area.append(canvas);
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {ImageBitmap} bitmap */
function put(canvas, bitmap) {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('bitmaprenderer');
  if (context) context.transferFromImageBitmap(bitmap);
}
