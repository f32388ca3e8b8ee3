/**
 * What the list of all reports has of scripts: it shows the field of the search, where this browser has what searching needs, loads
 * the search when the field is first used, and opens the year that a link leads to. Without it the page is the list.
 */

import { part_element } from '../report/page_parts.js';
import { open_around } from '../report/closed_details.js';
import { stored } from '../report/stored_setting.js';
import { bring_interface_faces } from './interface_faces.js';
import { load_search } from './search_loading.js';

const part = part_element('search');
const field = document.querySelector('#search input');
const has_all = 'DecompressionStream' in window && 'adoptedStyleSheets' in document;

if (part && field instanceof HTMLInputElement && field.parentElement && has_all) {
  field.parentElement.hidden = false;
  field.addEventListener('focus', () => {
    load_search(part, field);
    bring_interface_faces(part);
  });
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
    if (key !== '/' || ctrlKey || metaKey || altKey || isComposing || target === field || stored('keys') === 'off') {
      return;
    }
    event.preventDefault();
    field.focus();
  });
}

/** Not all browsers open by themselves what they are led into. @param {string} hash */
function open_year(hash) {
  const year = document.getElementById(hash.slice(1));
  if (year) open_around(year);
}

open_year(location.hash);
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest('a');
  if (link && link.getAttribute('href')?.startsWith('#')) open_year(link.hash);
});
