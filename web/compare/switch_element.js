/** A switch of compare.html, which is on or off. */

import { element } from '../report/element.js';

/**
 * @param {string} label
 * @param {boolean} is_on
 * @param {(is_on: boolean) => void} act
 */
export function switch_element(label, is_on, act) {
  const input = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox', role: 'switch' }));
  input.checked = is_on;
  input.addEventListener('change', () => act(input.checked));
  const whole = element('label', { class: 'switch' });
  whole.append(input, label);
  return whole;
}
