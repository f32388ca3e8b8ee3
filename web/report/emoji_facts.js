/**
 * Finds the emoji of the codes (`:tada:`) in a report's text and in its front matter. The engine reads those of the text
 * (src/document/emoji_codes.h has the rule), and is told which names mean something.
 */

/** @typedef {import('./front_matter.js').FrontMatter} FrontMatter */
/** @typedef {import('./report_composing.js').Reading} Reading */
/** @typedef {(name: string) => string | undefined} EmojiTable undefined for what is no emoji's name */

/**
 * @typedef {object} WithEmoji
 * @property {FrontMatter} front
 * @property {import('#border').ReportDescription} description
 * @property {Record<string, string>} emoji by name, of those that the report has
 */

/**
 * Title and description of the front matter and all texts of the report's description have them in place of their codes.
 * @param {FrontMatter} front
 * @param {Reading} reading
 * @param {() => Promise<EmojiTable>} load_table asked for where something may be a code only
 * @returns {Promise<WithEmoji>}
 */
export async function read_emoji(front, reading, load_table) {
  const { description } = reading;
  const names = new Set([...description.emoji, ...names_in(front.title), ...names_in(front.description)]);
  if (names.size === 0) return { front, description, emoji: {} };
  const emoji = known_emoji(names, await load_table());
  if (Object.keys(emoji).length === 0) return { front, description, emoji };
  const [title, summary] = [front.title, front.description].map((text) => with_emoji(text, emoji));
  return { front: { ...front, title, description: summary }, description: reading.describe(emoji), emoji };
}

/** @param {string} text */
function names_in(text) {
  return [...text.matchAll(/:(?=([a-z\d_+-]+):)/g)].map(([, name]) => name);
}

/** @param {Iterable<string>} names @param {EmojiTable} table @returns {Record<string, string>} */
function known_emoji(names, table) {
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const emoji = table(name);
      return emoji === undefined ? [] : [[name, emoji]];
    }),
  );
}

/**
 * @param {string} text
 * @param {Record<string, string>} emoji
 */
function with_emoji(text, emoji) {
  const names = Object.keys(emoji).map((name) => name.replace(/\+/g, '\\+'));
  const code = `:(${names.join('|')}):`;
  const outside_words = new RegExp(`(?<![A-Za-z\\d])${code}|${code}(?![A-Za-z\\d])`, 'g');
  return text.replace(outside_words, (_, first, second) => emoji[first ?? second]);
}
