/** What the page is to know of a report's formulas, and what is wrong with them, for the person who packs. */

/** @typedef {{mathml: string} | {fault: string}} FormulaOutcome `fault`: why it cannot be shown */
/** @typedef {(written: string) => FormulaOutcome} FormulaMaker of one formula, with its delimiters */

const longest_named = 60; // characters

/**
 * One fact for all formulas that are written alike.
 * @param {string} file as it is called in warnings
 * @param {import('#border').ReportDescription} description
 * @param {() => Promise<FormulaMaker>} formula_maker
 */
export async function make_formulas(file, { formulas }, formula_maker) {
  /** @type {Map<string, string>} */
  const facts = new Map();
  const warnings = [];
  const make = formulas.length > 0 ? await formula_maker() : null;
  for (const { line, text } of formulas) {
    const outcome = facts.has(text) ? undefined : make?.(text);
    if (!outcome) continue;
    if ('mathml' in outcome) facts.set(text, outcome.mathml);
    else warnings.push(`${file}:${line}: formula ${beginning_of(text)}: ${outcome.fault}; it is shown as written.`);
  }
  return { facts: Object.fromEntries(facts), warnings };
}

/** @param {string} formula */
function beginning_of(formula) {
  const line = formula.replace(/\s+/g, ' ');
  return line.length > longest_named ? `${line.slice(0, longest_named)}…` : line;
}
