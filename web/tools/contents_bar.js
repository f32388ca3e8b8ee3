/**
 * Deep in a report its bar is near: it comes to the window's upper edge when the reader scrolls back, and leaves when the
 * reader goes on. What else scrolls the page (a link, the browser's find, the focus) never brings it, so that it does not cover
 * what was asked for; while it is there, such places keep clear of it (css/tools/contents.css).
 */

const scroll_keys = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End| )$/;
const far_back = -24; // CSS px: less is the jitter of a finger
const far_on = 8; // CSS px

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {() => boolean} is_needed
 * @param {AbortSignal} signal
 */
export function return_bar(report, is_needed, signal) {
  const bar = document.querySelector('nav#bar, section#opener');
  if (!bar) return;
  let last = scrollY;
  let moved = 0; // since the reader last turned round
  let is_back = bar.classList.contains('back'); // in a page that was saved so
  const show = (/** @type {boolean} */ is_wanted) => {
    if (is_wanted === is_back) return;
    is_back = is_wanted;
    bar.classList.toggle('back', is_back);
    document.documentElement.toggleAttribute('data-kanbao-bar', is_back);
  };
  show(false);
  const is_readers = follow_scrolling_hand(signal);
  const follow = () => {
    const by = scrollY - last;
    last = scrollY;
    moved = by * moved > 0 ? moved + by : by;
    if (moved > far_on || scrollY <= 0) show(false);
    else if (moved < far_back && is_readers() && is_needed()) show(true);
  };
  // A layout that keeps the reader's place scrolls, too.
  report.on_laid_out(() => (last = scrollY));
  addEventListener('scroll', follow, { signal, passive: true });
  signal.addEventListener('abort', () => show(false));
}

/**
 * @param {AbortSignal} signal
 * @returns {() => boolean} whether what the reader did last was to scroll
 */
function follow_scrolling_hand(signal) {
  let is_scrolling = false;
  const note = (/** @type {Event} */ event) => {
    is_scrolling = event instanceof KeyboardEvent ? scroll_keys.test(event.key) : /wheel|touch/.test(event.type);
  };
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown', 'hashchange']) {
    addEventListener(type, note, { signal, passive: true });
  }
  return () => is_scrolling;
}
