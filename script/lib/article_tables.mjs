/** The tables of an article, read from the HTML that our own writer makes. */

import { unescape_html } from '../../web/report/page.js';

/**
 * @typedef {object} ArticleTable
 * @property {string} section anchor of the heading that it stands below; empty before the first
 * @property {string[]} header
 * @property {string[][]} rows texts of the cells
 */

/**
 * @param {string} article HTML
 * @returns {ArticleTable[]} those with a header
 */
export function tables_of(article) {
  /** @type {ArticleTable[]} */
  const tables = [];
  let section = '';
  for (const [whole, anchor] of article.matchAll(/<h[1-6][^>]* id="([^"]*)"|<table[^]*?<\/table>/g)) {
    if (anchor !== undefined) section = text_of(anchor);
    else tables.push({ section, ...rows_of(whole) });
  }
  return tables.filter(({ header }) => header.length > 0);
}

/** @param {string} table */
function rows_of(table) {
  const rows = (table.match(/<tr[^]*?<\/tr>/g) ?? []).map((row) => ({
    is_header: /<th[ >]/.test(row),
    cells: (row.match(/<t[hd][ >][^]*?<\/t[hd]>/g) ?? []).map(text_of),
  }));
  const header = rows.find(({ is_header }) => is_header)?.cells ?? [];
  return { header, rows: rows.filter(({ is_header }) => !is_header).map(({ cells }) => cells) };
}

/** @param {string} html */
function text_of(html) {
  return unescape_html(html.replace(/<br>/g, ' ').replace(/<[^>]+>/g, '')).trim();
}
