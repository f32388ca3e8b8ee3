/** Makes the elements that tools consist of. */

import { element } from '../report/element.js';

const svg = 'http://www.w3.org/2000/svg';

/** @param {string} says @param {() => void} act */
export function text_button(says, act) {
  const button = /** @type {HTMLButtonElement} */ (element('button', { type: 'button' }, says));
  button.addEventListener('click', act);
  return button;
}

/** What an input method has not made into words yet does not count. @param {HTMLInputElement} input @param {() => void} act */
export function on_words(input, act) {
  input.addEventListener('input', (event) => /** @type {InputEvent} */ (event).isComposing || act());
  input.addEventListener('compositionend', act);
}

/** @param {string} path of SVG @param {number} [side] of the field that it lies in */
export function drawn(path, side = 24) {
  const drawing = document.createElementNS(svg, 'svg');
  const attributes = { viewBox: `0 0 ${side} ${side}`, width: '20', height: '20', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) drawing.setAttribute(name, value);
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', path);
  drawing.append(line);
  return drawing;
}
