/**
 * A view over the whole window: a picture of the report, or two side by side, as large as one likes. All of it is made when it
 * opens and gone when it closes.
 */

import still_css from '../../css/tools/page_still.css';
import { tool_mark } from '../../report/tool_border.js';
import { add_style } from '../tool_style.js';
import { enter_history } from './back_gesture.js';
import { follow_seen_part } from './seen_part.js';
import { shown_pictures } from './shown_pictures.js';
import { view_elements } from './view_elements.js';
import { follow_gestures, keep_wheel } from './view_gestures.js';
import { follow_keys } from './view_keys.js';

/**
 * @param {import('./report_pictures.js').ReportPicture[]} pictures
 * @param {number} first which of them is shown
 * @param {import('./view_words.js').ViewWords} words
 * @param {AbortSignal} signal closes it
 */
export function open_view(pictures, first, words, signal) {
  const elements = view_elements(words);
  const { host, dialog, panes, controls } = elements;
  const closed = new AbortController();
  const before = document.activeElement;
  const shown = shown_pictures(elements, { pictures, first, words, signal: closed.signal });
  const close = () => dialog.close();
  follow_controls(controls, shown, close);
  follow_gestures(panes, shown.stage, shown.go);
  keep_wheel(dialog);
  follow_keys(shown.stage, shown.go, closed.signal);
  follow_seen_part(shown.place, closed.signal);
  hold_page(closed.signal);
  const leave_history = enter_history(close, closed.signal);
  signal.addEventListener('abort', close, { signal: closed.signal });
  dialog.addEventListener('close', () => {
    closed.abort();
    host.remove();
    leave_history();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
  host.setAttribute(tool_mark, '');
  document.body.append(host);
  dialog.showModal();
  dialog.focus({ preventScroll: true });
  shown.place();
  shown.go(0);
}

/**
 * @param {import('./view_elements.js').ViewElements['controls']} controls
 * @param {import('./shown_pictures.js').ShownPictures} shown
 * @param {() => void} close
 */
function follow_controls(controls, { stage, go, toggle_beside }, close) {
  const acts = {
    previous: () => go(-1),
    next: () => go(1),
    out: () => stage.step(-1),
    in: () => stage.step(1),
    fit: () => stage.zoom_to(null),
    whole: () => stage.zoom_to(1),
    beside: toggle_beside,
    close,
  };
  for (const [name, act] of Object.entries(acts)) {
    controls[/** @type {keyof typeof acts} */ (name)].addEventListener('click', act);
  }
}

/**
 * The page behind does not scroll: nothing that would have it do so leaves the view, and a scroll bar beside the view is taken
 * away, its room kept.
 * @param {AbortSignal} signal
 */
function hold_page(signal) {
  const has_scroll_bar = innerWidth > document.documentElement.clientWidth;
  if (has_scroll_bar && CSS.supports('scrollbar-gutter', 'stable')) add_style(still_css, signal);
}
