/** What is not seen of details that are closed, and how it is brought to light for who asks for a place in it. */

/** All but their summaries. */
export const closed_content = ':where(details:not([open]) > :not(summary))';

/** @param {Node} node opens what is closed around it, as browsers do for a link's target */
export function open_around(node) {
  const element = node instanceof Element ? node : node.parentElement;
  const content = element?.closest(closed_content);
  if (!content) return;
  content.parentElement?.setAttribute('open', '');
  open_around(content);
}
