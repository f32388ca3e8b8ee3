/** Compares what is painted with the elements beneath it: each painted run with the rectangle of the same characters. */

import { read_display } from './report_page.mjs';

/**
 * @typedef {object} RunDistance how far the element's rectangle lies from the painted run, CSS px
 * @property {string} text
 * @property {number} left before the run's start, or, where the element reaches further, before the gap ahead of it: browsers
 *   differ in which of both sides of a gap has it
 * @property {number} right beyond the run's end, or, where the element reaches further, beyond the gap that follows it; what
 *   a full-width mark has given up of its cell is left out
 * @property {number} baseline
 */

/**
 * @typedef {object} LayerReport
 * @property {RunDistance[]} runs
 * @property {string[]} unmatched painted texts that the article does not hold, such as the numbers of lists
 * @property {string} unpainted what the article holds and nothing painted matches
 */

/**
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 * @returns {Promise<LayerReport>}
 */
export async function compare_layer(page) {
  const commands = (await read_display(page)).flatMap((command) => (command.kind === 'text' ? [command] : []));
  return page.evaluate((texts) => {
    const article = /** @type {HTMLElement} */ (document.querySelector('article#report'));
    const { left, top } = article.getBoundingClientRect();
    const style = getComputedStyle(document.documentElement);
    const context = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
    if ('lang' in context) context.lang = article.lang;
    /** @type {Map<string, number>} */
    const ascents = new Map();
    const ascent_of = (/** @type {string} */ font) => {
      const known = ascents.get(font);
      if (known !== undefined) return known;
      const sans = style.getPropertyValue('--sans');
      const mono = style.getPropertyValue('--mono').replace('var(--sans)', sans);
      // Browsers round an ascent to whole device pixels.
      const size = (/** @type {string} */ px) => `${parseFloat(px) * devicePixelRatio}px`;
      context.font = font
        .replace(/[\d.]+px/, size)
        .replace(/\bmono$/, mono)
        .replace(/\bsans$/, sans);
      const ascent = Math.round(context.measureText('x').fontBoundingBoxAscent) / devicePixelRatio;
      ascents.set(font, ascent);
      return ascent;
    };
    /** @type {{node: Text, offset: number, character: string}[]} */
    const characters = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { data, parentElement } = /** @type {Text} */ (node);
      if (parentElement?.closest('details:not([open]) > :not(summary), tr[hidden], [data-kanbao-tool], math, .ruby')) {
        continue;
      }
      for (let offset = 0; offset < data.length; ++offset) {
        if (!/[ \n\t\r\f]/.test(data[offset])) {
          characters.push({ node: /** @type {Text} */ (node), offset, character: data[offset] });
        }
      }
    }
    const all = characters.map(({ character }) => character).join('');
    const runs = [];
    const unmatched = [];
    let at = 0;
    for (const [index, { text, x, advance, baseline, font }] of texts.entries()) {
      const solid = text.replace(/[ \n\t\r\f]/g, '');
      if (!all.startsWith(solid, at)) {
        unmatched.push(text);
        continue;
      }
      const range = document.createRange();
      const last = characters[at + solid.length - 1];
      range.setStart(characters[at].node, characters[at].offset);
      range.setEnd(last.node, last.offset + 1);
      at += solid.length;
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      if (rects.length === 0) continue; // characters that only have a direction
      const begin = Math.min(...rects.map((rect) => rect.left)) - left;
      const em = parseFloat(font.replace(/^\D*\d+ /, ''));
      const is_beside = (/** @type {number} */ place, /** @type {number} */ other) => Math.abs(place - other) < em;
      const former = texts[index - 1];
      const former_end = former !== undefined && former.baseline === baseline ? former.x + former.advance : x;
      const gap_begin = is_beside(former_end, x) ? former_end : x;
      const from = begin < x ? Math.min(0, begin - Math.min(gap_begin, x)) : begin - x;
      const end = Math.max(...rects.map((rect) => rect.right)) - left;
      const next = texts[index + 1];
      const next_begin = next !== undefined && next.baseline === baseline ? next.x : x + advance;
      const gap_end = is_beside(next_begin, x + advance) ? Math.max(next_begin, x + advance) : x + advance;
      const over = end > x + advance ? Math.max(0, end - gap_end) : end - x - advance;
      // Half a cell goes where marks meet and at a line's end, and more or less where a line is squeezed.
      const blank = /[、。‘’“”〈〉《》「」『』【】〔〕〖〗！（），．：；？［］｛｝]$/u.test(text) ? em / 2 : 0;
      const to = over < 0 ? Math.min(0, over + blank) : over;
      const line = Math.max(...rects.map((rect) => Math.abs(rect.top - top + ascent_of(font) - baseline)));
      runs.push({ text, left: from, right: to, baseline: line });
    }
    return { runs, unmatched, unpainted: all.slice(at) };
  }, commands);
}
