/** Collects the characters that a report's page shows, and which of them it shows in bold. */

/** Elements whose text the page's style sets in bold. */
const BOLD = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'th']);

/** A tag (with attribute values that may hold any character), or the text up to the next one. */
const TAG_OR_TEXT = /<(\/?)([a-z][a-z\d]*)((?:"[^"]*"|[^">])*)>|[^<]+/gi;

/**
 * The regular text is that of the article, and also of source and facts: what is an attribute in the article (the text in
 * place of an image) is drawn on the canvas.
 * @param {{source: string, facts: string, article: string}} report the article as our writer makes it: elements closed,
 *   `"` escaped in attribute values
 * @returns {{regular: string, bold: string}}
 */
export function article_text({ source, facts, article }) {
  let depth = 0;
  let regular = source + facts;
  let bold = '';
  for (const [part, closing, tag] of article.matchAll(TAG_OR_TEXT)) {
    if (tag !== undefined) depth += BOLD.has(tag.toLowerCase()) ? (closing ? -1 : 1) : 0;
    else if (depth > 0) bold += part;
    else regular += part;
  }
  return { regular, bold };
}
