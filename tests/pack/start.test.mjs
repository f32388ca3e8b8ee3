/** The page's first script downloads everything where the browser can show it; where it cannot, nothing, and says why. */

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { build } from 'esbuild';

const START = fileURLToPath(new URL('../../web/page/start.js', import.meta.url));
const { outputFiles } = await build({ entryPoints: [START], bundle: true, write: false, format: 'iife' });
const SOURCE = outputFiles[0]?.text ?? '';

/**
 * A browser that has everything, as plain objects; `added` collects what is put into the head, `present` is what is
 * there still.
 * @param {string} [search] the query of the page's address
 */
function capable_browser(search = '') {
  /** @type {Record<string, unknown>[]} */
  const added = [];
  /** @type {Set<Record<string, unknown>>} */
  const present = new Set();
  /** @param {string} src @param {string} [wasm] @param {string} [text] */
  const part = (src, wasm = '', text = '') => ({
    src,
    textContent: text,
    getAttribute: (/** @type {string} */ name) => (name === 'data-wasm' ? wasm : null),
    hasAttribute: () => false,
  });
  /** @type {Record<string, ReturnType<typeof part>>} */
  const parts = {
    program: part('http://site/kanbao-1.js'),
    module: part('http://site/kanbao-1.wasm.js', 'kanbao-1.wasm'),
    frame: part('http://site/kanbao-frame-1.js'),
  };
  /** @type {Record<string, string>} */
  const root = {};
  /** @type {Map<string, () => void>} */
  const listeners = new Map();
  const line = { textContent: '', getAttribute: (/** @type {string} */ name) => name };
  const document = {
    documentElement: {
      setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => (root[name] = value),
      removeAttribute: (/** @type {string} */ name) => Reflect.deleteProperty(root, name),
    },
    fonts: {},
    adoptedStyleSheets: [],
    readyState: 'interactive',
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ listener) => listeners.set(type, listener),
    head: {
      appendChild: (/** @type {Record<string, unknown>} */ element) => {
        added.push(element);
        present.add(element);
      },
    },
    querySelectorAll: () => [],
    querySelector: (/** @type {string} */ selector) => {
      const name = /^script\[data-part="(\w+)"\]$/.exec(selector)?.[1];
      if (name) return /** @type {unknown} */ (parts[name] ?? null);
      return /** @type {unknown} */ (selector === 'p#status' ? line : null);
    },
    createElement: (/** @type {string} */ tag) => {
      /** @type {Record<string, unknown>} */
      const element = { tag };
      element.setAttribute = (/** @type {string} */ name, /** @type {string} */ value) => (element[name] = value);
      element.remove = () => present.delete(element);
      return element;
    },
  };
  const location = { search, protocol: 'http:' };
  /** @type {Record<string, unknown>} */
  const window = {
    document,
    location,
    origin: 'http://site',
    CSSStyleSheet: class {
      replaceSync() {}
    },
    WebAssembly,
    Uint8Array,
  };
  window.CSS = { supports: () => true };
  window.addEventListener = (/** @type {string} */ type, /** @type {() => void} */ listener) =>
    listeners.set(type, listener);
  const interfaces =
    'ResizeObserver IntersectionObserver AbortController Worker fetch TextDecoder WebGL2RenderingContext';
  for (const name of interfaces.split(' ')) window[name] = class {};
  window.requestAnimationFrame = (/** @type {() => void} */ run) => run();
  window.setTimeout = (/** @type {() => void} */ run) => run();
  window.clearTimeout = () => {};
  window.window = window.self = window.parent = window;
  return { window, document, location, added, present, parts, root, line, listeners };
}

/** @param {Record<string, unknown>[]} added */
const scripts = (added) => added.filter(({ tag }) => tag === 'script');

/** @param {Record<string, unknown>[]} added */
const hints = (added) =>
  added.filter(({ tag }) => tag === 'link').map(({ rel, as, crossOrigin, href }) => [rel, as, crossOrigin, href]);

test('a capable browser sends for program and module at once, and runs the program', () => {
  const { window, added } = capable_browser();
  runInNewContext(SOURCE, window);
  assert.deepEqual(hints(added), [
    ['preload', 'script', undefined, 'http://site/kanbao-1.js'],
    ['preload', 'fetch', 'anonymous', 'kanbao-1.wasm'],
  ]);
  assert.deepEqual(
    scripts(added).map(({ src }) => src),
    ['http://site/kanbao-1.js'],
  );
});

