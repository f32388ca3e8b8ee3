/**
 * Readers may set text their own way: a style sheet of theirs, an extension, the spacing of WCAG 2.2's criterion 1.4.12.
 * What is painted would not follow, so the page then shows its HTML, which does.
 */

import { space_below } from './takeover.js';

/** The last resort of the page's font stack (css/palette.css), by which a stack is known as ours. */
const own_font = 'Kanbao Han';

/** Of each kind that a rule may be for, the first one is looked at. */
const text_kinds = ['p:not(.caption)', 'li', 'td'];
const kinds = [...text_kinds, 'h1', 'h2', 'h3', 'pre', 'code'];

/**
 * @param {HTMLElement} article
 * @returns {boolean} whether the article's text is set as the page's own style says
 */
export function is_set_as_ours(article) {
  return (
    kinds.every((kind) => has(article, kind, has_own_letters)) &&
    text_kinds.every((kind) => has(article, kind, has_own_lines)) &&
    has(article, ':scope > p:not(:last-child, .caption)', has_own_distance)
  );
}

/**
 * @param {HTMLElement} article
 * @param {string} selector
 * @param {(style: CSSStyleDeclaration) => boolean} quality
 */
function has(article, selector, quality) {
  const element = article.querySelector(selector);
  return !element || quality(getComputedStyle(element));
}

/** @param {string} property of css/theme.css */
const theme_value = (property) => getComputedStyle(document.documentElement).getPropertyValue(property).trim();

/** @param {CSSStyleDeclaration} style */
function has_own_letters({ letterSpacing, wordSpacing, fontFamily }) {
  return letterSpacing === 'normal' && wordSpacing === '0px' && fontFamily.includes(own_font);
}

/** @param {CSSStyleDeclaration} style */
function has_own_lines({ lineHeight, fontSize }) {
  return lineHeight === theme_value('--line-height') && fontSize === theme_value('--font-size');
}

/** @param {CSSStyleDeclaration} style as in css/gaps.css, or as in css/canvas_state.css */
function has_own_distance({ marginBottom }) {
  return marginBottom === theme_value('--block-gap') || marginBottom === `${space_below}px`;
}

/**
 * An element's sheet may come later than the element. Of a sheet without an element nobody is told; it mostly comes from a
 * window that had the focus instead of the page.
 * @param {() => void} on_change told when the text may be set otherwise than before
 * @param {AbortSignal} signal
 */
export function follow_text_style(on_change, signal) {
  const observer = new MutationObserver(on_change);
  for (const parent of [document.documentElement, document.head, document.body]) {
    observer.observe(parent, { childList: true });
  }
  signal.addEventListener('abort', () => observer.disconnect());
  document.addEventListener('load', on_change, { capture: true, signal });
  addEventListener('focus', on_change, { signal });
}
