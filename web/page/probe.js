/** Whether this browser has what painting a report needs. Each question throws nothing and fetches nothing. */

/** @returns {boolean} the interfaces that the program calls */
export function has_interfaces() {
  const needed = 'AbortController IntersectionObserver ResizeObserver TextDecoder Worker fetch'.split(' ');
  return passes(
    () =>
      needed.every((name) => name in window) &&
      'fonts' in document &&
      'adoptedStyleSheets' in document &&
      'replaceSync' in CSSStyleSheet.prototype &&
      CSS.supports('selector(:is(p))'),
  );
}

/** @returns {boolean} */
export function compiles_wasm() {
  // The smallest module: its magic number and its version. Throws where a policy or the system forbids compiling.
  return passes(() => Boolean(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))));
}

/**
 * Tried on the page's own canvas, which keeps the context for the painter: making one takes longer than all else here.
 * @returns {boolean}
 */
export function draws_webgl() {
  return passes(() => {
    const canvas = /** @type {HTMLCanvasElement | null} */ (document.querySelector('canvas#canvas'));
    const attributes = { alpha: true, antialias: false, depth: false, stencil: false };
    return Boolean(canvas && canvas.getContext('webgl2', attributes));
  });
}

/** @param {() => boolean} test */
function passes(test) {
  try {
    return test();
  } catch {
    return false;
  }
}
