/**
 * Measures and draws runs of text with a 2D canvas in the page's own fonts. It serves src/platform/browser_text_web.cpp,
 * whose records it reads from the module's memory. All lengths are device px.
 */

const text_record_bytes = 16;
const cell_record_bytes = 40;
const sheet_width = 2048;
const sheet_height = 1024;
const phases_per_pixel = 64;

/**
 * A letter of each FontScript (src/style/font.h). Behind it a mark is shaped as it is among such letters; the spaces
 * keep the letter's ink out of the mark's cell.
 */
const leads = ['', '一    ', 'H    '];

/**
 * @typedef {object} Cell
 * @property {string} font CSS shorthand
 * @property {string} lead
 * @property {string} text
 * @property {boolean} is_two_em_dash
 * @property {string} colour CSS colour
 * @property {number} phase 0 to 63
 * @property {number} width
 * @property {number} height
 * @property {number} origin_x
 * @property {number} origin_y
 */

export class Rasteriser {
  #memory;
  #families;
  #language;
  #decoder = new TextDecoder();
  #context;

  /**
   * @param {() => Uint8Array} memory the module's memory, asked for anew because it moves when it grows
   * @param {{sans: string, mono: string}} families the page's font stacks
   * @param {string} language of the report: glyphs, and how they are hinted, depend on it
   */
  constructor(memory, families, language) {
    this.#memory = memory;
    this.#families = families;
    this.#language = language;
    const canvas = document.createElement('canvas');
    canvas.width = sheet_width;
    canvas.height = sheet_height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('the browser gives no 2D canvas');
    this.#context = context;
    this.#set_text_style();
  }

  // A canvas outside the document inherits no language. On a dense display browsers do not hint text; Chromium's canvas
  // now and then does, unless it is asked for precision. Elsewhere it is asked for legibility: without it, text is shaped
  // piece by piece. Resizing the canvas forgets both.
  #set_text_style() {
    const context = this.#context;
    if ('lang' in context) context.lang = this.#language;
    if (!('textRendering' in context)) return;
    context.textRendering = devicePixelRatio > 1 ? 'geometricPrecision' : 'optimizeLegibility';
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
   * @param {number} records
   * @param {number} count
   * @param {number} advances where to write `count` doubles
   */
  measure(records, count, advances) {
    this.#set_text_style();
    const view = this.#view();
    const context = this.#context;
    let font = '';
    for (let i = 0; i < count; ++i) {
      const record = records + i * text_record_bytes;
      const wanted = this.#font_at(view, record);
      if (wanted !== font) context.font = font = wanted;
      const lead = lead_at(view, record);
      const width = context.measureText(lead + this.#text_at(view, record)).width - lead_width(context, lead);
      view.setFloat64(advances + 8 * i, width, true);
    }
  }

  /**
   * How much blank there is before and after the ink. What stands before a text to give it its script would be in the way
   * and is left out: no mark has its ink elsewhere among letters.
   * @param {number} records
   * @param {number} count
   * @param {number} blanks where to write `count` pairs of doubles
   */
  ink(records, count, blanks) {
    this.#set_text_style();
    const view = this.#view();
    for (let i = 0; i < count; ++i) {
      const record = records + i * text_record_bytes;
      this.#context.font = this.#font_at(view, record);
      const box = this.#context.measureText(this.#text_at(view, record));
      view.setFloat64(blanks + 16 * i, -box.actualBoundingBoxLeft, true);
      view.setFloat64(blanks + 16 * i + 8, box.width - box.actualBoundingBoxRight, true);
    }
  }

  /**
   * @param {number} record
   * @param {number} metrics where to write ascent and descent, two doubles
   */
  metrics(record, metrics) {
    const view = this.#view();
    this.#context.font = this.#font_at(view, record);
    const box = this.#context.measureText('x');
    view.setFloat64(metrics, box.fontBoundingBoxAscent, true);
    view.setFloat64(metrics + 8, box.fontBoundingBoxDescent, true);
  }

  /**
   * Draws the cells on a sheet, as many as it holds, reads them back in one piece and goes on with the rest.
   * @param {number} records
   * @param {number} count
   * @param {number} pixels where to write the cells, one after another
   */
  rasterise(records, count, pixels) {
    const view = this.#view();
    this.#set_text_style();
    const cells = Array.from({ length: count }, (_, i) => this.#cell_at(view, records + i * cell_record_bytes));
    let target = pixels / 4;
    for (let first = 0; first < cells.length;) {
      const places = place_on_sheet(cells, first);
      const rows = this.#draw_sheet(cells, first, places);
      for (let i = 0; i < places.length; ++i) {
        const cell = cells[first + i];
        this.#copy_cell(rows, places[i], cell, target);
        target += cell.width * cell.height;
      }
      first += places.length;
    }
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
      canvas.height = Math.max(height, canvas.height);
      this.#set_text_style();
    } else {
      context.clearRect(0, 0, width, height);
    }
    places.forEach((place, i) => draw_cell(context, cells[first + i], place));
    const image = context.getImageData(0, 0, width, height);
    return { pixels: new Uint32Array(image.data.buffer), width };
  }

  /**
   * @param {{pixels: Uint32Array, width: number}} sheet
   * @param {{x: number, y: number}} place
   * @param {Cell} cell
   * @param {number} target index into the memory as 32-bit words
   */
  #copy_cell(sheet, place, cell, target) {
    const memory = new Uint32Array(this.#memory().buffer);
    for (let row = 0; row < cell.height; ++row) {
      const from = (place.y + row) * sheet.width + place.x;
      memory.set(sheet.pixels.subarray(from, from + cell.width), target + row * cell.width);
    }
  }

  #view() {
    return new DataView(this.#memory().buffer);
  }

  /**
   * @param {DataView} view
   * @param {number} record
   */
  #font_at(view, record) {
    const size = view.getFloat32(record, true);
    const style = view.getUint32(record + 4, true);
    const family = style & 1 ? this.#families.mono : this.#families.sans;
    return `${style & 4 ? 'italic ' : ''}${style & 2 ? 700 : 400} ${size}px ${family}`;
  }

