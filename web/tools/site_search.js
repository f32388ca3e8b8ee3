/** Opens the search of all reports of the site by `/`, where the page belongs to one. */

import { load_search } from './search_loading.js';
import { element } from './tool_elements.js';
import { on_key } from './tool_keys.js';
import { has_popovers, tool_popover } from './tool_popover.js';

/** @returns {HTMLScriptElement | null} what stands for the search in a page of a site */
export const search_part = () => document.querySelector('script[data-part="search"]');

/** @type {import('./report_handle.js').AttachTool} */
export function attach(report, signal) {
  const part = search_part();
  if (!part || !has_popovers() || document.documentElement.dataset.chrome === 'none') return;
  const name = part.dataset.name || '';
  const field = /** @type {HTMLInputElement} */ (element('input', { type: 'search', 'aria-label': name }));
  const { panel, open, close } = tool_popover(report, {
    name,
    button: null,
    first: field,
    on_open: () => load_search(part, field, close),
    signal,
  });
  panel.classList.add('search');
  panel.append(field);
  on_key({ key: '/', says: name, act: open, signal });
}
