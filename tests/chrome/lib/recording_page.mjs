/**
 * The page in which Chromium sets the texts, and what is read off it. Lengths are thousandths of an em: the font has 1000
 * units per em, which at 15.625px on a display of two pixels per CSS px are two of Chromium's layout steps each. So no
 * advance is rounded, and what differs are rules, not fractions of pixels.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { open_browser } from '../../browser/lib/browser.mjs';

/**
 * @typedef {object} Piece a grapheme cluster, or a mark that is written as two
 * @property {string} text
 * @property {number[]} advances standing alone, between Han characters, between Latin letters
 */

/**
 * @typedef {object} Blank
 * @property {string} text
 * @property {number} before from the origin to the ink
 * @property {number} after from the ink to the advance
 */

/** Kerning and ligatures would make a word's width another than the sum of its letters. */
const style = `
  @font-face { font-family: recorded; src: url(data:font/otf;base64,FONT); }
  body { margin: 0; font: 15.625px/60px recorded; text-rendering: geometricPrecision; font-kerning: none;
         font-variant-ligatures: none; }
  #one_line { white-space: pre; text-autospace: no-autospace; text-spacing-trim: space-all; }
`;

/**
 * Emoji come from a font with other units. Theirs is the only width that is rounded.
 * @param {number} value @param {string} text
 */
function whole(value, text) {
  const tolerance = /\p{Emoji_Presentation}|\uFE0F/u.test(text) ? 0.51 : 1e-6;
  const rounded = Math.round(value);
  assert.ok(Math.abs(value - rounded) < tolerance, `${text} is ${value} thousandths of an em wide, no whole number`);
  return rounded;
}

export class RecordingPage {
  #browser;
  #watched;

  /**
   * @param {import('../../browser/lib/browser.mjs').TestBrowser} browser
   * @param {import('../../browser/lib/browser.mjs').WatchedPage} watched
   */
  constructor(browser, watched) {
    this.#browser = browser;
    this.#watched = watched;
  }

  /** @param {string} font_path */
  static async open(font_path) {
    const browser = await open_browser({ ratio: 2 });
    const watched = await browser.open_page();
    const page_style = style.replace('FONT', readFileSync(font_path).toString('base64'));
    await watched.page.setContent(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${page_style}</style>
       <span id="one_line"></span><p id="lines"></p></html>`,
    );
    await watched.page.evaluate(async () => {
      await document.fonts.load('15.625px recorded', '字');
      if (devicePixelRatio !== 2) throw new Error('the display has another ratio than 2');
    });
    return new RecordingPage(browser, watched);
  }

  get chromium_version() {
    return this.#browser.version;
  }

  async close() {
    this.#watched.watch.assert_quiet();
    await this.#watched.close();
    await this.#browser.close();
  }

  /**
   * @param {string[]} texts
   * @param {string} [css] added to what keeps marks whole and characters close
   * @returns {Promise<number[]>} the width of each on one line
   */
  async widths(texts, css = '') {
    const widths = await this.#watched.page.evaluate(([list, added]) => {
      const line = /** @type {HTMLElement} */ (document.getElementById('one_line'));
      line.style.cssText = added;
      return list.map((text) => {
        line.textContent = text;
        return line.getBoundingClientRect().width * 64;
      });
    }, /** @type {[string[], string]} */ ([texts, css]));
    return widths.map((width, i) => whole(width, texts[i]));
  }

  /** @param {string[]} texts @returns {Promise<Piece[]>} */
  async pieces(texts) {
    const alone = await this.widths(texts);
    const [han, latin] = await this.widths(['一', 'H']);
    const among_han = await this.widths(texts.map((text) => `一${text}一`));
    const among_latin = await this.widths(texts.map((text) => `H${text}H`));
    return texts.map((text, i) => ({ text, advances: [alone[i], among_han[i] - 2 * han, among_latin[i] - 2 * latin] }));
  }

  /**
   * Ink is told in whole pixels, rounded outwards, and above 256px it is that of 64px: 250px tells it best.
   * @param {string[]} texts @returns {Promise<Blank[]>} of each standing alone
   */
  blanks(texts) {
    return this.#watched.page.evaluate((list) => {
      const context = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
      Object.assign(context, { lang: 'zh-CN' });
      context.font = '250px recorded';
      return list.map((text) => {
        const box = context.measureText(text);
        const after = 4 * (box.width - box.actualBoundingBoxRight);
        return { text, before: Math.round(-4 * box.actualBoundingBoxLeft), after: Math.round(after) };
      });
    }, texts);
  }

  /**
   * Where lines begin: at the first cluster with ink whose middle lies below that of the one before. Every line is 60px
   * tall, whatever fonts it holds.
   * @param {string} text
   * @param {number[]} widths
   * @param {string} css the setting
   * @returns {Promise<number[][]>} for each width the second and further lines' offsets in bytes of UTF-8
   */
  line_starts(text, widths, css) {
    return this.#watched.page.evaluate(([shown, columns, setting]) => {
      const block = /** @type {HTMLElement} */ (document.getElementById('lines'));
      block.textContent = shown;
      const node = /** @type {Text} */ (block.firstChild);
      const bytes = new TextEncoder();
      const clusters = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(shown)];
      const inked = clusters.filter((cluster) => cluster.segment !== ' ');
      const range = document.createRange();
      /** @param {{index: number, segment: string}} cluster */
      const line_of = ({ index, segment }) => {
        range.setStart(node, index);
        range.setEnd(node, index + segment.length);
        const { top, height } = range.getBoundingClientRect();
        return Math.floor((top + height / 2 - block.getBoundingClientRect().top) / 60);
      };
      return columns.map((width) => {
        block.style.cssText = `margin: 0; width: ${width / 64}px; ${setting}`;
        const lines = inked.map(line_of);
        const starts = inked.filter((_, i) => i > 0 && lines[i] > lines[i - 1]);
        return starts.map(({ index }) => bytes.encode(shown.slice(0, index)).length);
      });
    }, /** @type {[string, number[], string]} */ ([text, widths, css]));
  }
}
