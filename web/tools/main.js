/**
 * Where the bundle of the reading tools begins. It runs when the report has been painted or stays HTML, and again for each
 * report that comes into the page: what ran before ends first.
 */

import { own_global } from '../report/tool_border.js';
import { attach as attach_boards } from './boards/boards.js';
import { attach as attach_contents } from './contents.js';
import { attach as attach_copy_code } from './copy_code.js';
import { attach as attach_find_field } from './find_field.js';
import { attach as attach_heading_links } from './heading_links.js';
import { attach as attach_key_help } from './key_help.js';
import { attach as attach_picture_view } from './picture_view/picture_view.js';
import { attach as attach_print_details } from './print_details.js';
import { attach as attach_reader_settings } from './reader_settings.js';
import { attach as attach_reading_progress } from './reading_progress.js';
import { attach_tools, report_handle } from './report_handle.js';
import { attach as attach_section_keys } from './section_keys.js';
import { attach as attach_sharing } from './sharing.js';
import { on_key } from './tool_keys.js';
import { tool_popover } from './tool_popover.js';
import { can_style } from './tool_style.js';

/**
 * @typedef {object} LentTools what the tools of a site's pages (web/site/main.js), a bundle of their own, have of these, so that
 *   there is one list of keys
 * @property {import('./report_handle.js').ReportHandle} report
 * @property {typeof on_key} on_key
 * @property {typeof tool_popover} tool_popover
 */

/** @param {HTMLElement} article */
function begin(article) {
  const before = /** @type {AbortController | undefined} */ (own_global('kanbao_tools'));
  if (before) before.abort();
  const tools = new AbortController();
  Object.assign(window, { kanbao_tools: tools });
  const report = report_handle(article, tools.signal);
  attach_tools({ attach_heading_links, attach_copy_code, attach_print_details }, report, tools.signal);
  if (!can_style() || !('ResizeObserver' in window)) return;
  attach_tools({ attach_contents, attach_section_keys, attach_reading_progress }, report, tools.signal);
  attach_tools({ attach_find_field, attach_reader_settings, attach_sharing, attach_key_help }, report, tools.signal);
  attach_tools({ attach_boards, attach_picture_view }, report, tools.signal);
  Object.assign(tools, { lent: { report, on_key, tool_popover } });
}

const article = document.querySelector('article#report');
if (article instanceof HTMLElement) begin(article);