test('a page without an origin of its own sends for the module as a script', () => {
  const frame = capable_browser();
  frame.window.origin = 'null';
  runInNewContext(SOURCE, frame.window);
  assert.deepEqual(hints(frame.added)[1], ['preload', 'script', undefined, 'http://site/kanbao-1.wasm.js']);
  const file = capable_browser();
  file.location.protocol = 'file:';
  runInNewContext(SOURCE, file.window);
  assert.deepEqual(hints(file.added)[1], ['preload', 'script', undefined, 'http://site/kanbao-1.wasm.js']);
});

test('a page that holds its program sends for nothing and runs what it holds', () => {
  const { window, added, present, parts } = capable_browser();
  parts.program = { ...parts.program, src: '', textContent: 'x = "<\\/script>"' };
  runInNewContext(SOURCE, window);
  assert.deepEqual(hints(added), []);
  assert.deepEqual(
    scripts(added).map(({ textContent }) => textContent),
    ['x = "</script>"'],
  );
  assert.equal(present.size, 0, 'the page is the same as before');
});

test('a framed page runs its part for frames at once', () => {
  const { window, added } = capable_browser();
  window.parent = {};
  window.requestAnimationFrame = () => {};
  runInNewContext(SOURCE, window);
  assert.deepEqual(
    scripts(added).map(({ src }) => src),
    ['http://site/kanbao-frame-1.js'],
  );
});

test('nothing happens before the page has been painted', () => {
  const { window, added } = capable_browser();
  /** @type {(() => void)[]} */
  const waiting = [];
  window.setTimeout = (/** @type {() => void} */ run) => waiting.push(run);
  runInNewContext(SOURCE, window);
  assert.equal(scripts(added).length, 0);
  waiting[0]?.();
  assert.equal(scripts(added).length, 1);
});

/** A browser that tells of paint: `tell` is what it does then, `wait` what it does after a while, if it `waits`. */
function browser_that_tells() {
  const { window, added } = capable_browser();
  /** @typedef {(list: {getEntriesByName: (name: string) => unknown[]}) => void} Tell */
  const events = { tell: /** @type {Tell} */ (() => {}), wait: () => {}, waits: false };
  window.PerformanceObserver = class {
    static supportedEntryTypes = ['paint'];
    /** @param {Tell} told */
    constructor(told) {
      events.tell = told;
    }
    observe() {}
    disconnect() {}
  };
  window.setTimeout = (/** @type {() => void} */ run) => {
    Object.assign(events, { wait: run, waits: true });
    return 7;
  };
  window.clearTimeout = (/** @type {number} */ timer) => (events.waits &&= timer !== 7);
  return { window, added, events };
}

test('where the browser tells of its first paint, that is waited for, and nothing else after it', () => {
  const { window, added, events } = browser_that_tells();
  runInNewContext(SOURCE, window);
  events.tell({ getEntriesByName: () => [] });
  assert.equal(scripts(added).length, 0);
  assert.ok(events.waits);
  events.tell({ getEntriesByName: () => [{}] });
  assert.equal(scripts(added).length, 1);
  assert.ok(!events.waits);
});

test('a browser that never tells of its first paint is not waited for for ever, and nothing begins twice', () => {
  const { window, added, events } = browser_that_tells();
  runInNewContext(SOURCE, window);
  events.wait();
  assert.equal(scripts(added).length, 1);
  events.tell({ getEntriesByName: () => [{}] });
  assert.equal(scripts(added).length, 1);
});

test('a page that is painted before it is parsed is waited for', () => {
  const { window, document, added, listeners } = capable_browser();
  document.readyState = 'loading';
  runInNewContext(SOURCE, window);
  assert.equal(scripts(added).length, 0);
  listeners.get('DOMContentLoaded')?.();
  assert.equal(scripts(added).length, 1);
});

