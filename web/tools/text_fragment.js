/**
 * The part of an address that leads to a passage: `#:~:text=[before-,]first[,last][,-after]` of the specification "URL Fragment
 * Text Directives". Browsers find whole words only, in Chinese, too, so a passage is widened to such; and they take the first place
 * with these words, so what stands around is named where that is another.
 */

const longest_whole = 60; // characters; of a longer passage its beginning and its end are named
const end_length = 16; // characters of each of these, about
const context_lengths = [12, 24, 48]; // characters around, about: as many as tell the place from others

/**
 * @param {string} text of the report, with a line's end between its blocks
 * @param {number} begin of the passage in it
 * @param {number} end
 * @returns {string} the directive, without the address; empty where nothing is left of the passage
 */
export function text_fragment(text, begin, end) {
  const [from, to] = widened(text, ...trimmed(text, begin, end));
  if (from >= to) return '';
  const passage = text.slice(from, to);
  const is_whole = passage.length <= longest_whole && !passage.includes('\n');
  const first = is_whole
    ? passage
    : text.slice(from, word_end(text, Math.min(from + end_length, line_end(text, from), to)));
  const last = is_whole ? '' : text.slice(word_begin(text, Math.max(to - end_length, line_begin(text, to), from)), to);
  const parts = [encoded(first), ...(last ? [encoded(last)] : [])];
  if (!is_once(text, first)) {
    const [before, after] = telling_context(text, from, to, last === '');
    if (before) parts.unshift(`${encoded(before)}-`);
    if (after) parts.push(`-${encoded(after)}`);
  }
  return `:~:text=${parts.join()}`;
}

/** As browsers look for them: blanks and the case of letters do not count. @param {string} text @param {string} words */
function is_once(text, words) {
  const plain = (/** @type {string} */ written) => written.replace(/\s+/g, '').toLowerCase();
  const [all, sought] = [plain(text), plain(words)];
  return all.indexOf(sought) === all.lastIndexOf(sought);
}

/**
 * @param {string} text @param {number} from @param {number} to
 * @param {boolean} is_whole whether the passage is named as a whole, so that what follows it helps
 * @returns {[before: string, after: string]} no longer than it takes
 */
function telling_context(text, from, to, is_whole) {
  const named = is_whole ? text.slice(from, to) : text.slice(from, from + end_length);
  const tells = (/** @type {[string, string]} */ [before, after]) =>
    is_once(text, before + named + (is_whole ? after : ''));
  const contexts = context_lengths.map((length) => around(text, from, to, length));
  return contexts.find(tells) || contexts[contexts.length - 1];
}

/**
 * What stands before and behind a passage, within one block each: the neighbour's where the passage begins or ends its own.
 * @param {string} text @param {number} from @param {number} to @param {number} length
 * @returns {[before: string, after: string]}
 */
function around(text, from, to, length) {
  const [end, begin] = [text.slice(0, from).trimEnd().length, text.length - text.slice(to).trimStart().length];
  const before = text.slice(word_begin(text, Math.max(end - length, line_begin(text, end))), end);
  const after = text.slice(begin, word_end(text, Math.min(begin + length, line_end(text, begin))));
  return [before.trim(), after.trim()];
}

/** A hyphen and an ampersand have a meaning of their own there. @param {string} words */
function encoded(words) {
  return encodeURIComponent(words.trim()).replace(/-/g, '%2D');
}

/** @param {string} text @param {number} begin @param {number} end @returns {[number, number]} without blanks at its ends */
function trimmed(text, begin, end) {
  let [from, to] = [begin, end];
  while (from < to && /\s/.test(text[from])) from += 1;
  while (from < to && /\s/.test(text[to - 1])) to -= 1;
  return [from, to];
}

/** @param {string} text @param {number} from @param {number} to @returns {[number, number]} */
function widened(text, from, to) {
  return from < to ? [word_begin(text, from), word_end(text, to)] : [from, to];
}

/** @param {string} text @param {number} place */
const line_begin = (text, place) => text.lastIndexOf('\n', place - 1) + 1;

/** @param {string} text @param {number} place */
const line_end = (text, place) => (text.indexOf('\n', place) + text.length + 1) % (text.length + 1);

/** @param {string} text @param {number} place @returns {number} where the word begins that holds what follows the place */
function word_begin(text, place) {
  const word = word_at(text, place);
  return word && word.begin < place ? word.begin : place;
}

/** @param {string} text @param {number} place @returns {number} where the word ends that holds what precedes the place */
function word_end(text, place) {
  const word = word_at(text, place - 1);
  return word && word.end > place ? word.end : place;
}

/** @param {string} text @param {number} place @returns {{begin: number, end: number} | null} */
function word_at(text, place) {
  if (!('Segmenter' in Intl) || place < 0 || place >= text.length) return null;
  const start = line_begin(text, place + 1);
  const line = text.slice(start, line_end(text, place));
  const found = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(line).containing(place - start);
  return found && found.isWordLike
    ? { begin: start + found.index, end: start + found.index + found.segment.length }
    : null;
}
