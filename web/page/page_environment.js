/**
 * What a layout depends on besides the report and the fonts: theme, contrast, alignment, size and families of text, the
 * device's ratio, the column's width, how large formulas and ruby are, which details the reader has opened, and the room above
 * sections of a report that is read beside another (web/compare/compared_report.js). Tells what is in force, and when it may
 * have changed; what to do then is decided elsewhere.
 */

import { measured_sizes } from '../layer/measured_sizes.js';
import { follow_opened, opened_details } from '../layer/opened_details.js';
import { own_global, rooms_event } from '../report/tool_border.js';
import { own_colours } from './own_colours.js';

/** @typedef {import('../engine/module.js').Environment} Environment */

const dark_query = '(prefers-color-scheme: dark)';
const usual_size = 16; // CSS px of ordinary text, as in css/theme.css
const contrast_query = '(prefers-contrast: more)';

export class PageEnvironment {
  #article;
  #column;
  /** @type {number | null} CSS px: the article keeps this width while another one is laid out; null when it does not */
  #held = null;
  #may_hold;

  /**
   * @param {HTMLElement} article in its plain state
   * @param {HTMLElement} column is as wide as the article would be, were it not held
   */
  constructor(article, column) {
    this.#article = article;
    this.#column = column;
    // A reader's style sheet may want another width.
    this.#may_hold = article.clientWidth === column.clientWidth;
  }

  /** @returns {boolean} whether the article may be held to the width that it is laid out for */
  get may_hold() {
    return this.#may_hold;
  }

  /** @param {number | null} width that the article is held to, CSS px; null when it is let go */
  set held(width) {
    this.#held = width;
  }

  /** @returns {Environment} what is in force now */
  current() {
    const { theme, align, size } = document.documentElement.dataset;
    const is_dark = theme ? theme === 'dark' : matchMedia(dark_query).matches;
    const more_contrast = matchMedia(contrast_query).matches;
    return {
      column_width: this.#column_width(),
      ratio: devicePixelRatio,
      is_dark,
      more_contrast,
      own_colours: own_colours(is_dark, more_contrast),
      is_justified: align === 'justify',
      text_size: Number(size || usual_size),
      families: font_families(),
      measured: measured_sizes(this.#article),
      opened: opened_details(this.#article),
      rooms: own_global('kanbao_rooms') ?? [],
    };
  }

  /**
   * @param {() => void} on_change something may have changed, or only have moved
   * @param {AbortSignal} signal
   */
  follow(on_change, signal) {
    this.#follow_sizes(on_change, signal);
    follow_opened(this.#article, on_change, signal);
    follow_theme(on_change, signal);
    follow_ratio(on_change, signal);
    for (const event of ['resize', rooms_event]) addEventListener(event, on_change, { signal });
  }

  #column_width() {
    const own = this.#article.clientWidth;
    if (this.#held === null) return own;
    if (own !== this.#held) this.#may_hold = false;
    return this.#may_hold ? this.#column.clientWidth : own;
  }

  /** @param {() => void} on_change @param {AbortSignal} signal */
  #follow_sizes(on_change, signal) {
    const observer = new ResizeObserver(on_change);
    for (const element of [this.#article, this.#column]) observer.observe(element);
    signal.addEventListener('abort', () => observer.disconnect());
  }
}

/** @param {Environment} one @param {Environment} other */
export function is_same_environment(one, other) {
  return (
    one.column_width === other.column_width &&
    one.ratio === other.ratio &&
    one.is_justified === other.is_justified &&
    has_same_text(one, other) &&
    JSON.stringify([one.measured, one.rooms]) === JSON.stringify([other.measured, other.rooms]) &&
    has_same_opened(one, other) &&
    has_same_colours(one, other)
  );
}

/** @param {Environment} one @param {Environment} other */
export function has_same_colours(one, other) {
  return one.is_dark === other.is_dark && one.more_contrast === other.more_contrast;
}

/** @param {Environment} one @param {Environment} other */
export function has_same_text(one, other) {
  return one.text_size === other.text_size && one.families.sans === other.families.sans;
}

/** @param {Environment} one @param {Environment} other */
export function has_same_opened(one, other) {
  return one.opened.join() === other.opened.join();
}

/** @type {Map<string | undefined, import('../engine/rasteriser.js').FontFamilies>} by the reader's choice */
const known_families = new Map();

/**
 * Asked of the style sheet once for each choice: it takes the page time.
 * @returns {import('../engine/rasteriser.js').FontFamilies} in which the page is set
 */
export function font_families() {
  const { font } = document.documentElement.dataset;
  const known = known_families.get(font);
  if (known) return known;
  const style = getComputedStyle(document.documentElement);
  const sans = style.getPropertyValue('--sans');
  const families = { sans, mono: style.getPropertyValue('--mono').replace('var(--sans)', sans) };
  known_families.set(font, families);
  return families;
}

/**
 * The page around a framed report may ask for another theme than the system does.
 * @param {() => void} on_change
 * @param {AbortSignal} signal
 */
function follow_theme(on_change, signal) {
  const observer = new MutationObserver(on_change);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  signal.addEventListener('abort', () => observer.disconnect());
  for (const query of [dark_query, contrast_query]) matchMedia(query).addEventListener('change', on_change, { signal });
}

/**
 * A media query tells only that its own ratio is left, so each change asks for the next one.
 * @param {() => void} on_change
 * @param {AbortSignal} signal
 */
function follow_ratio(on_change, signal) {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const follow = () => {
    on_change();
    follow_ratio(on_change, signal);
  };
  query.addEventListener('change', follow, { once: true, signal });
}
