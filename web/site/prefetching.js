/**
 * Asks for the report that the reader points at, so that it is there when it is chosen and no blank is seen on the way. Nothing
 * is asked for unasked, nor where the reader saves data.
 */

import { is_opaque } from '../engine/opaque_page.js';
import { bar_selector } from '../report/bar_links.js';
import { saves_data } from '../report/saves_data.js';
import { menu_class, report_link } from './report_links.js';

const pause = 80; // ms for which a link is pointed at: in less, pointer or focus are on their way elsewhere
const places = `${bar_selector}, nav#neighbours, .${menu_class}`;

/** @type {import('./main.js').AttachSiteTool} */
export function attach({ report }, signal) {
  // In a frame without an origin, and on a disk, the browser keeps nothing for the next page.
  if (is_opaque || saves_data()) return;
  const asked = new Set([without_hash(location.href)]);
  let waiting = 0;
  const ask = (/** @type {HTMLAnchorElement} */ link) => {
    const address = without_hash(link.href);
    if (asked.has(address) || link.hasAttribute('aria-current')) return;
    asked.add(address);
    if (knows_hints()) add_hint(report, address);
    else fetch_early(address);
  };
  const follow = (/** @type {Event} */ { type, target }) => {
    clearTimeout(waiting);
    const link = report_link(target, places);
    if (!link) return;
    if (type === 'pointerdown') ask(link);
    else waiting = window.setTimeout(() => ask(link), pause);
  };
  for (const event of ['pointerover', 'pointerdown', 'focusin']) {
    document.addEventListener(event, follow, { signal, passive: true });
  }
  signal.addEventListener('abort', () => clearTimeout(waiting));
}

/**
 * Chromium keeps what was hinted at for some minutes, whatever its headers say, and the page's policy allows it. Firefox, which knows
 * such hints, takes the policy's default-src for them, Safari knows none; neither has rules of speculation.
 */
const knows_hints = () => 'supports' in HTMLScriptElement && HTMLScriptElement.supports('speculationrules');

/** @param {import('../tools/report_handle.js').ReportHandle} report @param {string} address */
function add_hint(report, address) {
  const hint = document.createElement('link');
  hint.rel = 'prefetch';
  hint.href = address;
  // A page that is saved must not ask for it.
  hint.onload = hint.onerror = () => hint.remove();
  report.add(document.head, hint);
}

/** The browser's cache has it afterwards, whole. What fails is asked for again when it is chosen. @param {string} address */
function fetch_early(address) {
  fetch(address)
    .then((response) => response.text())
    .catch(() => {});
}

/** @param {string} address */
const without_hash = (address) => address.split('#')[0];
