/** Results as links in a list, each with its section, the words around what was found, and its report. */

import { element } from '../report/element.js';
import { full_address } from '../report/site_paths.js';
import { excerpt, joined_places } from './found_places.js';
import { marks_quotations, result_address } from './result_address.js';

/** @typedef {import('./found_places.js').Place} Place */
/** @typedef {import('./search_run.js').Found} Found */

/**
 * @param {Found} found
 * @returns {HTMLLIElement}
 */
export function result_item(found) {
  const { report, section, in_heading, in_text } = found;
  const [heading, , text] = report.sections[section];
  const address = result_address(found, marks_quotations(), parent === window ? '' : location.search);
  const link = element('a', { href: full_address(address), lang: report.language });
  const words = element('span', { class: 'words' });
  words.append(...excerpt_nodes(text, joined_places(in_text)));
  const name = element('span', { class: 'section' });
  name.append(...marked(heading, joined_places(in_heading)));
  link.append(name, words, report_line(report, section));
  const item = /** @type {HTMLLIElement} */ (element('li'));
  item.append(link);
  return item;
}

/** @param {import('./index_files.js').SearchedReport} report @param {number} section */
function report_line({ title, date }, section) {
  const line = element('span', { class: 'report' });
  // The first section is called as the report is.
  if (section > 0) line.append(element('span', {}, title), ' ');
  if (date) line.append(element('time', { datetime: date }, date));
  return line;
}

/** @param {string} text @param {Place[]} places @returns {Node[]} */
function excerpt_nodes(text, places) {
  const { text: line, places: within, is_begun, is_cut } = excerpt(text, places);
  const nodes = marked(line, within);
  return [...(is_begun ? [new Text('…')] : []), ...nodes, ...(is_cut ? [new Text('…')] : [])];
}

/** @param {string} text @param {Place[]} places in reading order @returns {Node[]} */
function marked(text, places) {
  /** @type {Node[]} */
  const nodes = [];
  let end = 0;
  for (const place of places) {
    nodes.push(new Text(text.slice(end, place.begin)), element('mark', {}, text.slice(place.begin, place.end)));
    end = place.end;
  }
  nodes.push(new Text(text.slice(end)));
  return nodes;
}
