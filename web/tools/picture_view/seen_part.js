/** Where in the window the view opens: where it is seen. */

import { own_global } from '../../report/tool_border.js';

/** @typedef {{left: number, top: number, width: number, height: number, zoom: number}} SeenPart CSS px of the window */

/**
 * Of a page that is pinched larger a part is seen, and of a frame that is as tall as its report the part that its host shows
 * (web/frame/band.js tells it).
 * @returns {SeenPart}
 */
export function seen_part() {
  const pinched = window.visualViewport;
  if (pinched && pinched.scale > 1.001) {
    const { offsetLeft: left, offsetTop: top, width, height, scale: zoom } = pinched;
    return { left, top, width, height, zoom };
  }
  const { clientWidth: width, clientHeight } = document.documentElement;
  const band = /** @type {{top: number, bottom: number} | undefined} */ (own_global('kanbao_band'));
  const top = band ? Math.max(0, band.top - scrollY) : 0;
  const bottom = band ? Math.min(clientHeight, band.bottom - scrollY) : clientHeight;
  return { left: 0, top, width, height: bottom - top, zoom: 1 };
}

/** @param {() => void} on_changed @param {AbortSignal} signal */
export function follow_seen_part(on_changed, signal) {
  for (const event of ['resize', 'kanbao-band']) addEventListener(event, on_changed, { signal });
  for (const event of ['resize', 'scroll']) {
    if (window.visualViewport) window.visualViewport.addEventListener(event, on_changed, { signal });
  }
}
