/** What is told of raw HTML that a report cannot have. */

/**
 * An unknown element is told once, where it comes first: a conversation has hundreds of one kind.
 * @param {string} file as it is called in warnings
 * @param {import('#border').ReportDescription} description
 */
export function dropped_warnings(file, { dropped }) {
  /** @type {Map<string, number>} */
  const unknown = new Map();
  for (const { tag, is_unknown } of dropped) if (is_unknown) unknown.set(tag, (unknown.get(tag) ?? 0) + 1);
  return dropped.flatMap(({ line, tag, is_unknown }) => {
    if (!is_unknown) return [`${file}:${line}: ${refused_element(tag)}`];
    const count = unknown.get(tag);
    unknown.delete(tag);
    return count ? [`${file}:${line}: ${unknown_element(tag, count - 1)}`] : [];
  });
}

/** @param {string} tag */
function refused_element(tag) {
  return `<${tag}> cannot be shown in a report; its text stays without it.`;
}

/** @param {string} tag @param {number} more how many there are after it */
function unknown_element(tag, more) {
  const places = more > 0 ? `, here and in ${more} more ${more === 1 ? 'place' : 'places'}` : '';
  return (
    `<${tag}> is unknown${places}; its text stays without it. ` +
    `How it is shown can be said in kanbao.config.json: {"components": {"${tag}": "…"}}.`
  );
}
