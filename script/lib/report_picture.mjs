/** Which picture stands for a report in lists of all, and a small one made of it, where its file is large. */

import { readFile } from 'node:fs/promises';

import { palette_png } from './palette_png.mjs';
import { address_in_site, page_file } from './site_addresses.mjs';

/** @typedef {import('./report_record.mjs').ListedReport} ListedReport */
/** @typedef {import('../../web/engine/module.js').KanbaoModule} KanbaoModule */
/** @typedef {Pick<KanbaoModule, 'read_image_header' | 'decode_image'>} ImageDecoder the part of the C++ module that is needed */

/** @typedef {{name: string, png: Uint8Array}} SmallPicture `name`: path within the site */

/** CSS px in which lists show it; a small picture has twice as many pixels, for sharp displays. */
export const list_size = Object.freeze({ width: 144, height: 96 });

const pixels = Object.freeze({ width: 2 * list_size.width, height: 2 * list_size.height });
const least_side = 64; // px; what is smaller is a sign or a badge
const large = 24 * 1024; // bytes of a file for which a small picture is worth while

/**
 * The author's own cover, or the first image that is more than a sign.
 * @param {Pick<ListedReport, 'cover' | 'images'>} report
 * @returns {string} address in the report's page; empty for none
 */
function picture_of({ cover, images }) {
  return cover || (images.find(({ width, height }) => Math.min(width, height) >= least_side)?.url ?? '');
}

/**
 * @param {Pick<ListedReport, 'name' | 'cover' | 'images'>} report
 * @returns {string} address of that picture in pages at the root of the site; empty for none
 */
export function listed_picture(report) {
  return address_in_site(page_file(report), picture_of(report));
}

export class SmallPictures {
  #decoder;
  /** @type {Map<string, Promise<SmallPicture | undefined>>} by the file's name in the site; many reports may have one picture */
  #made = new Map();

  /** @param {ImageDecoder} decoder */
  constructor(decoder) {
    this.#decoder = decoder;
  }

  /**
   * @param {Pick<ListedReport, 'cover' | 'images'>} report
   * @param {import('./placed_files.mjs').PlacedFile[]} files of its images
   * @returns {Promise<SmallPicture | undefined>} undefined where lists show the image itself
   */
  async of(report, files) {
    const url = picture_of(report);
    const placed = files.find((file) => file.url === url);
    if (!placed) return undefined;
    const known = this.#made.get(placed.name) ?? this.#make(placed);
    this.#made.set(placed.name, known);
    return known;
  }

  /** @param {import('./placed_files.mjs').PlacedFile} placed */
  async #make({ file, name }) {
    const bytes = await readFile(file);
    const png = bytes.length > large ? scaled_down(bytes, this.#decoder) : undefined;
    if (!png || png.length > bytes.length / 2) return undefined;
    return { name: name.replace(/^images\/(.*)\.\w+$/, 'images/small/$1.png'), png };
  }
}

/**
 * @param {Uint8Array} bytes of an image file
 * @param {ImageDecoder} decoder
 * @returns {Uint8Array | undefined} undefined where it is small already, or cannot be decoded here
 */
function scaled_down(bytes, decoder) {
  const { width, height } = decoder.read_image_header(bytes);
  const scale = Math.max(pixels.width / width, pixels.height / height);
  if (!(scale < 1)) return undefined;
  const image = decoder.decode_image(bytes, Math.round(width * scale), Math.round(height * scale));
  return 'failure' in image ? undefined : palette_png(middle_on_white(image));
}

/**
 * What `object-fit: cover` shows of it, on white where it is transparent.
 * @param {import('../../web/engine/module.js').Pixels} image
 */
function middle_on_white({ width: whole_width, height: whole_height, data }) {
  const [width, height] = [Math.min(whole_width, pixels.width), Math.min(whole_height, pixels.height)];
  const [left, top] = [Math.floor((whole_width - width) / 2), Math.floor((whole_height - height) / 2)];
  const cut = new Uint8Array(width * height * 4);
  for (let to = 0; to < cut.length; to += 4) {
    const [column, row] = [(to / 4) % width, Math.floor(to / 4 / width)];
    const from = ((top + row) * whole_width + left + column) * 4;
    const alpha = data[from + 3] / 255;
    for (let channel = 0; channel < 3; channel += 1) cut[to + channel] = 255 - (255 - data[from + channel]) * alpha;
    cut[to + 3] = 255;
  }
  return { width, height, data: cut };
}
