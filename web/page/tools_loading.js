/**
 * Brings the reading tools, those of the report's site behind them, and what keeps that site. They are no part of the report's
 * way to the reader, so they are asked for when that is over and the browser has nothing else to do.
 */

import { part_element, run_part } from '../report/page_parts.js';
import { own_global } from '../report/tool_border.js';

const longest_wait = 2000; // ms, for a browser that is never idle
const usual_wait = 200; // ms, where the browser does not tell when it is idle

/** To be called whenever another report is in the page, too: what the tools have added before is theirs to take away. */
export function load_tools() {
  load_when_idle('tools', load_site_tools);
  load_when_idle('app');
}

/**
 * @param {string} name of a part that not every page has
 * @param {() => void} [on_end] called when it has run, or could not be had
 */
export function load_when_idle(name, on_end) {
  const part = part_element(name);
  if (!part) return;
  const run = () => run_part(part, on_end);
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: longest_wait });
  else setTimeout(run, usual_wait);
}

/** What only pages of a site have stands on the tools. */
function load_site_tools() {
  const part = part_element('site');
  if (part) run_part(part);
}

/** To be called before another report comes: what the tools know is the one that goes. */
export function end_tools() {
  own_global('kanbao_tools')?.abort();
}
