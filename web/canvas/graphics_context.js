/** The canvas's graphics context: the browser may take it away at any time, and gives it back when it can. */

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {boolean} whether there is one that can be drawn with
 */
export function has_graphics_context(canvas) {
  return canvas.getContext('webgl2')?.isContextLost() === false;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{on_lost: () => void, on_restored: () => void}} listeners
 * @param {AbortSignal} signal
 */
export function follow_graphics_context(canvas, { on_lost, on_restored }, signal) {
  const lose = (/** @type {Event} */ event) => {
    // Without this the browser never gives it back.
    event.preventDefault();
    on_lost();
  };
  canvas.addEventListener('webglcontextlost', lose, { signal });
  canvas.addEventListener('webglcontextrestored', on_restored, { signal });
}
