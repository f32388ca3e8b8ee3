/** Tells who packs of the raw HTML that a report cannot show as a browser would. */

/** @type {Record<Exclude<import('#border').HtmlLoss, 'unknown'>, string>} */
const MESSAGES = {
  dropped: 'cannot be shown in a report; its text stays without it',
  misplaced: 'cannot be shown there; its text stays without it',
  linked: 'is not embedded; a link leads to what it would show',
  without_address: 'has no address that can be used; write src="…"',
};

/**
 * An unknown element is told once, where it comes first: a conversation has hundreds of one kind.
 * @param {string} file as it is called in warnings
 * @param {import('#border').ReportDescription} description
 */
export function html_loss_warnings(file, { dropped }) {
  /** @type {Map<string, number>} */
  const unknown = new Map();
  for (const { tag, loss } of dropped) if (loss === 'unknown') unknown.set(tag, (unknown.get(tag) ?? 0) + 1);
  return dropped.flatMap(({ line, tag, loss }) => {
    if (loss !== 'unknown') return [`${file}:${line}: <${tag}> ${MESSAGES[loss]}.`];
    const count = unknown.get(tag);
    unknown.delete(tag);
    return count ? [`${file}:${line}: ${unknown_element(tag, count - 1)}`] : [];
  });
}

/** @param {string} tag @param {number} more how many there are after it */
function unknown_element(tag, more) {
  const places = more > 0 ? `, here and in ${more} more ${more === 1 ? 'place' : 'places'}` : '';
  return (
    `<${tag}> is unknown${places}; its text stays without it. ` +
    `How it is shown can be said in kanbao.config.json: {"components": {"${tag}": "…"}}.`
  );
}
