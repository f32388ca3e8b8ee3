/** A copy of parts of a table that looks the same and is nothing else: it is neither found, nor selected, nor reached. */

/**
 * @param {HTMLTableElement} table
 * @param {Element[]} parts the first with the table's first row
 * @returns {HTMLTableElement}
 */
export function seen_copy(table, parts) {
  const copy = /** @type {HTMLTableElement} */ (table.cloneNode(false));
  copy.removeAttribute('data-b');
  copy.setAttribute('inert', '');
  copy.className = 'board-copy';
  copy.append(...parts.map((part) => part.cloneNode(true)));
  plain_copy(copy);
  copy.style.width = `${table.getBoundingClientRect().width}px`;
  Array.from(copy.rows[0].cells).forEach((cell, place) => {
    cell.style.width = `${table.rows[0].cells[place].getBoundingClientRect().width}px`;
  });
  return copy;
}

/** Takes away what the page has only once, or what says that the canvas shows it. @param {Element} copy */
export function plain_copy(copy) {
  for (const attribute of ['id', 'data-i', 'data-painted']) {
    for (const element of Array.from(copy.querySelectorAll(`[${attribute}]`))) element.removeAttribute(attribute);
  }
  // That it has a number is what its style goes by.
  for (const element of Array.from(copy.querySelectorAll('[data-b]'))) element.setAttribute('data-b', '');
}
