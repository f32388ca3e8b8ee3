/**
 * Text in the Chinese face of the build, measured and drawn as outlines by HarfBuzz: what a browser's 2D canvas is to the
 * engine in a page. Every machine gives the same.
 */

import * as harfbuzz from 'harfbuzzjs';

import { FACE_STYLES, read_han_face } from './han_faces.mjs';

/** @typedef {{weight: number, size: number}} FontOfText */

export class ShapedText {
  #fonts;
  #buffer = new harfbuzz.Buffer();

  /** @param {{regular: SizedFont, bold: SizedFont}} fonts */
  constructor(fonts) {
    this.#fonts = fonts;
  }

  /**
   * @param {string} folder the build's fonts
   * @returns {Promise<ShapedText>}
   */
  static async load(folder) {
    const [regular, bold] = await Promise.all(FACE_STYLES.map((style) => read_font(folder, style)));
    return new ShapedText({ regular, bold });
  }

  /** @returns {import('../../web/engine/border_memory.js').Host} what the engine asks; nothing is painted by it */
  host() {
    /**
     * @template Answer
     * @param {{groups: import('#border').TextsOfFont[]}} question
     * @param {(text: string, font: FontOfText) => Answer} answer
     */
    const of_each = ({ groups }, answer) =>
      groups.flatMap(({ font, texts }) => texts.map((text) => answer(text, of_border(font))));
    return {
      measure_texts: (question) => of_each(question, (text, font) => this.#shaped(text, font).advance),
      measure_ink: (question) => of_each(question, (text, font) => this.#ink(text, font)),
      measure_font: ({ font }) => this.#metrics(of_border(font)),
      draw_texts: () => ({}),
    };
  }

  /**
   * @param {string} text
   * @param {{x: number, y: number}} origin
   * @param {FontOfText} font
   * @returns {string} SVG path data; empty where there is nothing to see
   */
  path(text, { x, y }, font) {
    const { scale } = this.#sized(font);
    return this.#shaped(text, font)
      .glyphs.map(({ glyph, left }) =>
        placed_path(this.#sized(font).font.glyphToJson(glyph), { x: x + left, y, scale }),
      )
      .join('');
  }

  /** @param {FontOfText} font */
  #sized({ weight, size }) {
    const { font, units } = weight >= 600 ? this.#fonts.bold : this.#fonts.regular;
    return { font, scale: size / units };
  }

  /** @param {string} text @param {FontOfText} wanted */
  #shaped(text, wanted) {
    const { font, scale } = this.#sized(wanted);
    const buffer = this.#buffer;
    buffer.clearContents();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setLanguage('zh-Hans');
    harfbuzz.shape(font, buffer);
    const infos = buffer.getGlyphInfos();
    let advance = 0;
    const glyphs = buffer.getGlyphPositions().map(({ xAdvance, xOffset }, place) => {
      const left = (advance + xOffset) * scale;
      advance += xAdvance;
      return { glyph: infos[place].codepoint, left };
    });
    return { glyphs, advance: advance * scale };
  }

  /** @param {string} text @param {FontOfText} wanted */
  #ink(text, wanted) {
    const { font, scale } = this.#sized(wanted);
    const { glyphs, advance } = this.#shaped(text, wanted);
    const boxes = glyphs.flatMap(({ glyph, left }) => {
      const { xBearing = 0, width = 0 } = font.glyphExtents(glyph) ?? {};
      return width > 0 ? [{ left: left + xBearing * scale, right: left + (xBearing + width) * scale }] : [];
    });
    if (boxes.length === 0) return { before: 0, after: 0 };
    const left = Math.min(...boxes.map((box) => box.left));
    return { before: left, after: advance - Math.max(...boxes.map((box) => box.right)) };
  }

  /** @param {FontOfText} wanted */
  #metrics(wanted) {
    const { font, scale } = this.#sized(wanted);
    const { ascender, descender } = font.hExtents();
    return { ascent: ascender * scale, descent: -descender * scale };
  }
}

/** @typedef {{font: harfbuzz.Font, units: number}} SizedFont `units`: of its em */

/** @param {string} folder @param {import('./han_faces.mjs').FaceStyle} style @returns {Promise<SizedFont>} */
async function read_font(folder, style) {
  const { font: bytes } = await read_han_face(folder, style);
  const face = new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(bytes).buffer), 0);
  return { font: new harfbuzz.Font(face), units: face.upem };
}

/** @param {import('#border').Font} font @returns {FontOfText} */
const of_border = ({ weight, size }) => ({ weight: weight === 'bold' ? 700 : 400, size });

/**
 * @param {harfbuzz.SvgPathCommand[]} outline in font units, y upwards
 * @param {{x: number, y: number, scale: number}} place
 */
function placed_path(outline, { x, y, scale }) {
  const at = (/** @type {number} */ value, /** @type {number} */ index) =>
    rounded(index % 2 === 0 ? x + value * scale : y - value * scale);
  return outline.map(({ type, values }) => type + values.map(at).join(' ')).join('');
}

/** @param {number} number */
const rounded = (number) => Math.round(number * 100) / 100;
