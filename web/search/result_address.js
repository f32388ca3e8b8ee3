/**
 * Where a result leads: to its section, with the words marked. The browser marks what `#:~:text=` quotes, where it knows that; in a
 * frame it may not, and there, as in other browsers, the page's own find does (`?find=`).
 */

import { page_address } from '../report/site_paths.js';
import { text_fragment } from '../tools/text_fragment.js';

/** @typedef {import('./found_places.js').Place} Place */
/** @typedef {import('./search_run.js').Found} Found */

/** @returns {boolean} whether the browser marks what an address quotes */
export const marks_quotations = () => 'fragmentDirective' in document && parent === window;

/**
 * @param {Found} found
 * @param {boolean} is_quoted
 * @param {string} [asked] what this page's own address asks for, which the next one is asked for, too
 * @returns {string} relative to the site
 */
export function result_address({ report, section, in_heading, in_text }, is_quoted, asked = '') {
  const [heading, anchor, text] = report.sections[section];
  const page = page_address(report.name);
  const hash = encodeURIComponent(anchor);
  // For each term its first place; those in the text are closer to what is looked for.
  const of_text = in_text.flatMap((places) => places.slice(0, 1));
  const of_heading = in_heading.flatMap((places, term) => (in_text[term].length > 0 ? [] : places.slice(0, 1)));
  if (is_quoted) return `${page}#${hash}${quotations(report, section, { of_heading, of_text })}`;
  const parameters = new URLSearchParams(asked);
  const [written, { begin, end }] = of_text.length > 0 ? [text, of_text[0]] : [heading, of_heading[0]];
  parameters.set('find', written.slice(begin, end));
  return `${page}?${parameters}${hash && `#${hash}`}`;
}

/**
 * @param {import('./index_files.js').SearchedReport} report
 * @param {number} section
 * @param {{of_heading: Place[], of_text: Place[]}} places
 * @returns {string} the directives, without an address
 */
function quotations({ sections }, section, { of_heading, of_text }) {
  const parts = sections.map(([heading, , text]) => [`${heading}\n`, `${text}\n`]);
  const whole = parts.flat().join('');
  const of_section = parts.slice(0, section).flat().join('').length;
  const behind_heading = of_section + parts[section][0].length;
  const directives = [
    ...of_text.map(({ begin, end }) => text_fragment(whole, behind_heading + begin, behind_heading + end)),
    ...of_heading.map(({ begin, end }) => text_fragment(whole, of_section + begin, of_section + end)),
  ].filter((directive) => directive !== '');
  return directives.join('&').replace(/&:~:/g, '&');
}
