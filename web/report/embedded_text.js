/**
 * Text inside a `<script type="text/…">` element. HTML knows no entities there; what must not appear is what would end
 * the element or begin a comment in it, so a backslash is put behind their first character. Text that has such
 * backslashes already gets one more, so that taking one away always gives back what was written.
 */

/**
 * @param {string} text
 * @returns {string}
 */
export function escape_embedded(text) {
  return text.replace(/<(\\*)(\/script|!--)/gi, '<\\$1$2');
}

/**
 * @param {string} text
 * @returns {string}
 */
export function unescape_embedded(text) {
  return text.replace(/<\\(\\*)(\/script|!--)/gi, '<$1$2');
}

/**
 * @param {unknown} value
 * @returns {string} JSON in which nothing can end the element, and which any reader of JSON understands
 */
export function embedded_json(value) {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
