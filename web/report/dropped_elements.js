/** What is told of raw HTML that a report cannot have. */

/**
 * @param {string} file as it is called in warnings
 * @param {import('#border').ReportDescription} description
 */
export function dropped_warnings(file, { dropped }) {
  return dropped.map(({ line, tag, is_unknown }) => `${file}:${line}: ${is_unknown ? unknown(tag) : refused(tag)}`);
}

/** @param {string} tag */
const refused = (tag) => `<${tag}> cannot be shown in a report; its text stays without it.`;

/** @param {string} tag */
const unknown = (tag) =>
  `<${tag}> is unknown; its text stays without it. ` +
  `How it is shown can be said in kanbao.config.json: {"components": {"${tag}": "…"}}.`;
