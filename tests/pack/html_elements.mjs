/** Finds elements in a page as a browser's parser sees it. */

import { parse } from 'parse5';

/** @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element */

/**
 * @param {string} page HTML
 * @param {string} tag
 * @returns {Element[]} the elements of that name, in order
 */
export function elements(page, tag) {
  return elements_in(parse(page), tag);
}

/**
 * @param {Element | undefined} element
 * @param {string} name
 * @returns {string | undefined} undefined when there is no such attribute
 */
export function attribute(element, name) {
  return element?.attrs.find((other) => other.name === name)?.value;
}

/**
 * @param {Element | undefined} element
 * @returns {string}
 */
export function text_of(element) {
  const texts = element?.childNodes.map((child) =>
    'tagName' in child ? text_of(child) : 'value' in child ? child.value : '',
  );
  return texts?.join('') ?? '';
}

/**
 * @param {string} page HTML
 * @returns {Element[]} the scripts that a browser runs
 */
export function running_scripts(page) {
  return elements(page, 'script').filter(
    (script) => !/^(text\/(plain|markdown)|application\/json)$/.test(attribute(script, 'type') ?? ''),
  );
}

/**
 * @param {import('parse5').DefaultTreeAdapterTypes.ParentNode} node
 * @param {string} tag
 * @returns {Element[]} the elements of that name within it, in order
 */
export function elements_in(node, tag) {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return [];
    return [...(child.tagName === tag ? [child] : []), ...elements_in(child, tag)];
  });
}
