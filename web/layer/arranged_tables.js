/**
 * Tables whose rows the reader has put in another order: C++ arranges the Document, and the table's elements are written
 * anew from it. Images and media keep their elements, which may hold what cannot be loaded again, or play.
 */

import { remember_selection } from './kept_selection.js';

/** @typedef {import('#border').Arrangement} Arrangement */

export class ArrangedTables {
  #parts;
  /** @type {number[]} the tables that do not stand as their author wrote them */
  #arranged = [];

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.article
   * @param {import('../engine/engine_place.js').EnginePlace} parts.engine
   * @param {import('./article_elements.js').ArticleElements} parts.elements
   * @param {import('./article_watch.js').ArticleWatch} parts.watch
   * @param {import('./text_layer.js').TextLayer} parts.layer
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {Arrangement} arrangement takes the place of any former one: a table that it does not name is its author's
   * @returns {Promise<() => void>} writes the tables anew, when all that is painted of them is painted anew, too
   */
  async ask(arrangement) {
    const named = arrangement.tables.map(({ table }) => table);
    const touched = [...new Set([...this.#arranged, ...named])];
    this.#arranged = named;
    const { tables, html } = await this.#parts.engine.ask('arrange', arrangement, touched);
    return () => {
      const { article, watch } = this.#parts;
      const restore_selection = remember_selection(article);
      watch.quietly(() => {
        for (const written of tables) this.#write(written);
      });
      restore_selection();
      watch.expect(html);
    };
  }

  /** @param {{table: number, html: string}} written */
  #write({ table, html }) {
    const { elements, layer } = this.#parts;
    const shown = elements.block(table);
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    const written = body.querySelector('table');
    if (!shown || !written) return;
    const objects = places_of_objects(written);
    layer.forget(shown);
    shown.replaceChildren(...written.childNodes);
    for (const { place, object } of objects) place.replaceWith(elements.object(Number(object.dataset.i)) ?? object);
    elements.note(shown);
  }
}

/**
 * Takes them out before the page sees them: an image that enters a document is loaded, if only to be replaced.
 * @param {HTMLElement} written
 */
function places_of_objects(written) {
  return [...written.querySelectorAll('img, video, audio')].map((found) => {
    const object = /** @type {HTMLElement} */ (found);
    const place = document.createComment('');
    object.replaceWith(place);
    return { place, object };
  });
}
