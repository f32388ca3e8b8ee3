/**
 * The parts that a page is made of (program, module, fonts) stand in its head as scripts that no browser runs: `src`
 * names the file, or, in a page that holds everything itself, the content is there. So a browser that saves the page
 * saves the parts with it, and the page is the same before and after it has begun. Here the parts come to life.
 */

import { unescape_embedded } from '../report/embedded_text.js';

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
  const script = document.createElement('script');
  const end = (/** @type {boolean} */ has_arrived) => {
    script.remove();
    on_end(has_arrived);
  };
  if (part.src) {
    script.onload = () => end(true);
    script.onerror = () => end(false);
    script.src = part.src;
  } else {
    script.textContent = unescape_embedded(part.textContent ?? '');
  }
  document.head.appendChild(script);
  if (!part.src) end(true);
}

/**
 * @param {HTMLScriptElement} part of bytes: base64, in the page or set by a script of its own as `kanbao_part`
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects when they cannot be had
 */
export async function part_bytes(part) {
  const base64 = part.src ? await sent_by(part) : (part.textContent ?? '');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * @param {HTMLScriptElement} part
 * @returns {Promise<string>}
 */
function sent_by(part) {
  return new Promise((resolve, reject) => {
    run_part(part, () => {
      const sent = Reflect.get(window, 'kanbao_part');
      Reflect.deleteProperty(window, 'kanbao_part');
      if (typeof sent === 'string') resolve(sent);
      else reject(new Error(`${part.src} did not arrive`));
    });
  });
}
