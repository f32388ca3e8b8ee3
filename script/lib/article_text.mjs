/** Collects the characters that a report's page shows, and which of them it shows in bold. */

/** Elements whose text the page's style sets in bold. */
const BOLD = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'th']);

/** A tag (with attribute values that may hold any character), or the text up to the next one. */
const TAG_OR_TEXT = /<(\/?)([a-z][a-z\d]*)((?:"[^"]*"|[^">])*)>|[^<]+/gi;

/**
 * The regular text is that of the source and the facts, because alternative texts are shown too, by the canvas alone.
 * @param {{source: string, facts: string, article: string}} report
 * @returns {{regular: string, bold: string}}
 */
export function article_text({ source, facts, article }) {
  return { regular: source + facts, bold: bold_text(article) };
}

/**
 * @param {string} html as our writer makes it: elements closed, `"` and `>` escaped in attribute values or quoted
 * @returns {string}
 */
function bold_text(html) {
  let depth = 0;
  let text = '';
  for (const [part, closing, tag] of html.matchAll(TAG_OR_TEXT)) {
    if (tag === undefined) text += depth > 0 ? part : '';
    else if (BOLD.has(tag.toLowerCase())) depth += closing ? -1 : 1;
  }
  return text;
}
