/** Tells who packs of the raw HTML that a report cannot show as a browser would. */

/** @type {Record<import('#border').HtmlLoss, string>} */
const MESSAGES = {
  dropped: 'cannot be shown in a report; its text stays without it',
  misplaced: 'cannot be shown there; its text stays without it',
  linked: 'is not embedded; a link leads to what it would show',
  without_address: 'has no address that can be used; write src="…"',
};

/**
 * @param {string} file
 * @param {import('#border').ReportDescription} description
 */
export function html_loss_warnings(file, { dropped }) {
  return dropped.map(({ line, tag, loss }) => `${file}:${line}: <${tag}> ${MESSAGES[loss]}.`);
}
