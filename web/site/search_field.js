/** Opens the search of all reports of the site by `/`. */

import search_panel_css from '../css/site/search_panel.css';
import { element } from '../report/element.js';
import { part_element } from '../report/page_parts.js';
import { bring_interface_faces } from '../search/interface_faces.js';
import { load_search } from '../search/search_loading.js';
import { has_popovers } from '../tools/tool_popover.js';

/** @type {import('./main.js').AttachSiteTool} */
export function attach({ report, on_key, tool_popover }, signal) {
  const part = part_element('search');
  if (!part || !has_popovers()) return;
  const name = part.dataset.name || '';
  const field = /** @type {HTMLInputElement} */ (element('input', { type: 'search', 'aria-label': name }));
  const { panel, open, close } = tool_popover(report, {
    name,
    button: null,
    css: search_panel_css,
    first: field,
    on_open: () => {
      load_search(part, field, close);
      bring_interface_faces(part);
    },
    signal,
  });
  panel.classList.add('search');
  panel.append(field);
  on_key({ key: '/', says: name, act: open, signal });
}
