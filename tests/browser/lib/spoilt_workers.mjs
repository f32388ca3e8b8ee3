/**
 * Workers that fail as browsers' workers may: what the page makes workers of is given a beginning of the test's own. A page
 * makes one for its engine and another for its images, which have no use for what is spoilt here.
 */

/**
 * @typedef {object} Spoiling
 * @property {() => void} prelude runs in a worker before the page's own code
 * @property {number} [first] how many workers are spoilt; all of them unless said
 * @property {boolean} [is_silent] whether it says nothing any more: nobody then waits half a minute for it
 */

/**
 * @param {Spoiling} spoiling
 * @returns {{content: string}} for `before_scripts`
 */
export function spoilt_workers({ prelude, first = 99, is_silent = false }) {
  const text = JSON.stringify(`(${prelude})();\n`);
  return {
    content: `(() => {
      const OwnBlob = Blob;
      let left = ${first};
      window.Blob = class extends OwnBlob {
        constructor(parts, options) {
          const is_worker = options?.type === 'text/javascript' && left-- > 0;
          super(is_worker ? [${text}, ...parts] : parts, options);
        }
      };
      if (!${is_silent}) return;
      const wait = window.setTimeout;
      window.setTimeout = (then, delay, ...rest) => wait(then, delay === 30000 ? 2000 : delay, ...rest);
    })();`,
  };
}

/** Runs in a worker: its WebGL context is lost and restored as \`tell_context\` says. */
export function follow_told_context() {
  const get = OffscreenCanvas.prototype.getContext;
  /** @type {WEBGL_lose_context | null} */
  let extension = null;
  OffscreenCanvas.prototype.getContext = /** @type {never} */ (
    /** @this {OffscreenCanvas} @param {'webgl2'} type @param {object} attributes */
    function kept(type, attributes) {
      const context = get.call(this, type, attributes);
      if (context instanceof WebGL2RenderingContext) extension ??= context.getExtension('WEBGL_lose_context');
      return context;
    }
  );
  new BroadcastChannel('context').onmessage = ({ data }) => {
    if (data === 'loseContext') extension?.loseContext();
    else extension?.restoreContext();
  };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {'loseContext' | 'restoreContext'} what
 */
export const tell_context = (page, what) =>
  page.evaluate((name) => new BroadcastChannel('context').postMessage(name), what);
