/**
 * Where a packed page's bundle begins: in the page it starts the report, in a worker made from its own source it decodes
 * images.
 */

import create_kanbao from 'kanbao-glue';

import { run_image_worker } from '../images/image_worker.js';
import { ReportStart } from './report_start.js';

if (typeof document === 'undefined') {
  run_image_worker(/** @type {any} */ (globalThis), create_kanbao);
} else if (!('kanbao' in window)) {
  // A page that was saved while it began holds this script twice.
  const report = new ReportStart(create_kanbao);
  Object.assign(window, {
    kanbao: {
      version: KANBAO_VERSION,
      ready: report.ready,
      stats: () => report.stats(),
      dump: (/** @type {'document' | 'layout' | 'display'} */ stage) => report.dump(stage),
    },
  });
}