test('theme and chrome of the address are set before the page is painted, and only such as there are', () => {
  for (const [search, theme, chrome] of [
    ['?theme=dark', 'dark'],
    ['?a=b&theme=light&c=d', 'light'],
    ['?chrome=none', undefined, 'none'],
    ['?theme=dark&chrome=bar', 'dark', 'bar'],
    ['?chrome=chromium', undefined],
    ['?theme=auto', undefined],
    ['?theme=darkness', undefined],
    ['?mytheme=dark', undefined],
    ['', undefined],
  ]) {
    const { window, root } = capable_browser(search);
    window.requestAnimationFrame = () => {};
    runInNewContext(SOURCE, window);
    assert.equal(root['data-theme'], theme, search);
    assert.equal(root['data-chrome'], chrome, search);
  }
});

test('what the reader has chosen is set before the page is painted, unless the address asks for something else', () => {
  const stored = { theme: 'dark', size: '20', measure: 'endless', align: 'justify', font: 'serif', chrome: 'none' };
  const storage = { getItem: (/** @type {string} */ name) => Reflect.get(stored, name.replace('kanbao-', '')) ?? null };
  for (const [search, look] of /** @type {[string, (string | undefined)[]][]} */ ([
    ['', ['dark', '20', undefined, 'justify', 'serif']],
    ['?theme=auto&size=14', [undefined, '14', undefined, 'justify', 'serif']],
    ['?align=ragged&font=sans&size=17', ['dark', '20', undefined, 'ragged', 'sans']],
    ['?measure=wide', ['dark', '20', 'wide', 'justify', 'serif']],
  ])) {
    const { window, root } = capable_browser(search);
    Object.assign(window, { localStorage: storage, requestAnimationFrame: () => {} });
    runInNewContext(SOURCE, window);
    const set = ['theme', 'size', 'measure', 'align', 'font'].map((name) => root[`data-${name}`]);
    assert.deepEqual(set, look, search);
    assert.equal(root['data-chrome'], undefined, 'that is the embedder’s');
  }
});

test('what a page was saved with is not what this reader has chosen', () => {
  const { window, root } = capable_browser('?size=18');
  Object.assign(root, { 'data-size': '24', 'data-theme': 'dark', 'data-chrome': 'none', 'data-height': 'auto' });
  window.requestAnimationFrame = () => {};
  runInNewContext(SOURCE, window);
  const set = ['size', 'theme', 'chrome', 'height'].map((name) => root[`data-${name}`]);
  assert.deepEqual(set, ['18', undefined, undefined, undefined]);
});

test('where storage is refused nothing has been chosen', () => {
  const { window, root } = capable_browser('?size=24');
  const refuse = () => {
    throw new Error('SecurityError');
  };
  Object.defineProperty(window, 'localStorage', { get: refuse });
  window.requestAnimationFrame = () => {};
  runInNewContext(SOURCE, window);
  assert.deepEqual([root['data-theme'], root['data-size']], [undefined, '24']);
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
  for (const event of [
    { key: 'f', ctrlKey: true },
    { key: 'F', metaKey: true },
    { key: 'F3' },
    { key: 'g', ctrlKey: true },
  ]) {
    assert.ok(noted_after('keydown', event), JSON.stringify(event));
    assert.ok(noted_after('keydown', { key: 'Shift' }), 'a modifier alone is no sign');
    assert.ok(!noted_after('focus'));
  }
  noted_after('keydown', { key: 'F3' });
  assert.ok(!noted_after('keydown', { key: 'a' }));
  noted_after('keydown', { key: 'F3' });
  assert.ok(!noted_after('pointerdown'));
  for (const event of [{ key: 'f' }, { key: 'c', ctrlKey: true }]) {
    assert.ok(!noted_after('keydown', event), JSON.stringify(event));
  }
});

