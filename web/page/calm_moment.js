/**
 * The change from HTML to canvas sets lines anew, which must not happen under a reader's hands: not while something is
 * selected, a pointer is pressed, or the browser's find is open, and on a page that was opened at a quoted text
 * (`#:~:text=`) not before the reader changes something.
 */

/** ms after which a press is looked at again: what a finger has tapped stays active a moment, and no event tells of its end */
const until_let_go = 100;

const events_that_may_calm = ['selectionchange', 'pointerup', 'pointercancel', 'focus', 'keyup'];

/**
 * @param {AbortSignal} signal
 * @param {() => void} on_wait called when the moment does not come at once
 * @returns {Promise<void>}
 */
export async function calm_moment(signal, on_wait) {
  const is_quoted = is_opened_at_quoted_text();
  if (is_quoted || !is_calm()) on_wait();
  if (is_quoted) await next_event(['resize'], signal);
  while (!signal.aborted && !is_calm()) await next_event(events_that_may_calm, signal);
}

function is_calm() {
  const selection = getSelection();
  const is_selecting = selection !== null && !selection.isCollapsed;
  return !is_selecting && !is_pressed() && !is_finding();
}

/**
 * Lines do not move under a pressed pointer.
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export async function released(signal) {
  while (!signal.aborted && is_pressed()) await next_event(events_that_may_calm, signal, until_let_go);
}

/** A pressed pointer, finger or key makes what it rests on active. */
function is_pressed() {
  return document.querySelector('body:active') !== null;
}

// web/page/start.js notes when the browser's find is opened, and when the reader is back in the page.
function is_finding() {
  return 'kanbaoFind' in document.documentElement.dataset;
}

// The address no longer shows what stands behind :~: when scripts run.
function is_opened_at_quoted_text() {
  return performance.getEntriesByType('navigation').some((entry) => entry.name.includes(':~:text='));
}

/**
 * @param {string[]} types
 * @param {AbortSignal} signal
 * @param {number} [longest] ms to wait for one
 * @returns {Promise<void>}
 */
function next_event(types, signal, longest) {
  return new Promise((resolve) => {
    const done = new AbortController();
    const finish = () => {
      clearTimeout(timer);
      done.abort();
      resolve();
    };
    const timer = longest === undefined ? 0 : setTimeout(finish, longest);
    for (const type of types) {
      for (const target of [document, window]) target.addEventListener(type, finish, { signal: done.signal });
    }
    signal.addEventListener('abort', finish, { signal: done.signal });
  });
}
