/**
 * Turns the bytes of a Markdown file into text: UTF-8, or an encoding that old editors of Chinese text write. Lines end
 * in a line feed afterwards. What is none of these is refused rather than shown as garbage.
 */

import { Problem } from './problem.js';

/**
 * @typedef {object} DecodedText
 * @property {string} text without a byte order mark
 * @property {'UTF-8' | 'UTF-16' | 'GB18030'} encoding what the bytes were
 */

/**
 * @param {Uint8Array} bytes
 * @param {string} file for the message of a refusal
 * @returns {DecodedText}
 */
export function decode_report(bytes, file) {
  const [label, encoding] = marked_encoding(bytes);
  const text = decode(label, bytes);
  if (text !== undefined) return { text: with_line_feeds(text), encoding };
  const chinese = decode('gb18030', bytes);
  // A text has no control characters; a picture or a document of another kind soon does.
  if (chinese !== undefined && !/[\0-\x08\x0e-\x1f]/.test(chinese)) {
    return { text: with_line_feeds(chinese), encoding: 'GB18030' };
  }
  const { offset, line } = first_fault(bytes);
  throw new Problem(
    `${file}: not a text that can be read: byte ${offset} (line ${line}) is neither UTF-8 nor part of a GB18030 text; ` +
      'save the file as UTF-8 and try again.',
  );
}

/**
 * @param {Uint8Array} bytes
 * @returns {['utf-8' | 'utf-16le' | 'utf-16be', 'UTF-8' | 'UTF-16']} what the byte order mark says, if there is one
 */
function marked_encoding(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', 'UTF-16'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', 'UTF-16'];
  return ['utf-8', 'UTF-8'];
}

/**
 * @param {string} label
 * @param {Uint8Array} bytes
 * @returns {string | undefined} undefined when the bytes are not of that encoding
 */
function decode(label, bytes) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @param {string} text */
function with_line_feeds(text) {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Where the bytes stop being UTF-8, found by halving: every prefix up to the fault decodes, every longer one does not.
 * @param {Uint8Array} bytes
 * @returns {{offset: number, line: number}} the offset from 0, the line from 1
 */
function first_fault(bytes) {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (is_utf8_prefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // The last character before the fault may be a beginning without its end; it belongs to the fault.
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true });
  const offset = new TextEncoder().encode(whole).length;
  const before = bytes.subarray(0, offset);
  return { offset, line: 1 + before.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0) };
}

/** @param {Uint8Array} bytes */
function is_utf8_prefix(bytes) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
