/**
 * Tables whose rows the reader has put in another order, or some of them out of sight: C++ arranges the Document, and the
 * rows' elements are moved likewise.
 */

import { arrange_rows } from '../report/table_rows.js';
import { remember_selection } from './kept_selection.js';

/** @typedef {import('../report/table_rows.js').Arrangement} Arrangement */

export class ArrangedTables {
  #parts;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.article
   * @param {import('../engine/engine_place.js').EnginePlace} parts.engine
   * @param {import('./article_watch.js').ArticleWatch} parts.watch
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {Arrangement} arrangement takes the place of any former one
   * @returns {Promise<() => void>} moves the elements, when all that is painted of them is painted anew, too
   */
  async ask({ tables }) {
    const { article, engine, watch } = this.#parts;
    const html = await engine.ask('arrange', { tables: tables.map((order) => ({ hidden: [], ...order })) });
    return () => {
      const restore_selection = remember_selection(article);
      watch.quietly(() => arrange_rows(article, { tables }));
      restore_selection();
      watch.expect(html);
    };
  }
}
