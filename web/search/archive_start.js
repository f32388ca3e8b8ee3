/**
 * What the list of all reports has of scripts: it shows the field of the search, where this browser has what searching needs, loads
 * the search when the field is first used, and opens the year that a link leads to. Without it the page is the list.
 *
 * The page's Chinese face is declared for what the list shows. Where a browser has used it, there is no Chinese font in the
 * system, and what is searched and found needs more of it.
 */

import { element } from '../report/element.js';
import { part_element } from '../report/page_parts.js';
import { open_around } from '../report/closed_details.js';
import { stored } from '../report/stored_setting.js';
import { load_search } from './search_loading.js';

const part = part_element('search');
const field = document.querySelector('#search input');
const has_all = 'DecompressionStream' in window && 'adoptedStyleSheets' in document;

if (part && field instanceof HTMLInputElement && field.parentElement && has_all) {
  field.parentElement.hidden = false;
  field.addEventListener('focus', () => {
    load_search(part, field);
    bring_faces(part);
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

/** @param {HTMLScriptElement} part */
function bring_faces(part) {
  const is_used = [...document.fonts].some(({ status }) => status !== 'unloaded');
  const href = part.dataset.faces;
  if (!is_used || !href || document.querySelector('link[rel="stylesheet"]')) return;
  document.head.append(element('link', { rel: 'stylesheet', href }));
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
