/**
 * What the page offers to scripts as `window.kanbao`. Answers come as promises, because they are the engine's, which need
 * not run in the page's own thread.
 */

import { own_global } from '../report/tool_border.js';

/** @typedef {'document' | 'layout' | 'display'} Stage of the way from Markdown to pixels */

/**
 * @typedef {object} PageInterface
 * @property {string} version kanbao's
 * @property {Promise<'canvas' | 'html'>} ready what the reader sees once nothing more is waited for
 * @property {() => Promise<object>} stats figures of what is shown; next to none where nothing is painted
 * @property {(arrangement: import('../report/table_rows.js').Arrangement) => Promise<boolean>} arrange shows tables in another order;
 *   false where no engine has the report
 * @property {(change: () => void) => boolean} restyle makes a change of how text is set, at once: the page shows it as HTML
 *   and the canvas follows; false where no engine has the report, and nothing is made
 * @property {(change: () => void) => Promise<void>} [renew] makes a change that puts another report into the page; resolves when that is
 *   painted, stays HTML or waits for the reader
 * @property {(stage: Stage) => Promise<string>} dump rejects where no module has been loaded
 */

/** @returns {boolean} whether a program has begun here: a page that was saved while it began holds its script twice */
export function is_begun() {
  return own_global('kanbao') !== undefined;
}

/**
 * @param {() => import('./report_start.js').ReportStart | null} shown the report that is open, if one is
 * @param {PageInterface['renew']} [renew]
 */
export function offer_interface(shown, renew) {
  /** @type {PageInterface} */
  const kanbao = {
    version: KANBAO_VERSION,
    get ready() {
      return shown()?.ready ?? Promise.resolve('html');
    },
    stats: async () => shown()?.stats() ?? {},
    arrange: async (arrangement) => (await shown()?.arrange(arrangement)) ?? false,
    restyle: (change) => shown()?.restyle(change) ?? false,
    renew,
    dump: async (stage) => {
      const report = shown();
      if (!report) throw new Error('no report is painted here');
      return report.dump(stage);
    },
  };
  Object.assign(window, { kanbao });
}
