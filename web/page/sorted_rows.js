/**
 * Sorts the rows of the page's table by the column whose heading is pressed: names as words, months by the number that their
 * cells carry, unknown ones last in both orders. The script of tracks.html, which is a whole table without it.
 */

const table = document.querySelector('table.tracks');
const body = table?.querySelector('tbody');
const headings = [...(table?.querySelectorAll('thead th[data-sorts]') ?? [])];
const hint = document.getElementById('sort-hint');
if (hint) hint.hidden = false;

for (const heading of headings) {
  const button = document.createElement('button');
  button.type = 'button';
  const words = heading.querySelector('[data-words]');
  button.textContent = words?.textContent ?? '';
  words?.replaceWith(button);
  button.addEventListener('click', () => sort_by(heading));
}

/** @param {Element} heading */
function sort_by(heading) {
  const is_ascending = heading.getAttribute('aria-sort') === 'descending' || is_first_of_names(heading);
  for (const other of headings) other.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', is_ascending ? 'ascending' : 'descending');
  const column = /** @type {HTMLTableCellElement} */ (heading).cellIndex;
  const key_of = (/** @type {HTMLTableRowElement} */ row) => row.cells[column].dataset.key ?? '';
  const rows = [...(body?.rows ?? [])].sort((a, b) => compare(key_of(a), key_of(b), is_ascending ? 1 : -1));
  body?.append(...rows);
}

/** Numbers begin with the largest, names with the first. @param {Element} heading */
function is_first_of_names(heading) {
  return heading === headings[0] && !heading.hasAttribute('aria-sort');
}

/**
 * @param {string} a
 * @param {string} b
 * @param {1 | -1} direction
 */
function compare(a, b, direction) {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return direction * (Number(a) - Number(b) || a.localeCompare(b, document.documentElement.lang, { numeric: true }));
}