  /**
   * @param {DataView} view
   * @param {number} record
   */
  #text_at(view, record) {
    const first = view.getUint32(record + 8, true);
    return this.#decoder.decode(this.#memory().subarray(first, first + view.getUint32(record + 12, true)));
  }

  /**
   * @param {DataView} view
   * @param {number} record
   * @returns {Cell}
   */
  #cell_at(view, record) {
    const colour = view.getUint32(record + 16, true);
    const text = this.#text_at(view, record);
    const is_mono = (view.getUint32(record + 4, true) & 1) !== 0;
    return {
      font: this.#font_at(view, record),
      lead: lead_at(view, record),
      text,
      is_two_em_dash: !is_mono && (text === '——' || text === '⸺'),
      colour: `rgb(${colour & 255} ${(colour >> 8) & 255} ${(colour >> 16) & 255})`,
      phase: view.getInt32(record + 20, true),
      width: view.getInt32(record + 24, true),
      height: view.getInt32(record + 28, true),
      origin_x: view.getInt32(record + 32, true),
      origin_y: view.getInt32(record + 36, true),
    };
  }
}

/**
 * @param {DataView} view
 * @param {number} record
 */
const lead_at = (view, record) => leads[view.getUint32(record + 4, true) >> 3];

/**
 * @param {CanvasRenderingContext2D} context
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
 * @param {CanvasRenderingContext2D} context
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
 * @param {CanvasRenderingContext2D} context
 * @param {Cell} cell
 * @param {{x: number, y: number}} place
 */
function draw_cell(context, cell, place) {
  if (context.font !== cell.font) context.font = cell.font;
  context.fillStyle = cell.colour;
  const x = place.x + cell.origin_x + cell.phase / phases_per_pixel;
  const y = place.y + cell.origin_y;
  if (!cell.lead && !cell.is_two_em_dash) return context.fillText(cell.text, x, y);
  context.save();
  context.beginPath();
  context.rect(place.x, place.y, cell.width, cell.height);
  context.clip();
  if (cell.is_two_em_dash) draw_two_em_dash(context, cell.lead, x, y);
  else context.fillText(cell.lead + cell.text, x - lead_width(context, cell.lead), y);
  context.restore();
}
