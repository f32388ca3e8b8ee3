/**
 * How far the reader has come, as a thin line at the window's upper edge. Where the browser ties animations to scrolling, no
 * script takes part in it.
 */

import progress_css from '../css/tools/reading_progress.css';
import { is_tall_frame } from './tall_frame.js';
import { add_style } from './tool_style.js';

/** @type {import('./report_handle.js').AttachTool} */
export function attach(_, signal) {
  if (document.documentElement.dataset.chrome === 'none' || is_tall_frame()) return;
  add_style(progress_css, signal);
  if (!CSS.supports('animation-timeline: scroll()')) follow_by_script(signal);
}

/** @param {AbortSignal} signal */
function follow_by_script(signal) {
  const line = { pseudoElement: '::before', duration: 1, fill: /** @type {const} */ ('both') };
  const animation = document.body.animate({ transform: ['scaleX(0)', 'none'] }, line);
  animation.pause();
  let end = 1;
  const show = () => (animation.currentTime = Math.min(1, scrollY / end));
  const observer = new ResizeObserver(() => {
    end = Math.max(1, document.documentElement.scrollHeight - innerHeight);
    show();
  });
  observer.observe(document.body);
  addEventListener('scroll', show, { signal, passive: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    animation.cancel();
  });
}
