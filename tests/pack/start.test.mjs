/** The page's first script downloads everything where the browser can show it; where it cannot, nothing, and says why. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const SOURCE = await readFile(new URL('../../web/start.js', import.meta.url), 'utf8');

/**
 * A browser that has everything, as plain objects; `added` collects what is put into the head.
 * @param {string} [search] the query of the page's address
 */
function capable_browser(search = '') {
  /** @type {Record<string, unknown>[]} */
  const added = [];
  const attributes = { 'data-script': 'kanbao-1.js', 'data-wasm': 'kanbao-1.wasm' };
  /** @type {Record<string, string>} */
  const root = {};
  /** @type {Map<string, () => void>} */
  const listeners = new Map();
  const line = { textContent: '', getAttribute: (/** @type {string} */ name) => name };
  const canvas = { getContext: () => /** @type {unknown} */ ({}) };
  const document = {
    documentElement: {
      setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => (root[name] = value),
      removeAttribute: (/** @type {string} */ name) => Reflect.deleteProperty(root, name),
    },
    currentScript: { getAttribute: (/** @type {keyof typeof attributes} */ name) => attributes[name] },
    fonts: {},
    adoptedStyleSheets: [],
    head: { appendChild: (/** @type {Record<string, unknown>} */ element) => added.push(element) },
    querySelector: (/** @type {string} */ selector) =>
      /** @type {unknown} */ ({ 'canvas#canvas': canvas, 'p#status': line }[selector] ?? null),
    createElement: (/** @type {string} */ tag) => {
      /** @type {Record<string, unknown>} */
      const element = { tag };
      element.setAttribute = (/** @type {string} */ name, /** @type {string} */ value) => (element[name] = value);
      return element;
    },
  };
  /** @type {Record<string, unknown>} */
  const window = { document, location: { search }, CSSStyleSheet: class { replaceSync() {} }, WebAssembly, Uint8Array };
  window.CSS = { supports: () => true };
  window.addEventListener = (/** @type {string} */ type, /** @type {() => void} */ listener) => listeners.set(type, listener);
  const interfaces = ['ResizeObserver', 'IntersectionObserver', 'AbortController', 'Worker', 'fetch', 'TextDecoder'];
  for (const name of interfaces) window[name] = class {};
  window.requestAnimationFrame = (/** @type {() => void} */ run) => run();
  window.setTimeout = (/** @type {() => void} */ run) => run();
  window.window = window;
  return { window, document, added, root, canvas, line, listeners };
}

test('a capable browser gets the hint for the module and the script that names it', () => {
  const { window, added } = capable_browser();
  runInNewContext(SOURCE, window);
  assert.deepEqual(
    added.map(({ tag, rel, as, crossOrigin, href, src }) => ({ tag, rel, as, crossOrigin, href, src })),
    [
      { tag: 'link', rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: 'kanbao-1.wasm', src: undefined },
      { tag: 'script', rel: undefined, as: undefined, crossOrigin: undefined, href: undefined, src: 'kanbao-1.js' },
    ],
  );
  assert.equal(added[1]?.['data-wasm'], 'kanbao-1.wasm');
  assert.equal(added[1]?.async, false);
});

test('nothing happens before the page has been painted', () => {
  const { window, added } = capable_browser();
  /** @type {(() => void)[]} */
  const waiting = [];
  window.setTimeout = (/** @type {() => void} */ run) => waiting.push(run);
  runInNewContext(SOURCE, window);
  assert.equal(added.length, 0);
  waiting[0]?.();
  assert.equal(added.length, 2);
});

test('where the browser tells of its first paint, that is waited for', () => {
  const { window, added } = capable_browser();
  /** @type {(list: {getEntriesByName: (name: string) => unknown[]}) => void} */
  let tell = () => {};
  window.PerformanceObserver = class {
    static supportedEntryTypes = ['paint'];
    /** @param {typeof tell} told */
    constructor(told) {
      tell = told;
    }
    observe() {}
    disconnect() {}
  };
  runInNewContext(SOURCE, window);
  tell({ getEntriesByName: () => [] });
  assert.equal(added.length, 0);
  tell({ getEntriesByName: () => [{}] });
  assert.equal(added.length, 2);
});

test('the theme of the address is set before the page is painted, and only a theme that there is', () => {
  for (const [search, theme] of [
    ['?theme=dark', 'dark'],
    ['?a=b&theme=light&c=d', 'light'],
    ['?theme=auto', undefined],
    ['?theme=darkness', undefined],
    ['?mytheme=dark', undefined],
    ['', undefined],
  ]) {
    const { window, root } = capable_browser(search);
    window.requestAnimationFrame = () => {};
    runInNewContext(SOURCE, window);
    assert.equal(root['data-theme'], theme, search);
  }
});

