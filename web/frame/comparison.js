/**
 * What a framed report needs to be read beside another one (web/compare/) comes when the site's page for that asks for it:
 * other hosts have no use for it.
 */

import { part_element, run_script } from '../report/page_parts.js';

/** @param {import('./host.js').Host} host */
export function offer_comparison(host) {
  let has_come = false;
  host.on_own_site('compare', () => {
    const part = part_element('compared');
    if (has_come || !part?.src) return;
    has_come = true;
    run_script(part.src);
  });
}
