/**
 * The whole of the page's Chinese face for what is found in other reports and said of them: it is declared for what the page itself
 * shows. Where a browser has used that, there is no Chinese font in the system.
 */

import { element } from '../report/element.js';

/** @param {HTMLScriptElement} part that names the style sheet of the face */
export function bring_interface_faces(part) {
  const is_used = [...document.fonts].some(({ status }) => status !== 'unloaded');
  const href = part.dataset.faces;
  // A frame without an origin may fetch no fonts (web/page/font_rescue.js).
  const may_fetch = origin !== 'null' || location.protocol === 'file:';
  if (!is_used || !href || !may_fetch || document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(element('link', { rel: 'stylesheet', href }));
}
