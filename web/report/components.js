/** A blog's own elements (src/document/component.h): which of those that are known a report uses. */

/** @typedef {import('#border').Component} Component */
/** @typedef {import('#border').ReportFacts & {components: Component[]}} PageFacts what a page carries beside the Markdown */

/** @param {string} tag as it is written @returns {string} by which it is known: Vue reads `MessageBox` and `message-box` as one */
export const component_name = (tag) => tag.toLowerCase().replace(/-/g, '');

/**
 * @param {string} source Markdown
 * @param {Component[]} components
 * @returns {Component[]} those whose tags stand in it
 */
export function used_components(source, components) {
  if (components.length === 0) return [];
  const names = new Set([...source.matchAll(/<([a-z][^\s/>]*)/gi)].map(([, tag]) => component_name(tag)));
  return components.filter(({ name }) => names.has(name));
}
