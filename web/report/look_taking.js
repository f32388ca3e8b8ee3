/** What the address asks for, else what the reader has chosen before, becomes an attribute of the page's root. */

import { look_choices } from './tool_border.js';

/**
 * @param {string} name of one of the look's choices, or `chrome`: how much is wanted around the report
 * @param {string | null} [chosen] by the reader, on another page or day
 */
export function take_over(name, chosen) {
  const root = document.documentElement;
  const values = new RegExp(`^(${look_choices[name] || 'none|bar|full'})$`);
  const found = new RegExp(`[?&]${name}=([^&]*)`).exec(location.search);
  const value = found && values.test(found[1]) ? found[1] : chosen;
  if (value && values.test(value) && value !== 'auto') root.setAttribute(`data-${name}`, value);
  else root.removeAttribute(`data-${name}`); // what a page was saved with is its saver's
}
