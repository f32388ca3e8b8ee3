/**
 * The Han–Latin gaps that this browser sets by itself (`text-autospace`), found by trying: browsers differ where an
 * element begins or ends between the two characters. Where such a gap is as wide as ours, nothing need be added.
 */

/** @typedef {import('#border').LayerGap} LayerGap */

const font_size = 16; // CSS px
const least_difference = 0.05; // CSS px

const without_own_gaps = 'code, kbd, samp, tt';
const smaller = 'sub, sup';
const smaller_scale = 0.75; // --script-scale

/**
 * @typedef {object} GapHabits CSS px that a browser adds to the characters, in a font of `font_size`
 * @property {number} inner 字a
 * @property {number} entering 字, then an element with a
 * @property {number} leaving_code an element that has no gaps with a, then 字
 * @property {number} entering_smaller 字, then an element in ¾ of the size with a
 * @property {number} sign 字%
 * @property {number} parted_word 字a, where a line ends before the next letter (WebKitGTK 2.50 leaves the gap out)
 */

/** @returns {GapHabits} */
function try_browser() {
  const probe = document.createElement('div');
  Object.assign(probe.style, { position: 'absolute', visibility: 'hidden', font: `${font_size}px/20px var(--sans)` });
  const narrow = { display: 'block', 'inline-size': `${2 * font_size}px`, 'line-break': 'anywhere' };
  // Of each the first element's first line is measured.
  const tries = {
    inner: span([span(['字a'])]),
    entering: span([span(['字', span(['a'])])]),
    leaving_code: span([span([span(['a'], { 'text-autospace': 'no-autospace' }), '字'])]),
    entering_smaller: span([span(['字', span(['a'], { 'font-size': `${smaller_scale}em` })])]),
    sign: span([span(['字%'])]),
    parted_word: span([span(['字aaaa'])], narrow),
  };
  const spaced = Object.values(tries);
  const plain = spaced.map((element) => /** @type {HTMLElement} */ (element.cloneNode(true)));
  for (const element of spaced) element.style.setProperty('text-autospace', 'normal');
  for (const element of plain) element.style.setProperty('text-autospace', 'no-autospace');
  for (const element of [...spaced, ...plain]) probe.append(element, document.createElement('br'));
  document.body.append(probe);
  const widths = [...spaced, ...plain].map((element) =>
    width_of_line(/** @type {Element} */ (element.firstElementChild)),
  );
  probe.remove();
  const habits = Object.keys(tries).map((name, i) => [name, widths[i] - widths[i + spaced.length]]);
  return /** @type {GapHabits} */ (Object.fromEntries(habits));
}

/** @param {Element} element @returns {number} CSS px of its first line */
function width_of_line(element) {
  const rects = [...element.getClientRects()];
  const line = rects.filter(({ top, bottom }) => top + bottom < 2 * rects[0].bottom);
  return Math.max(...line.map(({ right }) => right)) - Math.min(...line.map(({ left }) => left));
}

/** @param {(string | HTMLElement)[]} content @param {Record<string, string>} [styles] */
function span(content, styles = {}) {
  const element = document.createElement('span');
  element.append(...content);
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
  return element;
}

export class BrowserGaps {
  #habits;
  /** Whether the browser sets gaps as wide as ours. */
  are_ours;
  /** Whether it does so too in a line that ends within a word. */
  are_ours_in_lines;

  /** To be made once the fonts are there. */
  constructor() {
    const unit = font_size / 8;
    this.#habits = CSS.supports('text-autospace', 'normal') ? try_browser() : null;
    const is_unit = (/** @type {number | undefined} */ gap) => Math.abs((gap ?? 0) - unit) < least_difference;
    this.are_ours = is_unit(this.#habits?.inner);
    this.are_ours_in_lines = this.are_ours && is_unit(this.#habits?.parted_word);
  }

  /**
   * @param {LayerGap} gap
   * @param {Node} before what holds the character before it
   * @param {Node} after what holds the one behind it
   * @returns {number} CSS px that an element which begins there must add, 0 where that is too little to be seen
   */
  missing(gap, before, after) {
    if (seen(gap.extra - this.#set(gap, before, after, false)) === 0) return 0;
    return seen(gap.extra - this.#set(gap, before, after, true));
  }

  /**
   * @param {LayerGap} gap
   * @param {Node} before
   * @param {Node} after
   * @param {boolean} begins_element between the two, beside those of the report
   * @returns {number} CSS px that the browser sets
   */
  #set({ natural, beside_sign }, before, after, begins_element) {
    const habits = this.#habits;
    if (!habits || !this.are_ours || natural === 0 || (beside_sign && seen(habits.sign) === 0)) return 0;
    const from = /** @type {Element} */ (before.parentElement);
    const to = /** @type {Element} */ (after.parentElement);
    const is_entering = begins_element || !to.contains(from);
    if (is_entering && seen(habits.entering) === 0) return 0;
    if (before === after) return natural;
    if (to.closest(without_own_gaps)) return 0;
    if (from.closest(without_own_gaps) && seen(habits.leaving_code) === 0) return 0;
    const is_former_font = seen(habits.entering_smaller - habits.entering) === 0;
    return natural * ((is_former_font ? from : to).closest(smaller) ? smaller_scale : 1);
  }
}

/** @param {number} length CSS px @returns {number} 0 where it is too little to be seen */
const seen = (length) => (Math.abs(length) < least_difference ? 0 : length);
