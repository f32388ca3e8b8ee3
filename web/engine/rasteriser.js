/**
 * Measures and draws runs of text with a 2D canvas in the page's own fonts: the host of src/border/host_messages.h. All
 * lengths are device px.
 */

const sheet_width = 2048;
const sheet_height = 1024;
const phases_per_pixel = 64;

/** Latin and Han letters, figures and marks, as a report has them. */
const line_text = '看报永国，“—kanbo23fiA';
const measures = /** @type {const} */ ([
  'width',
  'actualBoundingBoxLeft',
  'actualBoundingBoxRight',
  'actualBoundingBoxAscent',
  'actualBoundingBoxDescent',
]);

/**
 * A letter of each FontScript (src/style/font.h). Behind it a mark is shaped as it is among such letters; the spaces
 * keep the letter's ink out of the mark's cell.
 */
const leads = { any: '', han: '一    ', latin: 'H    ' };

/** Of each RunDirection (src/style/font.h), the override that has a run go that way, with its marks mirrored. */
const overrides = { any: '', left_to_right: '\u202D', right_to_left: '\u202E' };

/** @typedef {import('#border').RasterRequest} Cell */
/** @typedef {import('#border').Font} Font */

/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context */

/** @typedef {{sans: string, mono: string}} FontFamilies the page's font stacks */

/**
 * @typedef {object} TextSetting on which the look of text depends besides its font
 * @property {FontFamilies} families
 * @property {string} language of the report: glyphs, and how they are hinted, depend on it
 */

export class Rasteriser {
  #families;
  #language;
  #context;
  #ratio = 1;

  /**
   * @param {TextSetting} setting
   * @param {HTMLCanvasElement | OffscreenCanvas} canvas which this takes for itself: 16 px square or more
   */
  constructor({ families, language }, canvas) {
    this.#families = families;
    this.#language = language;
    const context = /** @type {Context | null} */ (canvas.getContext('2d', { willReadFrequently: true }));
    if (!context) throw new Error('the browser gives no 2D canvas');
    this.#context = context;
    this.#set_text_style();
  }

  /** @param {number} ratio device px per CSS px */
  set ratio(ratio) {
    this.#ratio = ratio;
  }

  /**
   * @param {FontFamilies} families in which text is set from now on
   * @returns {boolean} whether they are others than before
   */
  use_families(families) {
    const { sans, mono } = this.#families;
    if (families.sans === sans && families.mono === mono) return false;
    this.#families = families;
    return true;
  }

  // A canvas outside the document inherits no language. On a dense display browsers do not hint text; Chromium's canvas
  // now and then does, unless it is asked for precision. Elsewhere it is asked for legibility: without it, text is shaped
  // piece by piece. Resizing the canvas forgets both.
  #set_text_style() {
    const context = this.#context;
    if ('lang' in context) context.lang = this.#language;
    if (!('textRendering' in context)) return;
    context.textRendering = this.#ratio > 1 ? 'geometricPrecision' : 'optimizeLegibility';
  }

  /**
   * Some privacy settings falsify what is read back from a canvas. A filled square tells.
   * @returns {boolean} whether pixels come back as they were drawn
   */
  reads_back() {
    const context = this.#context;
    context.clearRect(0, 0, 16, 16);
    context.fillStyle = '#336699';
    context.fillRect(0, 0, 8, 16);
    const pixels = new Uint32Array(context.getImageData(0, 0, 16, 16).data.buffer);
    return pixels.every((pixel, i) => pixel === (i % 16 < 8 ? 0xff996633 : 0));
  }

  /**
   * Where each of these is the same, text is set in the same faces. Drawing the line would tell no more, and takes a page
   * 20 to 80 ms, because no page draws text in its own thread otherwise.
   * @returns {Float64Array<ArrayBuffer>} advance and ink of each character of a known line in each family
   */
  known_line() {
    this.#set_text_style();
    const context = this.#context;
    const { sans, mono } = this.#families;
    const boxes = [sans, mono].flatMap((family) => {
      context.font = `16px ${family}`;
      return [...line_text].map((character) => context.measureText(character));
    });
    return Float64Array.from(boxes.flatMap((box) => measures.map((name) => box[name])));
  }

  /** @param {import('#border').MeasureTexts} question @returns {number[]} */
  measure_texts({ groups }) {
    this.#set_text_style();
    const context = this.#context;
    return groups.flatMap(({ font, texts }) => {
      context.font = this.#css_font(font);
      const lead = lead_of(font);
      const before = lead_width(context, lead);
      return texts.map((text) => context.measureText(lead + text).width - before);
    });
  }

  /**
   * What stands before a text to give it its script would be in the way and is left out: no mark has its ink elsewhere among
   * letters.
   * @param {import('#border').MeasureInk} question
   * @returns {import('#border').InkBlank[]}
   */
  measure_ink({ groups }) {
    this.#set_text_style();
    const context = this.#context;
    return groups.flatMap(({ font, texts }) => {
      context.font = this.#css_font(font);
      return texts.map((text) => {
        const box = context.measureText(text);
        return { before: -box.actualBoundingBoxLeft, after: box.width - box.actualBoundingBoxRight };
      });
    });
  }

  /** @param {import('#border').MeasureFont} question @returns {import('#border').FontMetrics} */
  measure_font({ font }) {
    this.#context.font = this.#css_font(font);
    const box = this.#context.measureText('x');
    return { ascent: box.fontBoundingBoxAscent, descent: box.fontBoundingBoxDescent };
  }

  /**
   * Draws the cells on a sheet, as many as it holds, reads them back in one piece and goes on with the rest.
   * @param {import('#border').DrawTexts} question
   * @returns {import('#border').Nothing}
   */
  draw_texts({ cells, pixels }) {
    this.#set_text_style();
    const target = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
    let filled = 0;
    for (let first = 0; first < cells.length;) {
      const places = place_on_sheet(cells, first);
      const sheet = this.#draw_sheet(cells, first, places);
      places.forEach((place, i) => {
        const cell = cells[first + i];
        copy_cell(sheet, place, cell, target.subarray(filled));
        filled += cell.width * cell.height;
      });
      first += places.length;
    }
    return {};
  }

  /**
   * @param {Cell[]} cells
   * @param {number} first
   * @param {{x: number, y: number}[]} places
   * @returns {{pixels: Uint32Array, width: number}}
   */
  #draw_sheet(cells, first, places) {
    const last = cells[first + places.length - 1];
    const width = Math.max(sheet_width, last.width);
    const height = Math.max(...places.map((place, i) => place.y + cells[first + i].height));
    const context = this.#context;
    const canvas = context.canvas;
    if (width > canvas.width || height > canvas.height) {
      canvas.width = width;
      canvas.height = Math.max(height, sheet_height);
      this.#set_text_style();
    } else {
      context.clearRect(0, 0, width, height);
    }
    places.forEach((place, i) => {
      const cell = cells[first + i];
      draw_cell(context, cell, this.#css_font(cell.font), place);
    });
    const image = context.getImageData(0, 0, width, height);
    return { pixels: new Uint32Array(image.data.buffer), width };
  }

  /** @param {Font} font */
  #css_font({ family, weight, slope, size }) {
    const style = slope === 'italic' ? 'italic ' : '';
    return `${style}${weight === 'bold' ? 700 : 400} ${size}px ${this.#families[family]}`;
  }
}

