/** What the address of compare.html asks for: `?left=NAME&right=NAME&together=0&marks=1`. A link shows what its sender saw. */

import { page_address } from '../report/site_paths.js';

/**
 * @typedef {object} Choice
 * @property {string[]} names of the two reports, the left one first; empty for none
 * @property {boolean} is_together whether both scroll together
 * @property {boolean} is_marked whether changes are marked
 */

const sides = ['left', 'right'];

/** @param {string} search of an address @returns {Choice} */
export function read_choice(search) {
  const asked = new URLSearchParams(search);
  return {
    names: sides.map((side) => asked.get(side) ?? ''),
    is_together: asked.get('together') !== '0',
    is_marked: asked.get('marks') === '1',
  };
}

/**
 * What else the address asks for, such as a theme, stays.
 * @param {Choice} choice
 * @param {string} search in force
 * @returns {string}
 */
export function written_choice({ names, is_together, is_marked }, search) {
  const asked = new URLSearchParams(search);
  const set = (/** @type {string} */ name, /** @type {string} */ value) => {
    if (value) asked.set(name, value);
    else asked.delete(name);
  };
  sides.forEach((side, index) => set(side, names[index]));
  set('together', is_together ? '' : '0');
  set('marks', is_marked ? '1' : '');
  return `?${asked}`;
}

/** @param {Choice} choice */
export function remember_choice(choice) {
  try {
    history.replaceState(null, '', written_choice(choice, location.search));
  } catch {
    // Some browsers keep the address of a file as it is; the choice holds as long as the page does.
  }
}

/**
 * @param {string} name of a report
 * @param {string} search of the page around it, whose theme it takes over
 * @returns {string} address of its page without anything around it
 */
export function framed_address(name, search) {
  const asked = new URLSearchParams({ chrome: 'none' });
  const theme = new URLSearchParams(search).get('theme');
  if (theme) asked.set('theme', theme);
  return `${page_address(name)}?${asked}`;
}
