/** Makes the elements of compare.html. */

/**
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {string} [text]
 */
export function element(name, attributes = {}, text = '') {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}

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
