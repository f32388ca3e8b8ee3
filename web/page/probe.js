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

/** @returns {boolean} whether there may be a WebGL 2 context: only trying tells, which takes longer than all else here */
export function has_webgl() {
  return 'WebGL2RenderingContext' in window;
}

/** @param {() => boolean} test */
function passes(test) {
  try {
    return test();
  } catch {
    return false;
  }
}
