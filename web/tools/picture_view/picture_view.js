/**
 * Opens a picture of the report larger: by a press on it, or by a button of its own that the keyboard reaches. A picture in a
 * link stays a link.
 */

import buttons_css from '../../css/tools/picture_buttons.css';
import { element } from '../../report/element.js';
import { in_batches } from '../in_batches.js';
import { add_style } from '../tool_style.js';
import { opens_view, pictures_of } from './report_pictures.js';
import { open_view } from './view.js';
import { view_words } from './view_words.js';

const at_a_time = 200; // of thousands

/** @type {import('../report_handle.js').AttachTool} */
export function attach(report, signal) {
  if (typeof HTMLDialogElement !== 'function') return;
  const { article } = report;
  const words = view_words();
  const open = (/** @type {HTMLImageElement} */ image) => {
    const pictures = pictures_of(article);
    const index = pictures.findIndex(({ element }) => element === image);
    if (index >= 0) open_view(pictures, index, words, signal);
  };
  const tend = (/** @type {HTMLImageElement} */ image) => tend_button(report, image, words, open);
  const tend_all = () => in_batches(Array.from(article.querySelectorAll('img')), at_a_time, tend, signal);
  add_style(buttons_css, signal);
  tend_all();
  // Whether there is something to be seen may become known later.
  report.on_laid_out(tend_all);
  for (const event of ['load', 'error']) {
    article.addEventListener(event, ({ target }) => target instanceof HTMLImageElement && tend(target), {
      capture: true,
      signal,
    });
  }
  article.addEventListener('click', (event) => open_pressed(event, open), { signal });
}

/**
 * @param {MouseEvent} event
 * @param {(image: HTMLImageElement) => void} open
 */
function open_pressed(event, open) {
  const { target, ctrlKey, shiftKey, altKey, metaKey, defaultPrevented } = event;
  if (!(target instanceof HTMLImageElement) || !opens_view(target)) return;
  if (!(ctrlKey || shiftKey || altKey || metaKey || defaultPrevented)) open(target);
}

/**
 * @param {import('../report_handle.js').ReportHandle} report
 * @param {HTMLImageElement} image
 * @param {import('./view_words.js').ViewWords} words
 * @param {(image: HTMLImageElement) => void} open
 */
function tend_button(report, image, { enlarge, colon }, open) {
  const beside = image.nextElementSibling;
  const present = beside instanceof HTMLButtonElement && beside.matches('.enlarge') ? beside : null;
  if (present && present === document.activeElement) frame(present, image);
  if (present && !opens_view(image)) present.remove();
  if (present || !opens_view(image) || !image.parentElement) return;
  const name = image.alt ? enlarge + colon + image.alt : enlarge;
  const button = element('button', { type: 'button', class: 'enlarge', 'aria-label': name });
  button.addEventListener('click', () => open(image));
  button.addEventListener('focus', () => frame(button, image));
  report.add(image.parentElement, button, image.nextSibling); // read right behind it
}

/**
 * Lays the button, which nobody else sees, around the picture that it opens: its outline tells who comes by keyboard which.
 * @param {HTMLElement} button
 * @param {HTMLElement} image
 */
function frame(button, image) {
  button.style.margin = '0';
  const [from, to] = [button.getBoundingClientRect(), image.getBoundingClientRect()];
  Object.assign(button.style, {
    margin: `${to.top - from.top}px 0 0 ${to.left - from.left}px`,
    width: `${to.width}px`,
    height: `${to.height}px`,
  });
}
