/** Brings a picture into the view, and says what keeps it away. */

import { large_picture } from './large_picture.js';
import { picture_bytes } from './picture_files.js';
import { element_layer } from './picture_layer.js';

/** @typedef {import('./picture_layer.js').PictureLayer} PictureLayer */

const largest = 64e6; // pixels, as for what the engine paints
const large = 8e6; // pixels, of which a browser takes some 17 bytes each when it shows them all

/**
 * @param {import('./report_pictures.js').ReportPicture} picture
 * @param {{area: Element, image: HTMLImageElement, message: Element}} elements
 * @param {object} surroundings
 * @param {import('./view_words.js').ViewWords} surroundings.words
 * @param {import('./picture_decoder.js').PictureDecoder} surroundings.decoder
 * @param {(layer: PictureLayer) => void} show it, or more of it
 * @returns {() => void} ends it
 */
export function load_picture({ address, element, is_drawing }, { area, image, message }, { words, decoder }, show) {
  /** @type {PictureLayer | null} */
  let layer = null;
  let is_closed = false;
  const show_element = () => {
    message.textContent = '';
    show((layer = element_layer(area, image, is_drawing)));
  };
  const show_large = (/** @type {Blob} */ file) => {
    const made = large_picture(area, { file, alt: element.alt, decoder }, (is_decoded) => {
      if (!is_decoded) return show_element();
      message.textContent = '';
      show(made);
    });
    show((layer = made));
  };
  image.addEventListener('error', () => (message.textContent = words.failed));
  image.addEventListener('load', () => {
    const pixels = image.naturalWidth * image.naturalHeight;
    if (pixels > largest) message.textContent = words.too_large;
    else if (pixels <= large || is_drawing) show_element();
    else picture_bytes(address).then((file) => is_closed || (file ? show_large(file) : show_element()));
  });
  image.src = address;
  return () => {
    is_closed = true;
    if (layer) layer.close();
    image.removeAttribute('src');
  };
}