test('the keys that open the find of the browser are noted until the reader is back in the page', () => {
  const { window, root, listeners } = capable_browser();
  window.requestAnimationFrame = () => {};
  runInNewContext(SOURCE, window);
  /** @param {string} type @param {object} [event] @returns {boolean} whether find is noted after it */
  const noted_after = (type, event = {}) => {
    /** @type {(event: object) => void} */ (listeners.get(type))(event);
    return 'data-kanbao-find' in root;
  };
  for (const event of [{ key: 'f', ctrlKey: true }, { key: 'F', metaKey: true }, { key: 'F3' }, { key: 'g', ctrlKey: true }]) {
    assert.ok(noted_after('keydown', event), JSON.stringify(event));
    assert.ok(noted_after('keydown', { key: 'Shift' }), 'a modifier alone is no sign');
    assert.ok(!noted_after('focus'));
  }
  noted_after('keydown', { key: 'F3' });
  assert.ok(!noted_after('keydown', { key: 'a' }));
  noted_after('keydown', { key: 'F3' });
  assert.ok(!noted_after('pointerdown'));
  for (const event of [{ key: 'f' }, { key: 'c', ctrlKey: true }]) assert.ok(!noted_after('keydown', event), JSON.stringify(event));
});

test('a script that does not arrive, or is none, is missed', () => {
  const { window, added, line } = capable_browser();
  runInNewContext(SOURCE, window);
  assert.equal(line.textContent, '');
  const script = /** @type {{onload: () => void, onerror: () => void}} */ (/** @type {unknown} */ (added[1]));
  for (const end of [script.onload, script.onerror]) {
    line.textContent = '';
    end();
    assert.equal(line.textContent, 'data-unreachable');
  }
  line.textContent = '';
  window.kanbao = {};
  script.onload();
  assert.equal(line.textContent, '');
});

/** @type {Record<string, [string, (browser: ReturnType<typeof capable_browser>) => void]>} what is said, and why */
const LACKS = {
  'no WebAssembly': ['wasm', ({ window }) => (window.WebAssembly = undefined)],
  'a policy that forbids compiling': [
    'wasm',
    ({ window }) => {
      window.WebAssembly = {
        Module: class {
          constructor() {
            throw new Error('refused');
          }
        },
      };
    },
  ],
  'no WebGL2': ['webgl', ({ canvas }) => (canvas.getContext = () => null)],
  'a canvas that throws': [
    'webgl',
    ({ canvas }) =>
      (canvas.getContext = () => {
        throw new Error('refused');
      }),
  ],
  'no font loading': ['browser', ({ document }) => Reflect.deleteProperty(document, 'fonts')],
  'no adopted style sheets': ['browser', ({ document }) => Reflect.deleteProperty(document, 'adoptedStyleSheets')],
  'style sheets that cannot be constructed': ['browser', ({ window }) => (window.CSSStyleSheet = class {})],
  'old selectors': ['browser', ({ window }) => (window.CSS = { supports: () => false })],
  'no ResizeObserver': ['browser', ({ window }) => delete window.ResizeObserver],
  'no workers': ['browser', ({ window }) => delete window.Worker],
  'no animation frames': ['browser', ({ window }) => delete window.requestAnimationFrame],
  'begun before it was saved, its script lost': [
    'unreachable',
    ({ document, line }) =>
      (document.querySelector = (selector) => (selector === 'p#status' ? line : selector.startsWith('script') ? {} : null)),
  ],
};

for (const [lack, [reason, take_away]] of Object.entries(LACKS)) {
  test(`${lack}: nothing is downloaded, and the line says why`, () => {
    const browser = capable_browser();
    take_away(browser);
    runInNewContext(SOURCE, browser.window);
    assert.deepEqual(browser.added, []);
    assert.equal(browser.line.textContent, `data-${reason}`);
  });
}

test('begun before it was saved, and begun again: nothing is downloaded twice and nothing is said', () => {
  const { window, document, added, line } = capable_browser();
  document.querySelector = (selector) => (selector === 'p#status' ? line : {});
  window.kanbao = {};
  runInNewContext(SOURCE, window);
  assert.deepEqual(added, []);
  assert.equal(line.textContent, '');
});

test('no script of its own: nothing happens', () => {
  const { window, document, added } = capable_browser();
  Reflect.set(document, 'currentScript', null);
  runInNewContext(SOURCE, window);
  assert.deepEqual(added, []);
});
