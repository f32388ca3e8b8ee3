/**
 * Readers may set text their own way: a style sheet of theirs, an extension, the spacing of WCAG 2.2's criterion 1.4.12.
 * What is painted would not follow, so the page then shows its HTML, which does.
 */

/** The last resort of the page's font stack (page.css), by which a stack is known as ours. */
const own_font = 'Kanbao Han';

/**
 * @param {HTMLElement} article
 * @returns {boolean} whether the article's text is set as the page's own style says
 */
export function is_set_as_ours(article) {
  const paragraph = article.querySelector(':scope > p, :scope li, :scope p') ?? article;
  const style = getComputedStyle(paragraph);
  return (
    style.letterSpacing === 'normal' &&
    style.wordSpacing === '0px' &&
    style.lineHeight === '28px' &&
    style.fontSize === '16px' &&
    style.fontFamily.includes(own_font)
  );
}
