/**
 * Where the bundle of those tools begins that only pages of a site have: what leads from report to report. It runs when the
 * reading tools have come, on which it stands (web/page/tools_loading.js).
 */

import { own_global } from '../report/tool_border.js';
import { is_tall_frame } from '../tools/tall_frame.js';
import { drop_dead_anchor, attach as attach_kept_section } from './kept_section.js';
import { attach as attach_neighbour_keys } from './neighbour_keys.js';
import { attach as attach_prefetching } from './prefetching.js';
import { attach as attach_reports_menu } from './reports_menu.js';
import { attach as attach_search_field } from './search_field.js';

/** @typedef {import('../tools/main.js').LentTools} LentTools */
/** @typedef {(lent: LentTools, signal: AbortSignal) => void} AttachSiteTool */

/** @param {LentTools} lent @param {AbortSignal} signal */
function begin(lent, signal) {
  drop_dead_anchor();
  if (document.documentElement.dataset.chrome === 'none') return;
  attach_search_field(lent, signal);
  if (is_tall_frame()) return;
  attach_kept_section(lent, signal);
  attach_prefetching(lent, signal);
  attach_reports_menu(lent, signal);
  attach_neighbour_keys(lent, signal);
}

const tools = /** @type {(AbortController & {lent?: LentTools}) | undefined} */ (own_global('kanbao_tools'));
// A browser that is too old for most of the tools lends none.
if (tools && tools.lent) begin(tools.lent, tools.signal);
