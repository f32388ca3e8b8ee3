/** Where the bundle begins that view.html runs when a report has a formula. */

import { make_formula } from './formula_maker.js';

Object.assign(window, { kanbao_formulas: make_formula });
