/**
 * Decodes through the browser what stb_image does not read: WebP, AVIF, SVG and rarer things, and everything where no
 * worker can be had. Each function gives null where the browser cannot either.
 */

/** @typedef {{width: number, height: number, source: ImageBitmap | HTMLCanvasElement}} BrowserPicture */

/**
 * Waits until an <img> element shows its picture. A lazy one out of view would wait for ever, so it becomes eager.
 * @param {HTMLImageElement} element
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false if it cannot be loaded
 */
export async function element_loaded(element, signal) {
  element.loading = 'eager';
  if (!element.complete) {
    await new Promise((resolve) => {
      element.addEventListener('load', resolve, { once: true, signal });
      element.addEventListener('error', resolve, { once: true, signal });
    });
  }
  return (
    element.naturalWidth > 0 ||
    (await element.decode().then(
      () => true,
      () => false,
    ))
  );
}

/**
 * A picture of pixels, scaled down by the browser: in "medium" quality, because Chromium's "high" leaves pixels out where
 * it shrinks to less than half, and tears the letters of a screenshot. Its alpha is not multiplied in, like the worker's.
 * @param {Blob} bytes
 * @param {{width: number, height: number}} size
 * @returns {Promise<BrowserPicture | null>}
 */
export async function decode_pixels(bytes, { width, height }) {
  try {
    const source = await createImageBitmap(bytes, {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'medium',
      premultiplyAlpha: 'none',
    });
    return { width: source.width, height: source.height, source };
  } catch {
    return null;
  }
}

/**
 * A picture of shapes, drawn at exactly this size.
 * @param {HTMLImageElement} element loaded
 * @param {{width: number, height: number}} size
 * @returns {BrowserPicture | null}
 */
export function draw_shapes(element, { width, height }) {
  const canvas = element.ownerDocument.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  try {
    context.drawImage(element, 0, 0, width, height);
    context.getImageData(0, 0, 1, 1); // refused when the picture taints the canvas: then no texture may have it either
    return { width, height, source: canvas };
  } catch {
    return null;
  }
}
