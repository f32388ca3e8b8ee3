/**
 * What the reader sees of the document: the window's view, or its part under pinch zoom. A frame that is taller than the
 * screen is told by web/frame/band.js which part of it can be seen.
 */

import { own_global } from '../report/tool_border.js';

/**
 * @typedef {object} Band a part of the page in CSS px of the document
 * @property {number} left
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 */

/** @returns {Band & {zoom: number}} */
export function visible_band() {
  const zoom = visualViewport?.scale ?? 1;
  if (visualViewport && zoom > 1.001) {
    const { pageLeft: left, pageTop: top, width, height } = visualViewport;
    return { left, top, right: left + width, bottom: top + height, zoom };
  }
  const { scrollX: left, scrollY: top } = window;
  const { clientWidth, clientHeight } = document.documentElement;
  const told = /** @type {{top: number, bottom: number} | undefined} */ (own_global('kanbao_band'));
  // Of a tall frame of which nothing is known yet, the beginning. A window of its own is seen whole, though it may be taller
  // than what it calls its screen: where a picture of the whole page is taken.
  const bottom = top + (parent === window ? clientHeight : Math.min(clientHeight, 2 * screen.height));
  return { left, top: told?.top ?? top, right: left + clientWidth, bottom: told?.bottom ?? bottom, zoom: 1 };
}

/**
 * @param {() => void} on_changed told when the visible part has moved without a scroll of this window
 * @param {AbortSignal} signal
 */
export function follow_visible_band(on_changed, signal) {
  for (const event of ['scroll', 'resize']) visualViewport?.addEventListener(event, on_changed, { signal });
  addEventListener('kanbao-band', on_changed, { signal });
}
