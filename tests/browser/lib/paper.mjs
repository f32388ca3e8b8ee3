/** A page as it is printed: as PDF, and what poppler's programs read in that. */

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PNG } from 'pngjs';

/** A4, in points. */
export const PAPER = Object.freeze({ width: 595.28, height: 841.89 });

/** pdftotext complains of pages that hold a picture and no word. */
const QUIET = /** @type {['ignore', 'pipe', 'ignore']} */ (['ignore', 'pipe', 'ignore']);

/** @typedef {{text: string, page: number, x_min: number, x_max: number, y_min: number, y_max: number}} PrintedWord points */

/**
 * Letters that fonts share with other characters come back as those; white space is the layout's.
 * @param {string} text
 */
export const bare = (text) => text.normalize('NFKC').replace(/\s+/g, '');

export class Paper {
  #folder;
  #file;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
    this.#file = join(folder, 'printed.pdf');
  }

  /**
   * @param {import('./browser.mjs').WatchedPage} watched
   * @returns {Promise<Paper>} to be thrown away when it is read
   */
  static async print({ cdp }) {
    const { data } = await cdp.send('Page.printToPDF', {
      paperWidth: PAPER.width / 72,
      paperHeight: PAPER.height / 72,
    });
    const folder = await mkdtemp(join(tmpdir(), 'kanbao-paper-'));
    await writeFile(join(folder, 'printed.pdf'), Buffer.from(data, 'base64'));
    return new Paper(folder);
  }

  /** @param {string} program @param {string[]} options */
  #read(program, options) {
    return execFileSync(program, [...options, this.#file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26, stdio: QUIET });
  }

  /** @returns {string[]} the text of each page, in the order in which it was set */
  pages() {
    return this.#read('pdftotext', ['-raw']).split('\f').slice(0, -1);
  }

  /** @returns {PrintedWord[]} */
  words() {
    let page = 0;
    /** @type {PrintedWord[]} */
    const words = [];
    const parts = /<page |<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g;
    for (const [part, x_min, y_min, x_max, y_max, text] of this.#read('pdftotext', ['-bbox']).matchAll(parts)) {
      if (part.startsWith('<page')) page += 1;
      else {
        words.push({
          text: String(text),
          page,
          x_min: Number(x_min),
          x_max: Number(x_max),
          y_min: Number(y_min),
          y_max: Number(y_max),
        });
      }
    }
    return words;
  }

  /** @returns {{page: number, width: number, height: number}[]} the pictures, with their own pixels */
  pictures() {
    const rows = execFileSync('pdfimages', ['-list', this.#file], { encoding: 'utf8' }).split('\n').slice(2);
    const fields = rows.map((row) => row.trim().split(/\s+/)).filter(([, , type]) => type === 'image');
    return fields.map(([page, , , width, height]) => ({
      page: Number(page),
      width: Number(width),
      height: Number(height),
    }));
  }

  /** @returns {Promise<PNG[]>} the pages as they look, a pixel a point */
  async photographs() {
    execFileSync('pdftoppm', ['-r', '72', '-png', this.#file, join(this.#folder, 'page')]);
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.png')).sort();
    return Promise.all(names.map(async (name) => PNG.sync.read(await readFile(join(this.#folder, name)))));
  }

  throw_away() {
    return rm(this.#folder, { recursive: true, force: true });
  }
}
