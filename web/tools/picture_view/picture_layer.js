/** What a picture is shown by: its element, on whole device pixels, where it is exact. */

/** @typedef {import('./zoom_geometry.js').Placed} Placed */

/** @typedef {import('./zoom_geometry.js').Size & {left: number, top: number}} Room device px; the corner seen from the window's */

/**
 * @typedef {object} PictureLayer
 * @property {(placed: Placed, room: Room) => void} draw
 * @property {() => void} close
 */

const pixelated_above = 2; // zoom at which the eye has pixels, not their blur

/**
 * The browser decodes it at full size, and only while it is here. Made smaller it equals what the engine paints
 * (tests/browser/images_painted.test.mjs), which would take the same memory once more.
 * @param {Element} area
 * @param {HTMLImageElement} image
 * @param {boolean} is_drawing of shapes, which have no pixels
 * @returns {PictureLayer}
 */
export function element_layer(area, image, is_drawing) {
  area.append(image);
  return {
    draw: (placed, room) => {
      show_at(image, placed, room);
      if (!is_drawing) show_pixels(image, placed.zoom);
    },
    close: () => image.removeAttribute('src'),
  };
}

/** @param {HTMLElement} element @param {number} zoom */
export function show_pixels(element, zoom) {
  element.style.imageRendering = zoom > pixelated_above ? 'pixelated' : '';
}

/**
 * The room's corner may lie between two device pixels, the picture's must not.
 * @param {HTMLElement} element
 * @param {import('./zoom_geometry.js').Point & import('./zoom_geometry.js').Size} placed
 * @param {Room} room
 */
export function show_at(element, { x, y, width, height }, { left, top }) {
  const px = (/** @type {number} */ device) => `${device / devicePixelRatio}px`;
  Object.assign(element.style, {
    left: px(Math.round(left + x) - left),
    top: px(Math.round(top + y) - top),
    width: px(width),
    height: px(height),
  });
}
