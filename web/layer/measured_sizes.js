/**
 * How large the article's formulas and ruby are, as the browser sets them: the engine leaves them that room, and they stay
 * there.
 */

import { tool_mark } from '../report/tool_border.js';

/** @typedef {import('#border').MeasuredSize} MeasuredSize */

/**
 * A formula ends in a mark on its baseline (web/formulas/formula_markup.js). Its padding takes no room in a line
 * (css/formulas.css), where also its content is not what is seen of it, if it scrolls. The line of a ruby is as high as
 * without it (css/ruby.css).
 * @param {HTMLElement} article
 * @returns {MeasuredSize[]} in the order of their numbers
 */
export function measured_sizes(article) {
  /** @type {NodeListOf<HTMLElement | MathMLElement>} */
  const elements = article.querySelectorAll(`:is(math, .ruby):not([${tool_mark}] *)`);
  const sizes = [...elements].map((element) => {
    const [content, mark] = element.children;
    const box = !mark || element.closest('.formula') ? element : content;
    const { top, bottom, width } = box.getBoundingClientRect();
    const baseline = mark?.getBoundingClientRect().top;
    const height = mark ? { ascent: baseline - top, descent: bottom - baseline } : { ascent: 0, descent: 0 };
    return { object: Number(element.dataset.i), width, ...height };
  });
  // Rows of tables may stand in another order.
  return sizes.sort((one, other) => one.object - other.object);
}
