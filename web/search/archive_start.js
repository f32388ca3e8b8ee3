/**
 * The only script in the list of all reports: it shows the field of the search, where this browser has what searching needs, and
 * loads the search when the field is first used. Without it the page is the list.
 */

import { stored } from '../report/stored_setting.js';
import { load_search } from './search_loading.js';

const part = document.querySelector('script[data-part="search"]');
const field = document.querySelector('#search input');
const has_all = 'DecompressionStream' in window && 'adoptedStyleSheets' in document;

if (part instanceof HTMLScriptElement && field instanceof HTMLInputElement && field.parentElement && has_all) {
  field.parentElement.hidden = false;
  field.addEventListener('focus', () => load_search(part, field));
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
    if (key !== '/' || ctrlKey || metaKey || altKey || isComposing || target === field || stored('keys') === 'off') {
      return;
    }
    event.preventDefault();
    field.focus();
  });
}