test('a script that does not arrive, or is none, is missed', () => {
  const { window, added, present, line } = capable_browser();
  runInNewContext(SOURCE, window);
  assert.equal(line.textContent, '');
  const script = /** @type {{onload: () => void, onerror: () => void}} */ (/** @type {unknown} */ (scripts(added)[0]));
  for (const end of [script.onload, script.onerror]) {
    line.textContent = '';
    end();
    assert.equal(line.textContent, 'data-unreachable');
  }
  line.textContent = '';
  window.kanbao = {};
  script.onload();
  assert.equal(line.textContent, '');
  assert.equal(present.size, 0, 'script and hints leave no trace');
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
  'no WebGL2': ['webgl', ({ window }) => delete window.WebGL2RenderingContext],
  'no font loading': ['browser', ({ document }) => Reflect.deleteProperty(document, 'fonts')],
  'no adopted style sheets': ['browser', ({ document }) => Reflect.deleteProperty(document, 'adoptedStyleSheets')],
  'style sheets that cannot be constructed': ['browser', ({ window }) => (window.CSSStyleSheet = class {})],
  'old selectors': ['browser', ({ window }) => (window.CSS = { supports: () => false })],
  'no ResizeObserver': ['browser', ({ window }) => delete window.ResizeObserver],
  'no workers': ['browser', ({ window }) => delete window.Worker],
  'no animation frames': ['browser', ({ window }) => delete window.requestAnimationFrame],
};

for (const [lack, [reason, take_away]] of Object.entries(LACKS)) {
  test(`${lack}: nothing is run, and the line says why`, () => {
    const browser = capable_browser();
    take_away(browser);
    runInNewContext(SOURCE, browser.window);
    assert.deepEqual(scripts(browser.added), []);
    assert.equal(browser.line.textContent, `data-${reason}`);
    assert.deepEqual(browser.added, [], 'nothing is downloaded');
  });
}

test('a program that shows HTML too runs where there is no WebGL', () => {
  const { window, added, parts } = capable_browser();
  delete window.WebGL2RenderingContext;
  parts.program = /** @type {any} */ ({
    ...parts.program,
    hasAttribute: (/** @type {string} */ name) => name === 'data-html-too',
  });
  runInNewContext(SOURCE, window);
  assert.equal(scripts(added).length, 1);
});

test('a page without parts stays what it is', () => {
  const { window, added, parts } = capable_browser();
  for (const name of Object.keys(parts)) delete parts[name];
  runInNewContext(SOURCE, window);
  assert.deepEqual(added, []);
});

/** @param {(browser: ReturnType<typeof capable_browser>) => void} change @returns {unknown[]} addresses of what was run */
function run_with_tools(change) {
  const browser = capable_browser();
  const program = /** @type {NonNullable<typeof browser.parts.program>} */ (browser.parts.program);
  browser.parts.tools = { ...program, src: 'http://site/kanbao-tools-1.js' };
  change(browser);
  runInNewContext(SOURCE, browser.window);
  const script = /** @type {{onerror?: () => void} | undefined} */ (scripts(browser.added)[0]);
  script?.onerror?.();
  return scripts(browser.added).map(({ src }) => src);
}

test('the reading tools come where no canvas will, and else the program brings them', () => {
  for (const [, take_away] of Object.values(LACKS)) {
    assert.deepEqual(run_with_tools(take_away), ['http://site/kanbao-tools-1.js']);
  }
  const arrived = run_with_tools(({ window }) => (window.kanbao = {}));
  assert.deepEqual(arrived, ['http://site/kanbao-1.js']);
});

test('the reading tools come where the program did not, when the browser has nothing else to do', () => {
  assert.deepEqual(
    run_with_tools(() => {}),
    ['http://site/kanbao-1.js', 'http://site/kanbao-tools-1.js'],
  );
  /** @type {(() => void)[]} */
  const waiting = [];
  const asked = run_with_tools(({ window }) => {
    window.requestIdleCallback = (/** @type {() => void} */ run) => waiting.push(run);
  });
  assert.deepEqual(asked, ['http://site/kanbao-1.js']);
  assert.equal(waiting.length, 1);
});

test('the tools that only pages of a site have come once, when the others have', () => {
  const browser = capable_browser();
  const program = /** @type {NonNullable<typeof browser.parts.program>} */ (browser.parts.program);
  for (const name of ['tools', 'site', 'app']) {
    browser.parts[name] = { ...program, src: `http://site/kanbao-${name}-1.js` };
  }
  const asked = () => scripts(browser.added).map(({ src }) => src);
  const [[, take_away]] = Object.values(LACKS);
  take_away(browser);
  runInNewContext(SOURCE, browser.window);
  assert.deepEqual(asked(), ['http://site/kanbao-tools-1.js', 'http://site/kanbao-app-1.js']);
  for (const script of scripts(browser.added)) /** @type {{onload?: () => void}} */ (script).onload?.();
  assert.deepEqual(asked().slice(2), ['http://site/kanbao-site-1.js']);
});
