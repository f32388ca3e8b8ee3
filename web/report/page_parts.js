/**
 * The parts that a page is made of (program, module, fonts) stand in its head as scripts that no browser runs: `src`
 * names the file, or, in a page that holds everything itself, the content is there. So a browser that saves the page
 * saves the parts with it, and the page is the same before and after it has begun. Here the parts come to life.
 */

import { unescape_embedded } from './embedded_text.js';

/**
 * @param {string} name
 * @returns {HTMLScriptElement | null}
 */
export function part_element(name) {
  return document.querySelector(`script[data-part="${name}"]`);
}

/**
 * Runs a part as a classic script, which every host and also file:// allows, and leaves no trace of it in the page.
 * @param {HTMLScriptElement} part
 * @param {(has_arrived: boolean) => void} [on_end] called when it has run, or could not be had
 */
export function run_part(part, on_end = () => {}) {
  if (part.src) return run_script(part.src, on_end);
  const script = document.createElement('script');
  script.textContent = unescape_embedded(part.textContent ?? '');
  document.head.appendChild(script);
  script.remove();
  on_end(true);
}

/**
 * The same for a script that is no part of the page.
 * @param {string} address
 * @param {(has_arrived: boolean) => void} [on_end] called when it has run, or could not be had
 */
export function run_script(address, on_end = () => {}) {
  const script = document.createElement('script');
  const end = (/** @type {boolean} */ has_arrived) => {
    script.remove();
    on_end(has_arrived);
  };
  script.onload = () => end(true);
  script.onerror = () => end(false);
  script.src = address;
  document.head.appendChild(script);
}

/**
 * @param {HTMLScriptElement} part of bytes, in base64: in the page, or sent by a script of its own
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects when they cannot be had
 */
export async function part_bytes(part) {
  return part.src ? sent_bytes(part.src) : bytes_of(part.textContent ?? '');
}

/**
 * @param {string} address of a script that sets `kanbao_part` to base64
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects when they cannot be had
 */
export function sent_bytes(address) {
  return new Promise((resolve, reject) => {
    run_script(address, () => {
      const sent = Reflect.get(window, 'kanbao_part');
      Reflect.deleteProperty(window, 'kanbao_part');
      if (typeof sent === 'string') resolve(bytes_of(sent));
      else reject(new Error(`${address} did not arrive`));
    });
  });
}

/** @param {string} base64 */
const bytes_of = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
