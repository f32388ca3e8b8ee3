/** One picture in the view, with its caption: where it lies, and where it would. */

import { load_picture } from './picture_loading.js';
import { allowed_zoom, centre_of, centre_with, fitted_zoom, place, share_at } from './zoom_geometry.js';

/** @typedef {import('./zoom_geometry.js').Point} Point */
/** @typedef {import('./zoom_geometry.js').Placed} Placed */

/**
 * @typedef {object} PicturePane all but the first two and the last are asked of a picture that is loaded
 * @property {HTMLElement} figure
 * @property {() => boolean} is_loaded
 * @property {() => number} fitted zoom at which all of it is seen
 * @property {() => Placed} placed as drawn last
 * @property {() => boolean} is_whole whether nothing of it lies outside
 * @property {(zoom: number | null, centre: Point) => void} draw null for fitted
 * @property {(zoom: number | null, client?: Point) => Point} centre_zoomed the middle with which what lies at a point of the
 *   window, or in the middle, stays there
 * @property {(x: number, y: number) => Point} centre_moved the middle when it is moved by so much, CSS px
 * @property {() => void} close
 */

/**
 * @param {import('./report_pictures.js').ReportPicture} picture
 * @param {object} surroundings
 * @param {import('./view_words.js').ViewWords} surroundings.words
 * @param {import('./picture_decoder.js').PictureDecoder} surroundings.decoder
 * @param {() => number} surroundings.ratio device px per CSS px of the window, which may be pinched larger
 * @param {() => void} surroundings.on_loaded there is more to be drawn
 * @returns {PicturePane}
 */
export function picture_pane(picture, { words, decoder, ratio, on_loaded }) {
  const elements = pane_elements(picture, words);
  const { figure, area, image } = elements;
  /** @type {import('./picture_layer.js').PictureLayer | null} */
  let layer = null;
  const close = load_picture(picture, elements, { words, decoder }, (loaded) => {
    layer = loaded;
    on_loaded();
  });
  const natural = () => ({ width: image.naturalWidth, height: image.naturalHeight });
  const most = () => (picture.is_drawing ? Infinity : devicePixelRatio);
  const geometry = pane_geometry(area, natural, ratio, most);
  const draw = (/** @type {number | null} */ zoom, /** @type {Point} */ centre) => {
    const { placed, room } = geometry.place(zoom, centre);
    if (layer) layer.draw(placed, room);
  };
  return { ...geometry, figure, draw, close, is_loaded: () => layer !== null };
}

/**
 * @param {Element} area
 * @param {() => import('./zoom_geometry.js').Size} natural
 * @param {() => number} ratio
 * @param {() => number} most zoom at which it is shown unasked
 */
function pane_geometry(area, natural, ratio, most) {
  /** @type {Placed} */
  let placed = { x: 0, y: 0, width: 1, height: 1, zoom: 1 };
  const room = () => device_area(area, ratio());
  const fitted = () => fitted_zoom(natural(), room(), most());
  const at = (/** @type {number | null} */ zoom, /** @type {Point} */ centre) =>
    place(natural(), room(), zoom === null ? fitted() : allowed_zoom(zoom, fitted()), centre);
  return {
    fitted,
    placed: () => placed,
    is_whole: () => placed.width <= room().width && placed.height <= room().height,
    place: (/** @type {number | null} */ zoom, /** @type {Point} */ centre) => {
      placed = at(zoom, centre);
      return { placed, room: room() };
    },
    centre_zoomed: (/** @type {number | null} */ zoom, /** @type {Point | undefined} */ client) => {
      const { left, top, width, height } = room();
      const point = client
        ? { x: client.x * ratio() - left, y: client.y * ratio() - top }
        : { x: width / 2, y: height / 2 };
      const wanted = centre_with(share_at(placed, point), point, at(zoom, point), room());
      return centre_of(at(zoom, wanted), room());
    },
    centre_moved: (/** @type {number} */ x, /** @type {number} */ y) => {
      const moved = { ...placed, x: placed.x + x * ratio(), y: placed.y + y * ratio() };
      return centre_of(at(placed.zoom, centre_of(moved, room())), room());
    },
  };
}

/**
 * @param {import('./report_pictures.js').ReportPicture} picture
 * @param {import('./view_words.js').ViewWords} words
 */
function pane_elements({ element, caption }, words) {
  const figure = document.createElement('figure');
  const area = document.createElement('div');
  const image = new Image();
  const message = document.createElement('p');
  area.className = 'area';
  image.decoding = 'async';
  image.draggable = false;
  image.alt = element.alt;
  image.referrerPolicy = element.referrerPolicy;
  message.textContent = words.loading;
  area.append(message);
  figure.append(area);
  if (caption) {
    const told = document.createElement('figcaption');
    told.textContent = caption;
    figure.append(told);
  }
  return { figure, area, image, message };
}

/**
 * @param {Element} area
 * @param {number} ratio
 * @returns {import('./picture_layer.js').Room}
 */
function device_area(area, ratio) {
  const { left, top, width, height } = area.getBoundingClientRect();
  return {
    left: left * ratio,
    top: top * ratio,
    width: Math.floor(width * ratio),
    height: Math.floor(height * ratio),
  };
}
