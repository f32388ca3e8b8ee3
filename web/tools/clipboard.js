/**
 * Copies a text, and says so. Where the clipboard refuses, as in a sandboxed frame, an element is selected and the text given
 * as the browser copies it, as the reader would.
 */

import { element } from '../report/element.js';

const until_noticed = 100; // ms, in which a screen reader has found a new element

/** ms, to read what is said */
export const long_enough = 2500;

/**
 * For who does not see that something was copied: what changes in this is read aloud.
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {Element} parent
 * @returns {(said: string) => void}
 */
export function announcer(report, parent) {
  /** @type {HTMLElement | undefined} */
  let status;
  return (said) => {
    const told = (status = status || added_status(report, parent));
    setTimeout(() => (told.textContent = said), until_noticed);
  };
}

/** @param {import('./report_handle.js').ReportHandle} report @param {Element} parent */
function added_status(report, parent) {
  const status = element('span', { class: 'copied', role: 'status' });
  report.add(parent, status);
  return status;
}

/**
 * @param {string} text
 * @param {Element} element that stays selected where all fails
 * @returns {Promise<boolean>}
 */
export async function copied(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copied_as_selected(text, element);
  }
}

/**
 * @param {string} text
 * @param {Element} element
 */
function copied_as_selected(text, element) {
  const selection = /** @type {Selection} */ (getSelection());
  const before = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  selection.selectAllChildren(element);
  let is_given = false;
  const give_text = (/** @type {ClipboardEvent} */ event) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    is_given = true;
  };
  window.addEventListener('copy', give_text, true);
  const is_done = document.execCommand('copy') && is_given;
  window.removeEventListener('copy', give_text, true);
  if (!is_done) return false;
  selection.removeAllRanges();
  if (before) selection.addRange(before);
  return true;
}
