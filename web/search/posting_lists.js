/**
 * Lists of rising numbers as short text: a character for each step from one to the next, which is a byte of UTF-8 for the many
 * that are short. Quotation marks and surrogates are stepped over.
 */

const first = 0x23;
const [surrogates, behind_surrogates] = [0xd800, 0xe000];

/**
 * @param {number[]} numbers rising, from 0
 * @returns {string}
 */
export function written_list(numbers) {
  let last = -1;
  const steps = numbers.map((number) => {
    const code = first + number - last - 1;
    last = number;
    return String.fromCodePoint(code < surrogates ? code : code + behind_surrogates - surrogates);
  });
  return steps.join('');
}

/**
 * @param {string} written
 * @returns {number[]}
 */
export function read_list(written) {
  let last = -1;
  return Array.from(written, (character) => {
    const code = /** @type {number} */ (character.codePointAt(0));
    last += 1 + (code < surrogates ? code : code - behind_surrogates + surrogates) - first;
    return last;
  });
}
