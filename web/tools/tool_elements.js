/** Makes the elements that tools consist of. */

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

/** @param {string} says @param {() => void} act */
export function text_button(says, act) {
  const button = /** @type {HTMLButtonElement} */ (element('button', { type: 'button' }, says));
  button.addEventListener('click', act);
  return button;
}
