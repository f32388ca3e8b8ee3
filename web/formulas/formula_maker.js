/**
 * Makes MathML of formulas in TeX: when a site is packed, and in view.html, which brings this only for a report that has
 * a formula. What cannot be made tells why, for the person who packs.
 */

import temml from 'temml';

import { formula_markup, UnknownMarkup } from './formula_markup.js';

/** @typedef {import('../report/formula_facts.js').FormulaOutcome} FormulaOutcome */
/** @typedef {import('./formula_markup.js').TreeNode} TreeNode */

/** The length of a long page: whoever writes more has left out a dollar. */
const longest_formula = 10_000; // characters

/** Temml's declarations call it otherwise. */
const { __renderToMathMLTree: tree_of } =
  /** @type {{__renderToMathMLTree: (tex: string, options: object) => TreeNode}} */ (/** @type {unknown} */ (temml));

const delimiters = /^(?:\$`|\$\$?|```math\n)([^]*?)(?:`\$|\$\$?|```)?$/;

/** A user's macros may not grow without end, nor may anything be set beyond a screen's size. */
const limits = { maxExpand: 1000, maxSize: /** @type {[number, number]} */ ([40, 1000]) };

/**
 * @param {string} written with its delimiters
 * @returns {FormulaOutcome}
 */
export function make_formula(written) {
  if (written.length > longest_formula) {
    return { fault: `it has more than ${longest_formula.toLocaleString('en-US')} characters` };
  }
  const tex = (delimiters.exec(written)?.[1] ?? written).trim();
  const is_displayed = written.startsWith('$$') || written.startsWith('```');
  try {
    const options = { ...limits, displayMode: is_displayed, throwOnError: true, trust: false };
    return { mathml: formula_markup(tree_of(tex, options), { tex, is_displayed }) };
  } catch (error) {
    return { fault: fault_of(error) };
  }
}

/** @param {unknown} error */
function fault_of(error) {
  if (error instanceof UnknownMarkup) return error.message;
  // Nested too deeply for Temml.
  if (error instanceof RangeError) return 'it is nested too deeply';
  // Behind that Temml underlines the place, with characters that few terminals show.
  const [message] = String(error instanceof Error ? error.message : error).split(/ at (?:position|end of input)/);
  return message.trim();
}
