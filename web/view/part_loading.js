/** Brings what only some reports need: each a part of view.html, whose bundle gives what it exports a name in the page. */

import { part_element, run_part } from '../report/page_parts.js';

/** @typedef {{make_formula: import('../report/formula_facts.js').FormulaMaker}} Formulas */
/** @typedef {{emoji_named: import('../report/emoji_facts.js').EmojiTable}} Emoji */
/** @typedef {import('../report/code_colouring.js').CodeHighlighter} CodeHighlighter */

/** @param {string} name @returns {Promise<unknown>} null where it does not arrive */
function load_part(name) {
  const arrived = () => Reflect.get(window, `kanbao_${name}`) ?? null;
  const part = part_element(name);
  if (arrived() || !part) return Promise.resolve(arrived());
  return new Promise((resolve) => run_part(part, () => resolve(arrived())));
}

/** @returns {Promise<import('../report/formula_facts.js').FormulaMaker>} at worst one that leaves all formulas as they are written */
export async function load_formula_maker() {
  const formulas = /** @type {Formulas | null} */ (await load_part('formulas'));
  return formulas?.make_formula ?? (() => ({ fault: 'the program for formulas did not arrive' }));
}

/** @returns {Promise<import('../report/emoji_facts.js').EmojiTable>} at worst one that leaves all codes as they are written */
export async function load_emoji_table() {
  const emoji = /** @type {Emoji | null} */ (await load_part('emoji'));
  return emoji?.emoji_named ?? (() => undefined);
}

/** @returns {Promise<CodeHighlighter | null>} */
export async function load_highlighter() {
  return /** @type {CodeHighlighter | null} */ (await load_part('code'));
}
