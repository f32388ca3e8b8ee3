/**
 * The only script that every browser runs: it sets the theme that the address asks for, notes when the browser's find is
 * open, asks whether this browser has what kanbao needs, and only then begins to download it. Where something is missing
 * the page stays the HTML that it is, nothing is fetched, and a quiet line below the report says why.
 *
 * It stands inline at the end of the page and names the main script and the module in its own data attributes. It waits
 * for the first paint, because trying WebGL out takes longer than showing the text.
 */
(function start() {
  const own = document.currentScript;
  if (!own) return;

  // Before the first paint, so that the page is never seen in the other colours: ?theme=light or ?theme=dark.
  const theme = /[?&]theme=(light|dark)(&|$)/.exec(location.search);
  const root = document.documentElement;
  if (theme) root.setAttribute('data-theme', theme[1]);

  const find = 'data-kanbao-find';

  // A page may have been saved while its find was open.
  function leave_find() {
    root.removeAttribute(find);
  }

  /** @param {KeyboardEvent} event */
  function note_find(event) {
    const has_modifier = event.ctrlKey || event.metaKey;
    if (event.key === 'F3' || (has_modifier && /^[fg]$/i.test(event.key))) root.setAttribute(find, '');
    else if (!/^(Control|Meta|Shift)$/.test(event.key)) leave_find();
  }

  leave_find();
  addEventListener('keydown', note_find, true);
  addEventListener('pointerdown', leave_find, true);
  addEventListener('focus', leave_find);

  /** @param {'browser' | 'wasm' | 'webgl' | 'unreachable'} reason */
  function say_quietly(reason) {
    const line = document.querySelector('p#status');
    if (line) line.textContent = line.getAttribute('data-' + reason);
  }

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
      'replaceSync' in CSSStyleSheet.prototype &&
      CSS.supports('selector(:is(p))')
    );
  }

  /** @param {() => boolean} test */
  function passes(test) {
    try {
      return test();
    } catch {
      return false;
    }
  }

  // A web page of an error, or half a script, may arrive in its place.
  function check_arrival() {
    if (!('kanbao' in window)) say_quietly('unreachable');
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
    script.onload = script.onerror = check_arrival;
    document.head.appendChild(script);
  }

  function begin() {
    const script_url = own && own.getAttribute('data-script');
    const wasm_url = own && own.getAttribute('data-wasm');
    if (!script_url || !wasm_url) return;
    // A page that was saved after it had begun already holds the script that is added here.
    if (document.querySelector('script[src][data-wasm]')) check_arrival();
    else if (!passes(has_interfaces)) say_quietly('browser');
    else if (!passes(compiles_wasm)) say_quietly('wasm');
    else if (!passes(draws_webgl)) say_quietly('webgl');
    else fetch_both(script_url, wasm_url);
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
  else say_quietly('browser');
})();
