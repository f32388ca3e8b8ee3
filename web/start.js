/**
 * The only script that every browser runs: it sets the theme that the address asks for, asks whether this browser has
 * what kanbao needs, and only then begins to download it. Where something is missing the page stays the HTML that it is,
 * and nothing is said or fetched.
 *
 * It stands inline at the end of the page and names the main script and the module in its own data attributes. It waits
 * for the first paint, because trying WebGL out takes longer than showing the text.
 */
(function start() {
  const own = document.currentScript;
  if (!own) return;

  // Before the first paint, so that the page is never seen in the other colours: ?theme=light or ?theme=dark.
  const theme = /[?&]theme=(light|dark)(&|$)/.exec(location.search);
  if (theme) document.documentElement.setAttribute('data-theme', theme[1]);

  function compiles_wasm() {
    // The smallest module: its magic number and its version. Throws where a policy or the system forbids compiling.
    return Boolean(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
  }

  // On the page's own canvas, which keeps the context for the painter: making one takes longer than all else here.
  function draws_webgl() {
    const canvas = /** @type {HTMLCanvasElement | null} */ (document.querySelector('canvas#canvas'));
    const attributes = { alpha: true, antialias: false, depth: false, stencil: false };
    return Boolean(canvas && canvas.getContext('webgl2', attributes));
  }

  function has_interfaces() {
    const needed = 'AbortController IntersectionObserver ResizeObserver TextDecoder Worker fetch'.split(' ');
    return (
      needed.every((name) => name in window) &&
      'fonts' in document &&
      'adoptedStyleSheets' in document &&
      'replaceSync' in CSSStyleSheet.prototype
    );
  }

  function is_capable() {
    try {
      return has_interfaces() && compiles_wasm() && draws_webgl();
    } catch {
      return false;
    }
  }

  /**
   * The hint gets the module on its way while the script is still being read.
   * @param {string} script_url
   * @param {string} wasm_url
   */
  function fetch_both(script_url, wasm_url) {
    const hint = document.createElement('link');
    hint.rel = 'preload';
    hint.as = 'fetch';
    hint.crossOrigin = 'anonymous';
    hint.href = wasm_url;
    document.head.appendChild(hint);
    const script = document.createElement('script');
    script.async = false;
    script.src = script_url;
    script.setAttribute('data-wasm', wasm_url);
    document.head.appendChild(script);
  }

  function begin() {
    const script_url = own && own.getAttribute('data-script');
    const wasm_url = own && own.getAttribute('data-wasm');
    // A page that was saved after it had begun already holds the script that is added here.
    if (!script_url || !wasm_url || document.querySelector('script[src][data-wasm]')) return;
    if (is_capable()) fetch_both(script_url, wasm_url);
  }

  /**
   * Where the browser tells when it has painted text, that is waited for; else the frame after the next one.
   * @param {() => void} then
   */
  function after_first_paint(then) {
    const types = (window.PerformanceObserver && PerformanceObserver.supportedEntryTypes) || [];
    if (types.indexOf('paint') < 0) {
      requestAnimationFrame(() => setTimeout(then));
      return;
    }
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      then();
    });
    observer.observe({ type: 'paint', buffered: true });
  }

  if ('requestAnimationFrame' in window) after_first_paint(begin);
})();
