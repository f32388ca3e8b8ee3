/** Brings what makes MathML of formulas, for a report that has one. */

import { part_element, run_part } from '../engine/page_parts.js';

/** @typedef {(written: string) => import('../report/formula_facts.js').FormulaOutcome} FormulaMaker */

/** @returns {Promise<FormulaMaker>} where the program does not arrive, one that leaves all formulas as they are written */
export function load_formula_maker() {
  const part = part_element('formulas');
  const arrived = () => /** @type {FormulaMaker | undefined} */ (Reflect.get(window, 'kanbao_formulas'));
  const none = () => ({ fault: 'the program for formulas did not arrive' });
  return new Promise((resolve) => {
    const end = () => resolve(arrived() ?? none);
    if (part && !arrived()) run_part(part, end);
    else end();
  });
}
