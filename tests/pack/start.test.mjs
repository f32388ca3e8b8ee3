/** The page's first script downloads everything where the browser can show it, and nothing where it cannot. */

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
  const canvas = { getContext: () => /** @type {unknown} */ ({}) };
  const document = {
    documentElement: { setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => (root[name] = value) },
    currentScript: { getAttribute: (/** @type {keyof typeof attributes} */ name) => attributes[name] },
    fonts: {},
    adoptedStyleSheets: [],
    head: { appendChild: (/** @type {Record<string, unknown>} */ element) => added.push(element) },
    querySelector: (/** @type {string} */ selector) => /** @type {unknown} */ (selector === 'canvas#canvas' ? canvas : null),
    createElement: (/** @type {string} */ tag) => {
      /** @type {Record<string, unknown>} */
      const element = { tag };
      element.setAttribute = (/** @type {string} */ name, /** @type {string} */ value) => (element[name] = value);
      return element;
    },
  };
  /** @type {Record<string, unknown>} */
  const window = { document, location: { search }, CSSStyleSheet: class { replaceSync() {} }, WebAssembly, Uint8Array };
  const interfaces = ['ResizeObserver', 'IntersectionObserver', 'AbortController', 'Worker', 'fetch', 'TextDecoder'];
  for (const name of interfaces) window[name] = class {};
  window.requestAnimationFrame = (/** @type {() => void} */ run) => run();
  window.setTimeout = (/** @type {() => void} */ run) => run();
  window.window = window;
  return { window, document, added, root, canvas };
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

/** @type {Record<string, (browser: ReturnType<typeof capable_browser>) => void>} */
const LACKS = {
  'no WebAssembly': ({ window }) => (window.WebAssembly = undefined),
  'a policy that forbids compiling': ({ window }) => {
    window.WebAssembly = {
      Module: class {
        constructor() {
          throw new Error('refused');
        }
      },
    };
  },
  'no WebGL2': ({ canvas }) => (canvas.getContext = () => null),
  'a canvas that throws': ({ canvas }) =>
    (canvas.getContext = () => {
      throw new Error('refused');
    }),
  'no font loading': ({ document }) => Reflect.deleteProperty(document, 'fonts'),
  'no adopted style sheets': ({ document }) => Reflect.deleteProperty(document, 'adoptedStyleSheets'),
  'style sheets that cannot be constructed': ({ window }) => (window.CSSStyleSheet = class {}),
  'no ResizeObserver': ({ window }) => delete window.ResizeObserver,
  'no workers': ({ window }) => delete window.Worker,
  'no animation frames': ({ window }) => delete window.requestAnimationFrame,
  'no script of its own': ({ document }) => Reflect.set(document, 'currentScript', null),
  'begun already before it was saved': ({ document }) => (document.querySelector = () => ({})),
};

for (const [lack, take_away] of Object.entries(LACKS)) {
  test(`${lack}: nothing is downloaded and nothing is said`, () => {
    const browser = capable_browser();
    take_away(browser);
    runInNewContext(SOURCE, browser.window);
    assert.deepEqual(browser.added, []);
  });
}
