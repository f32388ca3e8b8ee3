/**
 * The tools' own style sheets come with their bundle, so that nobody waits for them. The page's policy allows none but
 * those that a script makes.
 */

/** @returns {boolean} whether this browser has style sheets that a script makes; where not, tools that need one stay away */
export function can_style() {
  try {
    return 'adoptedStyleSheets' in document && 'replaceSync' in new CSSStyleSheet();
  } catch {
    return false;
  }
}

/** @type {Set<string>} */
const present = new Set();

/**
 * @param {string} css which several tools may need
 * @param {AbortSignal} signal takes it away
 */
export function add_style(css, signal) {
  if (present.has(css)) return;
  present.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  signal.addEventListener('abort', () => {
    present.delete(css);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });
}
