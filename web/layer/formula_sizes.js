/** How large the article's formulas are, as the browser sets them: the engine leaves them that room, and they stay there. */

/**
 * The last child of each is a mark on its baseline (web/formulas/formula_markup.js). Its padding takes no room in a line
 * (css/formulas.css), where also its content is not what is seen of it, if it scrolls.
 * @param {HTMLElement} article
 * @returns {import('#border').FormulaSize[]} in the order of their numbers
 */
export function formula_sizes(article) {
  const sizes = [...article.querySelectorAll('math')].map((math) => {
    const box = math.closest('.formula') ? math : math.children[0];
    const { top, bottom, width } = box.getBoundingClientRect();
    const baseline = math.children[1].getBoundingClientRect().top;
    return { formula: Number(math.dataset.i), width, ascent: baseline - top, descent: bottom - baseline };
  });
  // Rows of tables may stand in another order.
  return sizes.sort((one, other) => one.formula - other.formula);
}
