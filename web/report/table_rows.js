/** The rows of the article's tables in the order that their reader wants (src/document/arranged_document.h says the same). */

/**
 * @typedef {object} TableOrder tables and rows by the numbers in `data-b`
 * @property {number} table
 * @property {number[]} rows from the top; those that are not named follow as their author wrote them
 * @property {number[]} [hidden] rows that are not seen; they keep their places
 */

/** @typedef {{tables: TableOrder[]}} Arrangement a table that is not named is its author's */

/**
 * Moves the rows themselves, so that what they hold, plays or has the focus stays as it is.
 * @param {Element} article
 * @param {Arrangement} arrangement
 */
export function arrange_rows(article, { tables }) {
  for (const table of Array.from(article.querySelectorAll('table[data-b]'))) {
    const number = number_of(table);
    const order = tables.find((named) => named.table === number);
    order_rows(/** @type {HTMLTableElement} */ (table), order ? order.rows : []);
    hide_rows(/** @type {HTMLTableElement} */ (table), order ? order.hidden : []);
  }
}

/**
 * Of a page that was saved while tables were arranged: begins as it was written.
 * @param {Element} article
 */
export function restore_rows(article) {
  const left = article.querySelectorAll('th[aria-sort], tr[hidden]');
  if (left.length === 0) return;
  arrange_rows(article, { tables: [] });
  for (const element of Array.from(left)) element.removeAttribute('aria-sort');
}

/** @param {HTMLTableElement} table @param {number[]} order */
function order_rows(table, order) {
  const places = new Map(order.map((row, place) => [row, place]));
  const place_of = (/** @type {Element} */ row) => places.get(number_of(row)) ?? order.length;
  const by_order = (/** @type {Element} */ a, /** @type {Element} */ b) =>
    place_of(a) - place_of(b) || number_of(a) - number_of(b);
  for (const body of Array.from(table.tBodies)) {
    const rows = Array.from(body.rows);
    const ordered = rows.slice().sort(by_order);
    if (ordered.every((row, place) => row === rows[place])) continue;
    // With the white space that its author's HTML has behind it.
    for (const row of ordered) body.append(row, ...(row.nextSibling instanceof Text ? [row.nextSibling] : []));
  }
}

/** @param {HTMLTableElement} table @param {number[]} [hidden] */
function hide_rows(table, hidden = []) {
  const numbers = new Set(hidden);
  for (const row of Array.from(table.rows)) row.hidden = numbers.has(number_of(row));
}

/** @param {Element} element */
export const number_of = (element) => Number(element.getAttribute('data-b'));
