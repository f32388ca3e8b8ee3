/** `p` and `n` lead to the report before and the one after, as their links in the bar do. */

import { neighbour_link } from '../report/bar_links.js';
import { choose_words } from '../tools/tool_words.js';

/** @type {import('./main.js').AttachSiteTool} */
export function attach({ on_key }, signal) {
  const { previous, next } = choose_words({
    simplified: { previous: '上一期', next: '下一期' },
    traditional: { previous: '上一期', next: '下一期' },
    english: { previous: 'Previous report', next: 'Next report' },
  });
  const keys = /** @type {const} */ ([
    ['p', 'prev', previous],
    ['n', 'next', next],
  ]);
  for (const [key, relation, says] of keys) {
    const link = neighbour_link(relation);
    if (link) on_key({ key, says, act: () => link.click(), signal });
  }
}
