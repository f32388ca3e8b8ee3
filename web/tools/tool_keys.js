/**
 * Keys of one letter. None acts while the reader types, with a modifier, or while the picture view has the keys; all can be
 * switched off (WCAG 2.2, 2.1.4), which is remembered.
 */

import { store, stored } from '../report/stored_setting.js';

/**
 * @typedef {object} ToolKey
 * @property {string} key as KeyboardEvent.key says it
 * @property {string} says what it does
 * @property {() => void} act
 * @property {AbortSignal} signal ends it
 */

/** @type {Map<string, ToolKey>} */
const known = new Map();
let are_on = stored('keys') !== 'off';

/** @param {ToolKey} tool_key */
export function on_key(tool_key) {
  const { key, signal } = tool_key;
  if (known.size === 0) document.addEventListener('keydown', act_on);
  known.set(key, tool_key);
  signal.addEventListener('abort', () => {
    known.delete(key);
    if (known.size === 0) document.removeEventListener('keydown', act_on);
  });
}

/** @returns {ToolKey[]} in the order in which they came */
export const known_keys = () => Array.from(known.values());

export const keys_are_on = () => are_on;

/** @param {boolean} on */
export function switch_keys(on) {
  are_on = on;
  store('keys', on ? null : 'off');
}

export const typing =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]:not([contenteditable="false"])';

/** @param {KeyboardEvent} event */
function act_on(event) {
  const { key, target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
  const tool_key = known.get(key);
  if (!tool_key || !are_on || ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return;
  if (target instanceof Element && target.closest(typing)) return;
  event.preventDefault();
  tool_key.act();
}