/**
 * @param {{pixels: Uint32Array, width: number}} sheet
 * @param {{x: number, y: number}} place
 * @param {Cell} cell
 * @param {Uint32Array} target
 */
function copy_cell(sheet, place, cell, target) {
  for (let row = 0; row < cell.height; ++row) {
    const from = (place.y + row) * sheet.width + place.x;
    target.set(sheet.pixels.subarray(from, from + cell.width), row * cell.width);
  }
}

/**
 * @param {Font} font
 * @returns {string} what stands before a text, with no ink in its cell, to have it shaped as the font says
 */
const lead_of = ({ script, direction }) => leads[script] + overrides[direction];

/** @param {Cell} cell */
function is_two_em_dash({ font, text }) {
  return font.family !== 'mono' && (text === '——' || text === '⸺');
}

/**
 * @param {Context} context
 * @param {string} lead
 */
const lead_width = (context, lead) => (lead ? context.measureText(lead).width : 0);

/**
 * Places cells from `first` on in rows, until the sheet is full. A cell that is larger than the sheet gets one of its own.
 * @param {Cell[]} cells
 * @param {number} first
 * @returns {{x: number, y: number}[]} at least one place
 */
function place_on_sheet(cells, first) {
  const places = [];
  let x = 0;
  let y = 0;
  let row_height = 0;
  for (let i = first; i < cells.length; ++i) {
    const { width, height } = cells[i];
    if (x > 0 && x + width > sheet_width) {
      x = 0;
      y += row_height;
      row_height = 0;
    }
    const is_full = y + height > sheet_height || width > sheet_width;
    if (is_full && places.length > 0) break;
    places.push({ x, y });
    x += width;
    row_height = Math.max(row_height, height);
  }
  return places;
}

/**
 * —— as one stroke over two em (CLREQ 3.1.2): few fonts join the two dashes. Dashes are set side by side, each seen as far
 * as the next one begins, so that no stroke is painted on another.
 * @param {Context} context
 * @param {string} lead
 * @param {number} x
 * @param {number} y
 */
function draw_two_em_dash(context, lead, x, y) {
  const em = parseFloat(/[\d.]+(?=px)/.exec(context.font)?.[0] ?? '0');
  const before = lead_width(context, lead);
  const box = context.measureText(`${lead}—`);
  const advance = box.width - before;
  const bearing = box.width - box.actualBoundingBoxRight;
  const ink = advance - 2 * bearing;
  const length = 2 * em - 2 * bearing;
  const count = Math.ceil((1.25 * length) / ink);
  const step = (2 * em - advance) / (count - 1);
  let seen_to = Math.floor(x - em);
  for (let i = 0; i < count; ++i) {
    const left = x + i * step;
    const end = i + 1 < count ? Math.round(left + bearing + (step + ink) / 2) : Math.ceil(x + 3 * em);
    context.save();
    context.beginPath();
    context.rect(seen_to, y - 2 * em, end - seen_to, 4 * em);
    context.clip();
    context.fillText(`${lead}—`, left - before, y);
    context.restore();
    seen_to = end;
  }
}

/**
 * @param {Context} context
 * @param {Cell} cell
 * @param {string} font
 * @param {{x: number, y: number}} place
 */
function draw_cell(context, cell, font, place) {
  if (context.font !== font) context.font = font;
  const { red, green, blue } = cell.colour;
  context.fillStyle = `rgb(${red} ${green} ${blue})`;
  const lead = lead_of(cell.font);
  const x = place.x + cell.origin_x + cell.phase / phases_per_pixel;
  const y = place.y + cell.origin_y;
  const is_dash = is_two_em_dash(cell);
  if (!lead && !is_dash) return context.fillText(cell.text, x, y);
  context.save();
  context.beginPath();
  context.rect(place.x, place.y, cell.width, cell.height);
  context.clip();
  if (is_dash) draw_two_em_dash(context, lead, x, y);
  else context.fillText(lead + cell.text, x - lead_width(context, lead), y);
  context.restore();
}
