/**
 * What the reader has chosen, kept for the next visit where the browser allows that: in a sandboxed frame even asking throws,
 * and then a choice holds as long as the page does. The page's first script reads the look's settings, before anything is seen.
 */

import { storage_prefix } from '../report/tool_border.js';

/** @param {string} name @returns {string | null} */
export function stored(name) {
  try {
    return localStorage.getItem(storage_prefix + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string | null} value null forgets it */
export function store(name, value) {
  try {
    if (value === null) localStorage.removeItem(storage_prefix + name);
    else localStorage.setItem(storage_prefix + name, value);
  } catch {
    // It holds as long as the page does.
  }
}
