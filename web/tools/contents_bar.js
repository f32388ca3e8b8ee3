/**
 * Deep in a report its bar is near: it comes to the window's upper edge when the reader scrolls back, and leaves when the
 * reader goes on. What else scrolls the page (a link, the browser's find, the focus) never brings it, so that it does not cover
 * what was asked for; while it is there, such places keep clear of it, as does what else stays at the window's edge.
 */

/** Told on the document when the bar has come or gone. */
export const bar_event = 'kanbao-bar';

let covered = 0;

/** @returns {number} CSS px of the window's upper edge that the bar lies over */
export const covered_by_bar = () => covered;

const scroll_keys = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End| )$/;
const far_back = -24; // CSS px: less is the jitter of a finger
const far_on = 8; // CSS px
const longest_step = 300; // CSS px that a hand scrolls between two frames
const below_bar = 8; // CSS px between the bar and what was asked for

/**
 * @param {import('./report_handle.js').ReportHandle} report
 * @param {AbortSignal} signal
 */
export function return_bar(report, signal) {
  const bar = document.querySelector('nav#bar, section#opener');
  if (!bar) return;
  let last = scrollY;
  let moved = 0; // since the reader last turned round
  let is_back = bar.classList.contains('back'); // in a page that was saved so
  const show = (/** @type {boolean} */ is_wanted) => {
    if (is_wanted === is_back) return;
    is_back = is_wanted;
    bar.classList.toggle('back', is_back);
    covered = is_back ? bar.getBoundingClientRect().bottom : 0;
    document.documentElement.style.scrollPaddingTop = is_back ? `${covered + below_bar}px` : '';
    document.dispatchEvent(new Event(bar_event));
  };
  show(false);
  const is_jump = follow_jumps(signal);
  const follow = () => {
    const by = scrollY - last;
    last = scrollY;
    moved = is_jump(by) ? 0 : by * moved > 0 ? moved + by : by;
    if (by > far_on || moved > far_on || scrollY <= 0) show(false);
    else if (moved < far_back) show(true);
  };
  // A layout that keeps the reader's place scrolls, too.
  report.on_laid_out(() => (last = scrollY));
  addEventListener('scroll', follow, { signal, passive: true });
  signal.addEventListener('abort', () => show(false));
}

/**
 * What a press, a key or a message sets off comes in one step. Wheel and finger are not listened to: each of their events would
 * come to the page's thread.
 * @param {AbortSignal} signal
 * @returns {(by: number) => boolean} whether a scroll by so many CSS px is such a jump
 */
function follow_jumps(signal) {
  let is_awaited = false;
  const expect = (/** @type {Event} */ event) => {
    is_awaited = !(event instanceof KeyboardEvent && scroll_keys.test(event.key));
  };
  for (const type of ['keydown', 'pointerdown', 'hashchange', 'message']) {
    addEventListener(type, expect, { signal, passive: true });
  }
  return (by) => {
    const is_jump = is_awaited || Math.abs(by) > longest_step;
    is_awaited = false;
    return is_jump;
  };
}
