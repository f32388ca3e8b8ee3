/**
 * What a layout depends on besides the report: theme, contrast, alignment, the device's ratio, the column's width and the
 * fonts. Tells what is in force, and when it may have changed; what to do then is decided elsewhere.
 */

/** @typedef {import('../engine/module.js').Environment} Environment */

const dark_query = '(prefers-color-scheme: dark)';
const contrast_query = '(prefers-contrast: more)';

export class PageEnvironment {
  #article;
  #canvas;

  /**
   * @param {HTMLElement} article whose width is the column's
   * @param {HTMLCanvasElement} canvas
   */
  constructor(article, canvas) {
    this.#article = article;
    this.#canvas = canvas;
  }

  /** @returns {Environment} what is in force now */
  current() {
    const { theme, align } = document.documentElement.dataset;
    return {
      column_width: this.#article.clientWidth,
      ratio: devicePixelRatio,
      is_dark: theme ? theme === 'dark' : matchMedia(dark_query).matches,
      more_contrast: matchMedia(contrast_query).matches,
      is_justified: align === 'justify',
    };
  }

  /**
   * @param {object} listeners
   * @param {() => void} listeners.on_change something may have changed, or only have moved
   * @param {() => void} listeners.on_fonts texts measure otherwise than before
   * @param {AbortSignal} signal
   */
  follow({ on_change, on_fonts }, signal) {
    this.#follow_sizes(on_change, signal);
    follow_theme(on_change, signal);
    follow_ratio(on_change, signal);
    addEventListener('resize', on_change, { signal });
    document.fonts.addEventListener('loadingdone', on_fonts, { signal });
  }

  /** @param {() => void} on_change @param {AbortSignal} signal */
  #follow_sizes(on_change, signal) {
    const observer = new ResizeObserver(on_change);
    observer.observe(this.#article);
    if ('devicePixelContentBoxSize' in ResizeObserverEntry.prototype) {
      observer.observe(this.#canvas, { box: 'device-pixel-content-box' });
    }
    signal.addEventListener('abort', () => observer.disconnect());
  }
}

/** @param {Environment} one @param {Environment} other */
export function is_same_environment(one, other) {
  return (
    one.column_width === other.column_width &&
    one.ratio === other.ratio &&
    one.is_dark === other.is_dark &&
    one.more_contrast === other.more_contrast &&
    one.is_justified === other.is_justified
  );
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
