/**
 * Places in the article's text that mean the same in the plain page and beneath the canvas: numbers of characters
 * (UTF-16 units) that are no white space. What tools have added, such as the copy of a table's header that stays in view, is
 * none of it.
 */

/** @typedef {import('playwright-core').Page} Page */

/**
 * @param {Page} page
 * @returns {Promise<string>} the article's text without white space
 */
export const solid_text = (page) =>
  page.evaluate(() => {
    const article = /** @type {Element} */ (document.querySelector('article#report')?.cloneNode(true));
    for (const addition of article.querySelectorAll('[data-kanbao-tool]')) addition.remove();
    return (article.textContent ?? '').replace(/[ \n\t\r\f]+/g, '');
  });

/**
 * @param {Page} page
 * @param {number} from
 * @param {number} to the place behind the last character that is selected
 * @returns {Promise<string>} what the browser says is selected
 */
export const select_solid = (page, from, to) => page.evaluate(select_in_page, { from, to });

/**
 * Runs in the page.
 * @param {{from: number, to: number}} places
 */
function select_in_page({ from, to }) {
  const article = /** @type {Element} */ (document.querySelector('article#report'));
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {{node: Node, offset: number}[]} */
  const ends = [];
  let place = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('[data-kanbao-tool]')) continue;
    const { data } = /** @type {Text} */ (node);
    for (let offset = 0; offset < data.length; ++offset) {
      if (/[ \n\t\r\f]/.test(data[offset])) continue;
      if (place === from) ends[0] = { node, offset };
      if (place === to - 1) ends[1] = { node, offset: offset + 1 };
      place += 1;
    }
  }
  const selection = /** @type {Selection} */ (getSelection());
  selection.setBaseAndExtent(ends[0].node, ends[0].offset, ends[1].node, ends[1].offset);
  return selection.toString();
}

/**
 * Places of what is selected; null when nothing is.
 * @param {Page} page
 * @returns {Promise<{from: number, to: number, text: string} | null>}
 */
export const selected_solid = (page) =>
  page.evaluate(() => {
    const selection = getSelection();
    const article = document.querySelector('article#report');
    if (!selection || selection.isCollapsed || !article) return null;
    const solid = (/** @type {string} */ text) => text.replace(/[ \n\t\r\f]+/g, '');
    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.setStart(article, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const from = solid(before.toString()).length;
    const text = solid(range.toString());
    return { from, to: from + text.length, text };
  });
