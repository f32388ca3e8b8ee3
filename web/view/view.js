/**
 * Where the bundle of view.html begins: a page that opens any Markdown report, from an address (`?src=`) or from files, and
 * shows it as a packed page would. In a worker made from its own source it is the engine or decodes images.
 */

import create_kanbao from 'kanbao-glue';

import { run_engine_worker } from '../engine/engine_worker.js';
import { run_image_worker } from '../images/image_worker.js';
import { is_begun, offer_interface } from '../page/page_interface.js';
import { asked_address } from './page_address.js';
import { ReportOpening } from './report_opening.js';
import { ReportRequests } from './report_requests.js';

if (typeof document === 'undefined') {
  run_engine_worker(/** @type {any} */ (globalThis), create_kanbao);
  run_image_worker(/** @type {any} */ (globalThis), create_kanbao);
} else if (!is_begun()) {
  start_view();
}

function start_view() {
  const opening = new ReportOpening(create_kanbao);
  const requests = new ReportRequests(opening);
  offer_interface(() => opening.shown);
  const asked = asked_address();
  if (asked) requests.open_address(asked);
}
