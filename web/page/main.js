/**
 * Where a packed page's bundle begins: in the page it starts the report, in a worker made from its own source it is the
 * engine or decodes images, as the first message says.
 */

import create_kanbao from 'kanbao-glue';

import { run_engine_worker } from '../engine/engine_worker.js';
import { run_image_worker } from '../images/image_worker.js';
import { restore_plain_state } from '../layer/plain_state.js';
import { copied_event } from './page_copy.js';
import { is_begun, offer_interface } from './page_interface.js';
import { ReportStart, page_module } from './report_start.js';
import { load_tools } from './tools_loading.js';

if (typeof document === 'undefined') {
  run_engine_worker(/** @type {any} */ (globalThis), create_kanbao);
  run_image_worker(/** @type {any} */ (globalThis), create_kanbao);
} else if (!is_begun()) {
  const source = page_module();
  let report = new ReportStart(create_kanbao, source);
  const renew = (/** @type {() => void} */ change) => {
    report.stop();
    change();
    report = new ReportStart(create_kanbao, source);
    return report.settled;
  };
  offer_interface(() => report, renew);
  addEventListener(copied_event, (event) =>
    restore_plain_state(/** @type {CustomEvent<HTMLElement>} */ (event).detail),
  );
  void report.settled.then(load_tools);
}
