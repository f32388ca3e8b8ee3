/** Which of the report's pictures the view shows, and what it says of them. */

import { link_to_file } from './picture_files.js';
import { picture_decoder } from './picture_decoder.js';
import { picture_pane } from './picture_pane.js';
import { picture_stage } from './picture_stage.js';
import { seen_part } from './seen_part.js';

/** @typedef {import('./report_pictures.js').ReportPicture} ReportPicture */

/**
 * @typedef {object} ShownPictures
 * @property {import('./picture_stage.js').PictureStage} stage
 * @property {() => void} place the view, where it is seen
 * @property {(step: -1 | 0 | 1) => void} go to another picture; behind the last is the first
 * @property {() => void} toggle_beside one picture, or two of one section
 */

/**
 * @param {import('./view_elements.js').ViewElements} elements
 * @param {object} options
 * @param {ReportPicture[]} options.pictures
 * @param {number} options.first
 * @param {import('./view_words.js').ViewWords} options.words
 * @param {AbortSignal} options.signal lets go of all
 * @returns {ShownPictures}
 */
export function shown_pictures(elements, { pictures, first, words, signal }) {
  const { dialog, panes, zoom, controls } = elements;
  let index = first;
  let is_beside = false;
  let forget_file = () => {};
  const decoder = picture_decoder();
  const ratio = () => devicePixelRatio * seen_part().zoom;
  const stage = picture_stage(panes, (percent) => {
    zoom.textContent = percent;
    panes.classList.toggle('movable', !stage.is_whole());
  });
  const show = () => {
    const shown = is_beside ? with_neighbour(pictures, index) : [index];
    say(elements, pictures, shown, words);
    controls.beside.hidden = with_neighbour(pictures, index).length === 1;
    controls.beside.setAttribute('aria-pressed', String(is_beside));
    forget_file();
    forget_file = link_to_file(pictures[index].address, `${document.title} ${index + 1}`, controls);
    stage.show(shown.map((i) => picture_pane(pictures[i], { words, decoder, ratio, on_loaded: stage.draw })));
  };
  controls.previous.hidden = controls.next.hidden = pictures.length === 1;
  signal.addEventListener('abort', () => {
    forget_file();
    stage.show([]);
    decoder.close();
  });
  return {
    stage,
    place: () => place_in(dialog, stage),
    go: (step) => {
      index = (index + step + pictures.length) % pictures.length;
      show();
    },
    toggle_beside: () => {
      is_beside = !is_beside;
      show();
    },
  };
}

/** @param {ReportPicture[]} pictures @param {number} index @returns {number[]} it and, if its section has another, the nearest */
function with_neighbour(pictures, index) {
  const is_near = (/** @type {number} */ other) =>
    pictures[other] !== undefined && pictures[other].section === pictures[index].section;
  if (is_near(index + 1)) return [index, index + 1];
  return is_near(index - 1) ? [index - 1, index] : [index];
}

/**
 * @param {import('./view_elements.js').ViewElements} elements
 * @param {ReportPicture[]} pictures
 * @param {number[]} shown
 * @param {import('./view_words.js').ViewWords} words
 */
function say({ position, told }, pictures, shown, { colon }) {
  const numbers = shown.map((index) => index + 1).join('–');
  const captions = shown.map((index) => pictures[index].caption).filter((caption) => caption !== '');
  position.textContent = `${numbers} / ${pictures.length}`;
  told.textContent = [position.textContent, ...captions].join(colon);
}

/**
 * @param {HTMLElement} dialog
 * @param {import('./picture_stage.js').PictureStage} stage
 */
function place_in(dialog, stage) {
  const { left, top, width, height, zoom } = seen_part();
  const px = (/** @type {number} */ length) => `${length}px`;
  Object.assign(dialog.style, { left: px(left), top: px(top), width: px(width * zoom), height: px(height * zoom) });
  // Its buttons are as large as ever.
  dialog.style.transform = zoom === 1 ? '' : `scale(${1 / zoom})`;
  dialog.classList.toggle('upright', height > width);
  stage.draw();
}
