/**
 * How far the reader has come, as a thin line at the window's upper edge. It moves a few times a second: an animation that the
 * browser ties to scrolling has it look at styles in each frame.
 */

import progress_css from '../css/tools/reading_progress.css';
import { is_tall_frame } from './tall_frame.js';
import { add_style } from './tool_style.js';

/** @type {import('./report_handle.js').AttachTool} */
export function attach(_, signal) {
  const moves_little = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (document.documentElement.dataset.chrome === 'none' || is_tall_frame() || moves_little) return;
  add_style(progress_css, signal);
  follow_scroll(signal);
}

const pause = 200; // ms between two moves

/** @param {AbortSignal} signal */
function follow_scroll(signal) {
  const line = { pseudoElement: '::before', duration: 1, fill: /** @type {const} */ ('both') };
  const animation = document.body.animate({ transform: ['scaleX(0)', 'none'] }, line);
  animation.pause();
  let end = 1;
  let waiting = 0;
  const show = () => {
    waiting = 0;
    animation.currentTime = Math.min(1, scrollY / end);
  };
  const observer = new ResizeObserver(() => {
    end = Math.max(1, document.documentElement.scrollHeight - innerHeight);
    show();
  });
  observer.observe(document.body);
  const show_soon = () => {
    waiting = waiting || window.setTimeout(show, pause);
  };
  addEventListener('scroll', show_soon, { signal, passive: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(waiting);
    animation.cancel();
  });
}
