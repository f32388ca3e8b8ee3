/** A report in a sentence or two, for search engines and chat windows. */

/** They show about as much of a description. */
const longest_summary = 160; // characters

/**
 * @param {string} text
 * @returns {string} cut where a sentence or a word ends
 */
export function shortened(text) {
  const characters = [...text];
  if (characters.length <= longest_summary) return text;
  const start = characters.slice(0, longest_summary - 1).join('');
  const sentences = /^[^]{40,}[。！？!?]/u.exec(start)?.[0];
  if (sentences) return sentences;
  return `${start.replace(/[\p{Script=Latin}\d]+$/u, '').trimEnd() || start}…`;
}
